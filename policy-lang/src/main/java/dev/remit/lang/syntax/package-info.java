/** From text to syntax tree: grammar, limits, syntax errors. */
@NullMarked
package dev.remit.lang.syntax;

import org.jspecify.annotations.NullMarked;
