package dev.remit.benchmarks;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.remit.proto.v1.AuthorizeResponse;
import dev.remit.proto.v1.AuthorizeStreamResponse;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Effect;
import java.time.Instant;
import java.util.HexFormat;

/** Asks Remit for the refund, which it has to allow by a rule that permits it. */
final class RemitAsking implements Asking {
  private static final int HOPS = 3;

  private final boolean stream;
  private final byte[] rest =
      AgentMessages.refund(HOPS, Instant.now()).toBuilder().clearRequestId().build().toByteArray();

  /**
   * By one method or the other.
   *
   * @param stream whether answers are those of {@code AuthorizeStream}
   */
  RemitAsking(boolean stream) {
    this.stream = stream;
  }

  @Override
  public byte[] request(long number) {
    return Wire.withId(number, rest);
  }

  @Override
  public long answered(byte[] answer, long asked) {
    try {
      return stream
          ? number(AuthorizeStreamResponse.parseFrom(answer))
          : number(AuthorizeResponse.parseFrom(answer));
    } catch (InvalidProtocolBufferException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private static long number(AuthorizeStreamResponse answer) {
    return number(answer.getRequestId(), answer.getResult().getDecision());
  }

  private static long number(AuthorizeResponse answer) {
    return number(answer.getRequestId(), answer.getDecision());
  }

  private static long number(String id, Decision decision) {
    if (decision.getEffect() != Effect.EFFECT_ALLOW
        || !decision.getReason().getRule().getId().equals("crm.refund0")) {
      throw new IllegalStateException("the refund is not allowed: " + decision);
    }
    return HexFormat.fromHexDigits(id, 1, id.length());
  }
}
