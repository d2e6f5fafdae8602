/** Questions out of messages of the contract; the door that took them says what a word is worth. */
@NullMarked
package dev.remit.wire;

import org.jspecify.annotations.NullMarked;
