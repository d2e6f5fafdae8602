package dev.remit.pdp.api.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Context;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the parts of an {@link AuthorizeRequest} lie in its bytes, which are not read yet. The head
 * of the context are the agent, the principal, the chain and the task, which the calls of one task
 * share; its tail is the rest. No field is in both, so that what the two say together is what the
 * context says.
 *
 * @param contextAt where the context begins
 * @param tailAt where its tail begins
 * @param contextEnd where it ends
 * @param callAt where the call begins
 * @param callEnd where it ends
 */
record RequestParts(
    byte[] bytes,
    String requestId,
    int contextAt,
    int tailAt,
    int contextEnd,
    int callAt,
    int callEnd) {

  /**
   * Empty for bytes that are no request, and for one in another order or with a part twice, as
   * protobuf does not write it.
   */
  static Optional<RequestParts> of(byte[] request) {
    try {
      return new Walk(request).parts();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static final class Walk {
    private final byte[] bytes;
    private final CodedInputStream in;
    private String requestId = "";
    private int contextAt;
    private int tailAt;
    private int contextEnd;
    private int callAt;
    private int callEnd;

    Walk(byte[] bytes) {
      this.bytes = bytes;
      this.in = CodedInputStream.newInstance(bytes);
    }

    Optional<RequestParts> parts() throws IOException {
      int last = 0;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        int field = WireFormat.getTagFieldNumber(tag);
        boolean plain =
            field > last
                && field <= AuthorizeRequest.CALL_FIELD_NUMBER
                && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
        if (!plain || !read(field)) {
          return Optional.empty();
        }
        last = field;
      }
      return Optional.of(
          new RequestParts(bytes, requestId, contextAt, tailAt, contextEnd, callAt, callEnd));
    }

    private boolean read(int field) throws IOException {
      if (field == AuthorizeRequest.REQUEST_ID_FIELD_NUMBER) {
        requestId = in.readStringRequireUtf8();
        return true;
      }
      int length = in.readRawVarint32();
      int outer = in.pushLimit(length);
      int at = in.getTotalBytesRead();
      boolean plain = true;
      if (field == AuthorizeRequest.CONTEXT_FIELD_NUMBER) {
        contextAt = at;
        contextEnd = at + length;
        plain = split();
      } else {
        callAt = at;
        callEnd = at + length;
        in.skipRawBytes(length);
      }
      in.popLimit(outer);
      return plain;
    }

    /** Whether the fields of the head come before all others. */
    private boolean split() throws IOException {
      boolean inTail = false;
      int at = in.getTotalBytesRead();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        boolean ofHead = WireFormat.getTagFieldNumber(tag) <= Context.TASK_FIELD_NUMBER;
        if (ofHead && inTail) {
          return false;
        }
        if (!ofHead && !inTail) {
          inTail = true;
          tailAt = at;
        }
        if (!in.skipField(tag)) {
          return false;
        }
        at = in.getTotalBytesRead();
      }
      if (!inTail) {
        tailAt = contextEnd;
      }
      return true;
    }
  }
}
