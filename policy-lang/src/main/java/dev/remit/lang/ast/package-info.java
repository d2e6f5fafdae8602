/** Policies as written: sealed records with spans. */
@NullMarked
package dev.remit.lang.ast;

import org.jspecify.annotations.NullMarked;
