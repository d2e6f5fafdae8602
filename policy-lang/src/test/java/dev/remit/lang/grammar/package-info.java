/** The grammar as data: read from its file, shown to authors, and used to write texts at random. */
@NullMarked
package dev.remit.lang.grammar;

import org.jspecify.annotations.NullMarked;
