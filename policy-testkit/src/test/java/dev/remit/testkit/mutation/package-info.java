/** Tests of the mutation of rules. */
@NullMarked
package dev.remit.testkit.mutation;

import org.jspecify.annotations.NullMarked;
