package dev.remit.pdp.api.grpc;

import com.google.rpc.Status;
import dev.remit.lang.decide.Question;
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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Takes requests to the decision point: admits the caller, reads the question, writes the answer.
 */
@ApplicationScoped
class FrontDoor {
  static final int MOST_CALLS = 256;
  private static final Pattern REQUEST_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern DIGEST = Pattern.compile("(sha256:[0-9a-f]{64})?");

  private final DecisionPoint decisions;
  private final Callers callers;
  private final Outcomes outcomes;

  FrontDoor(DecisionPoint decisions, Callers callers, Outcomes outcomes) {
    this.decisions = decisions;
    this.callers = callers;
    this.outcomes = outcomes;
  }

  Asked.Admission admit(String requestId) {
    var caller = CallerAddress.current().flatMap(callers::at);
    if (caller.isEmpty()) {
      return new Asked.Admission.Refused(CallerFaults.unknownCaller());
    }
    if (!REQUEST_ID.matcher(requestId).matches()) {
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

  /** What is told of bytes that are no message; a stranger learns nothing of them. */
  Status undecodable() {
    return CallerAddress.current().flatMap(callers::at).isPresent()
        ? CallerFaults.undecodable()
        : CallerFaults.unknownCaller();
  }

  AuthorizeResult authorize(AuthorizeRequest request) {
    return switch (admit(request.getRequestId())) {
      case Asked.Admission.Refused(Status status) -> refused(status);
      case Asked.Admission.Admitted(Asked asked) ->
          authorize(asked, request.getRequestId(), request.getContext(), request.getCall(), -1);
    };
  }

  /** One call; its place in a batch, from 0, or -1 outside one. */
  AuthorizeResult authorize(Asked asked, String requestId, Context context, Call call, int place) {
    if (!mayAsk(asked, call)) {
      return refused(CallerFaults.notEntitled("ask for this tool"));
    }
    Question question = new QuestionReader(asked.caller()).read(context, call);
    Answer answer =
        decisions.answer(
            asked.key(requestId, context, call, place), question, asked.snapshot(), asked.now());
    return AuthorizeResult.newBuilder().setDecision(DecisionWriter.write(answer)).build();
  }

  /** A call without a tool is the decision's to refuse. */
  static boolean mayAsk(Asked asked, Call call) {
    return !call.hasTool()
        || asked.caller().mayAsk(call.getTool().getServer(), call.getTool().getName());
  }

  private static AuthorizeResult refused(Status status) {
    return AuthorizeResult.newBuilder().setStatus(status).build();
  }

  Optional<Status> report(ReportOutcomeRequest request) {
    var caller = CallerAddress.current().flatMap(callers::at);
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
