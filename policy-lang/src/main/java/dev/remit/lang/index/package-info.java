/** Which rules a decision has to evaluate: those that the facts at hand do not make false. */
@NullMarked
package dev.remit.lang.index;

import org.jspecify.annotations.NullMarked;
