package dev.remit.pdp.api.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.rpc.Status;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.decision.RecentAnswers;
import dev.remit.pdp.decision.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
   * The key by which a retry is known; the question's digest is over its bytes with maps in order,
   * each part with its length, so that no byte of one passes for a byte of the other.
   */
  RecentAnswers.Key key(String requestId, Message context, Message call, int place) {
    MessageDigest digest = sha256();
    update(digest, bytes(context));
    update(digest, bytes(call));
    update(digest, Integer.toString(place).getBytes(StandardCharsets.US_ASCII));
    return key(requestId, digest);
  }

  /** The same of a request that was read by its parts, whose bytes are taken as they came. */
  RecentAnswers.Key key(RequestParts parts) {
    MessageDigest digest = sha256();
    update(digest, parts.bytes(), parts.contextAt(), parts.contextEnd());
    update(digest, parts.bytes(), parts.callAt(), parts.callEnd());
    return key(parts.requestId(), digest);
  }

  private static void update(MessageDigest digest, byte[] bytes) {
    update(digest, bytes, 0, bytes.length);
  }

  private static void update(MessageDigest digest, byte[] bytes, int from, int to) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(to - from).flip());
    digest.update(bytes, from, to - from);
  }

  private RecentAnswers.Key key(String requestId, MessageDigest digest) {
    return new RecentAnswers.Key(
        caller.name(), requestId, new String(digest.digest(), StandardCharsets.ISO_8859_1));
  }

  private static byte[] bytes(Message message) {
    byte[] bytes = new byte[message.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.useDeterministicSerialization();
    try {
      message.writeTo(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("an array of the message's size is large enough", impossible);
    }
    return bytes;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
