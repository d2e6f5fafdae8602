/** Tests of reading policy text. */
@NullMarked
package dev.remit.lang.syntax;

import org.jspecify.annotations.NullMarked;
