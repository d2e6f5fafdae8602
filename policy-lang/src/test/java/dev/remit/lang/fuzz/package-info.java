/** Texts that nobody would write, given to all that reads policies. */
@NullMarked
package dev.remit.lang.fuzz;

import org.jspecify.annotations.NullMarked;
