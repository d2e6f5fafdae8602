/** The index by itself. */
@org.jspecify.annotations.NullMarked
package dev.remit.lang.index;
