package dev.remit.pdp.api.grpc;

import com.google.protobuf.Message;

/** What a caller sent: a message, or bytes that are none. */
sealed interface Incoming<Q extends Message> {
  record Read<Q extends Message>(Q message) implements Incoming<Q> {}

  /** Truncated, not UTF-8 where a text is due, or otherwise no message of the method's type. */
  record Undecodable<Q extends Message>() implements Incoming<Q> {}
}
