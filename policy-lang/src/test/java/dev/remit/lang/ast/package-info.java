/** Comparing what policies say. */
@NullMarked
package dev.remit.lang.ast;

import org.jspecify.annotations.NullMarked;
