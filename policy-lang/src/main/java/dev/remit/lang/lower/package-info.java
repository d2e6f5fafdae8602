/** From checked rules to the program. */
@NullMarked
package dev.remit.lang.lower;

import org.jspecify.annotations.NullMarked;
