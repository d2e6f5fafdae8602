/** The door through which benchmarks reach what the server keeps to its own package. */
@NullMarked
package dev.remit.pdp.api.grpc;

import org.jspecify.annotations.NullMarked;
