/** A decision, from the question to the answer: steps 1 to 5. */
@NullMarked
package dev.remit.lang.decide;

import org.jspecify.annotations.NullMarked;
