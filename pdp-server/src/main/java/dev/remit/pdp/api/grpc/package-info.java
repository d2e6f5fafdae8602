/** The gRPC front door: wire to question, decision to wire; no logic. */
@NullMarked
package dev.remit.pdp.api.grpc;

import org.jspecify.annotations.NullMarked;
