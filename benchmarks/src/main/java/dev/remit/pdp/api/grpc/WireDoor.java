package dev.remit.pdp.api.grpc;

import dev.remit.lang.decide.Question;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.decision.Answer;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeResponse;

/**
 * The server's own reading and writing of messages, which it shows to nobody outside this package.
 */
public final class WireDoor {
  private final QuestionReader reader;

  /** As one caller asks. */
  public WireDoor(EnforcementPoint caller) {
    reader = new QuestionReader(caller);
  }

  /** What a request asks. */
  public Question read(AuthorizeRequest request) {
    return reader.read(request.getContext(), request.getCall());
  }

  /** The answer to a request. */
  public AuthorizeResponse write(String requestId, Answer answer) {
    return AuthorizeResponse.newBuilder()
        .setRequestId(requestId)
        .setDecision(DecisionWriter.write(answer))
        .build();
  }
}
