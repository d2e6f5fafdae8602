/** A bundle off a directory: which files belong to it, its settings, its revision. */
@NullMarked
package dev.remit.lang.bundle;

import org.jspecify.annotations.NullMarked;
