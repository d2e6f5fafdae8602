/** Tests of policies: what runs them, measures them and reports on them. */
@NullMarked
package dev.remit.testkit;

import org.jspecify.annotations.NullMarked;
