/** The fast path by itself. */
@org.jspecify.annotations.NullMarked
package dev.remit.lang.fast;
