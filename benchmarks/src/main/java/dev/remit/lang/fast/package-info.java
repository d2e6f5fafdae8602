/** Doors into the engine for benchmarks. */
@org.jspecify.annotations.NullMarked
package dev.remit.lang.fast;
