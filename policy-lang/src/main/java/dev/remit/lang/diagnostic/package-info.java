/** Findings as data, and their rendering. */
@NullMarked
package dev.remit.lang.diagnostic;

import org.jspecify.annotations.NullMarked;
