/** The one spelling of each kind of text: what has another is refused, never rewritten. */
@NullMarked
package dev.remit.lang.canonical;

import org.jspecify.annotations.NullMarked;
