/** The facade of the policy language. */
@NullMarked
package dev.remit.lang;

import org.jspecify.annotations.NullMarked;
