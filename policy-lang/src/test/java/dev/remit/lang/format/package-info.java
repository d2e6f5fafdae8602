/** Tests of the canonical layout. */
@NullMarked
package dev.remit.lang.format;

import org.jspecify.annotations.NullMarked;
