package dev.remit.pdp.api.grpc;

import dev.remit.lang.decide.Question;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.decision.Answer;
import dev.remit.proto.v1.AuthorizeResponse;

/**
 * The server's own reading and writing of messages, which it shows to nobody outside this package.
 */
public final class WireDoor {
  private final RequestReader reader;

  /** As one caller asks. */
  public WireDoor(EnforcementPoint caller) {
    reader = new RequestReader(caller);
  }

  /** A request, read. */
  public record Read(String requestId, Question question) {}

  /** What the bytes of a request ask. */
  public Read read(byte[] request) {
    RequestParts parts = RequestParts.of(request).orElseThrow();
    return new Read(parts.requestId(), reader.read(parts).orElseThrow());
  }

  /** The answer to a request. */
  public AuthorizeResponse write(String requestId, Answer answer) {
    return AuthorizeResponse.newBuilder()
        .setRequestId(requestId)
        .setDecision(DecisionWriter.write(answer))
        .build();
  }
}
