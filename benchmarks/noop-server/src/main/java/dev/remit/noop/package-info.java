/** A gRPC service that decides nothing, to measure against. */
@NullMarked
package dev.remit.noop;

import org.jspecify.annotations.NullMarked;
