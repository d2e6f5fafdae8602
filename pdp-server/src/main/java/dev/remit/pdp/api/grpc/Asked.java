package dev.remit.pdp.api.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.rpc.Status;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.decision.IdempotencyKey;
import dev.remit.pdp.decision.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * A request that its caller may make at all: who asks, by which snapshot it is decided, and when.
 */
record Asked(EnforcementPoint caller, Snapshot snapshot, Instant now) {

  /** A request is admitted, or refused with a status. */
  sealed interface Admission {
    record Admitted(Asked asked) implements Admission {}

    record Refused(Status status) implements Admission {}
  }

  /**
   * The key by which a retry is known, by the parts of a call, with maps in order; each with its
   * length, so that no byte of one passes for a byte of the other. It begins as no request does.
   *
   * @param place the call's in a batch, from 0, or -1 outside one
   */
  IdempotencyKey key(String requestId, Message context, Message call, int place) {
    int size =
        1
            + CodedOutputStream.computeStringSizeNoTag(requestId)
            + CodedOutputStream.computeMessageSizeNoTag(context)
            + CodedOutputStream.computeMessageSizeNoTag(call)
            + CodedOutputStream.computeInt32SizeNoTag(place);
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      out.writeRawByte(0);
      out.writeInt32NoTag(place);
      out.writeStringNoTag(requestId);
      out.writeMessageNoTag(context);
      out.writeMessageNoTag(call);
    } catch (IOException impossible) {
      throw new UncheckedIOException("an array of their size is large enough", impossible);
    }
    return new IdempotencyKey(caller.name(), bytes);
  }

  /** The same of a request that was read by its parts, whose bytes are taken as they came. */
  IdempotencyKey key(RequestParts parts) {
    return new IdempotencyKey(caller.name(), parts.bytes());
  }
}
