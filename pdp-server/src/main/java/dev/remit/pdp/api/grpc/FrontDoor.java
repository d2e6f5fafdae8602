package dev.remit.pdp.api.grpc;

import com.google.rpc.Status;
import dev.remit.lang.decide.Question;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.decision.Answer;
import dev.remit.pdp.decision.DecisionPoint;
import dev.remit.pdp.decision.Outcomes;
import dev.remit.pdp.identity.CallerAddress;
import dev.remit.pdp.identity.Callers;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeResult;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.ErrorReason;
import dev.remit.proto.v1.Outcome;
import dev.remit.proto.v1.ReportOutcomeRequest;
import dev.remit.wire.QuestionReader;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Takes requests to the decision point: admits the caller, reads the question, writes the answer.
 */
@Singleton
class FrontDoor {
  static final int MOST_CALLS = 256;
  private static final int REQUEST_ID_CHARS = 128;
  private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{64})?");

  private static final RequestMarshaller<AuthorizeRequest> REQUESTS =
      new RequestMarshaller<>(AuthorizeRequest.getDefaultInstance());

  private final DecisionPoint decisions;
  private final Callers callers;
  private final Outcomes outcomes;
  private final RequestReaders readers;

  FrontDoor(DecisionPoint decisions, Callers callers, Outcomes outcomes) {
    this.decisions = decisions;
    this.callers = callers;
    this.outcomes = outcomes;
    this.readers = new RequestReaders(callers);
  }

  /** Whatever became of a request; its id is empty where there is none. */
  record Authorized(String requestId, AuthorizeResult result) {}

  private Optional<EnforcementPoint> caller() {
    return CallerAddress.current().flatMap(callers::at);
  }

  Asked.Admission admit(String requestId) {
    return admit(caller(), requestId);
  }

  private Asked.Admission admit(Optional<EnforcementPoint> caller, String requestId) {
    if (caller.isEmpty()) {
      return new Asked.Admission.Refused(CallerFaults.unknownCaller());
    }
    if (!isRequestId(requestId)) {
      return new Asked.Admission.Refused(
          CallerFaults.invalid(
              ErrorReason.REQUEST_ID_INVALID,
              "request_id",
              "is 1 to 128 characters of printable ASCII without blanks"));
    }
    var snapshot = decisions.snapshot();
    return snapshot.isEmpty()
        ? new Asked.Admission.Refused(CallerFaults.noBundle())
        : new Asked.Admission.Admitted(new Asked(caller.get(), snapshot.get(), decisions.now()));
  }

  private static boolean isRequestId(String text) {
    boolean good = !text.isEmpty() && text.length() <= REQUEST_ID_CHARS;
    for (int i = 0; good && i < text.length(); i++) {
      good = text.charAt(i) > ' ' && text.charAt(i) <= '~';
    }
    return good;
  }

  /** What is told of bytes that are no message; a stranger learns nothing of them. */
  Status undecodable() {
    return caller().isPresent() ? CallerFaults.undecodable() : CallerFaults.unknownCaller();
  }

  /** A request, whatever its bytes are. */
  Authorized authorize(byte[] request) {
    Optional<EnforcementPoint> caller = caller();
    Optional<RequestParts> parts = RequestParts.of(request);
    Optional<Question> question =
        caller.map(readers::of).flatMap(reader -> parts.flatMap(reader::read));
    return question.isPresent()
        ? authorize(caller, parts.orElseThrow(), question.get())
        : whole(request);
  }

  private Authorized authorize(
      Optional<EnforcementPoint> caller, RequestParts parts, Question question) {
    AuthorizeResult result =
        switch (admit(caller, parts.requestId())) {
          case Asked.Admission.Refused(Status status) -> refused(status);
          case Asked.Admission.Admitted(Asked asked) ->
              mayAsk(asked, question.tool())
                  ? decided(
                      decisions.answer(asked.key(parts), question, asked.snapshot(), asked.now()))
                  : refused(CallerFaults.notEntitled("ask for this tool"));
        };
    return new Authorized(parts.requestId(), result);
  }

  /** A request that is not read by its parts. */
  private Authorized whole(byte[] bytes) {
    return switch (REQUESTS.read(bytes)) {
      case Incoming.Undecodable<AuthorizeRequest> none ->
          new Authorized("", refused(undecodable()));
      case Incoming.Read<AuthorizeRequest>(AuthorizeRequest request) ->
          new Authorized(
              request.getRequestId(),
              switch (admit(request.getRequestId())) {
                case Asked.Admission.Refused(Status status) -> refused(status);
                case Asked.Admission.Admitted(Asked asked) ->
                    authorize(
                        asked, request.getRequestId(), request.getContext(), request.getCall(), -1);
              });
    };
  }

  /** One call; its place in a batch, from 0, or -1 outside one. */
  AuthorizeResult authorize(Asked asked, String requestId, Context context, Call call, int place) {
    if (!mayAsk(asked, QuestionReader.tool(call))) {
      return refused(CallerFaults.notEntitled("ask for this tool"));
    }
    Question question = new QuestionReader(asked.caller()).read(context, call);
    Answer answer =
        decisions.answer(
            asked.key(requestId, context, call, place), question, asked.snapshot(), asked.now());
    return decided(answer);
  }

  /** A call without a tool is the decision's to refuse. */
  static boolean mayAsk(Asked asked, Optional<Question.ToolRef> tool) {
    return tool.isEmpty() || asked.caller().mayAsk(tool.get().server(), tool.get().name());
  }

  private static AuthorizeResult decided(Answer answer) {
    return AuthorizeResult.newBuilder().setDecision(DecisionWriter.write(answer)).build();
  }

  private static AuthorizeResult refused(Status status) {
    return AuthorizeResult.newBuilder().setStatus(status).build();
  }

  Optional<Status> report(ReportOutcomeRequest request) {
    Optional<EnforcementPoint> caller = caller();
    if (caller.isEmpty()) {
      return Optional.of(CallerFaults.unknownCaller());
    }
    boolean stated =
        request.getOutcome() == Outcome.OUTCOME_COMPLETED
            || request.getOutcome() == Outcome.OUTCOME_FAILED;
    if (!stated) {
      return Optional.of(
          CallerFaults.invalid(
              ErrorReason.OUTCOME_INVALID, "outcome", "is OUTCOME_COMPLETED or OUTCOME_FAILED"));
    }
    if (!DIGEST.matcher(request.getResultDigest()).matches()) {
      return Optional.of(
          CallerFaults.invalid(
              ErrorReason.OUTCOME_INVALID, "result_digest", "is no sha256: digest"));
    }
    Optional<UUID> id = id(request.getDecisionId());
    Outcomes.Noted noted =
        id.map(decision ->
                outcomes.report(
                    caller.get().name(),
                    decision,
                    new Outcomes.Outcome(
                        request.getOutcome() == Outcome.OUTCOME_COMPLETED,
                        request.getResultDigest())))
            .orElse(Outcomes.Noted.UNKNOWN);
    return switch (noted) {
      case NOTED -> Optional.empty();
      case UNKNOWN -> Optional.of(CallerFaults.unknownDecision());
      case CONTRADICTED ->
          Optional.of(
              CallerFaults.invalid(
                  ErrorReason.OUTCOME_INVALID,
                  "outcome",
                  "is of a DENY, or contradicts an earlier one"));
    };
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }
}
