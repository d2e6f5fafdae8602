/** The reference evaluator. */
@NullMarked
package dev.remit.lang.interpret;

import org.jspecify.annotations.NullMarked;
