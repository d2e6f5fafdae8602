/** How much of a bundle could change without a test that fails. */
@NullMarked
package dev.remit.testkit.mutation;

import org.jspecify.annotations.NullMarked;
