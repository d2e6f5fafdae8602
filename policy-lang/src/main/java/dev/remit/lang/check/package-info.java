/** Names, types, guards, chain polarity and cost. */
@NullMarked
package dev.remit.lang.check;

import org.jspecify.annotations.NullMarked;
