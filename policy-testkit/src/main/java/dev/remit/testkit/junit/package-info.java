/** Tests of policies as tests of JUnit. */
@NullMarked
package dev.remit.testkit.junit;

import org.jspecify.annotations.NullMarked;
