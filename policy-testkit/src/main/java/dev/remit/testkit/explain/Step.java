package dev.remit.testkit.explain;

import dev.remit.lang.decide.ReasonCode;

/** The steps of a decision; each comes after what those before it found nothing against. */
public enum Step {
  SHAPE("step 1, the shape of the request"),
  CATALOGUE("step 2, the catalogue"),
  CHAIN("step 3, the chain"),
  LIVE_STATE("step 4, live state"),
  RULES("step 5, the rules"),
  AROUND("beside the steps, the decision point itself");

  private final String words;

  Step(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  static Step of(ReasonCode code) {
    return switch (code) {
      case MALFORMED, UNAUTHENTICATED -> SHAPE;
      case TOOL_UNKNOWN,
          TOOL_CHANGED,
          ARGUMENT_INVALID,
          ARGUMENT_UNDECLARED,
          DATASET_MISSING,
          FACT_CONFLICT ->
          CATALOGUE;
      case CHAIN_MISSING,
          CHAIN_ROOT,
          CHAIN_BROKEN,
          CHAIN_CYCLE,
          CHAIN_TOO_DEEP,
          CHAIN_NOT_YET,
          CHAIN_EXPIRED,
          CHAIN_WIDENED,
          CHAIN_SCOPE,
          CHAIN_UNVERIFIED ->
          CHAIN;
      case CREDENTIAL_EXPIRED,
          CREDENTIAL_INVALID,
          REVOKED,
          TASK_UNKNOWN,
          TASK_ENDED,
          STATE_UNAVAILABLE ->
          LIVE_STATE;
      case DENIED,
          INDETERMINATE,
          NOT_PERMITTED,
          OBLIGATION_UNSUPPORTED,
          OBLIGATION_CONFLICT,
          ARGUMENTS_INCOMPLETE,
          EXPIRED,
          STEP_UP_REQUIRED,
          APPROVAL_REQUIRED,
          PERMITTED ->
          RULES;
      case AUDIT_UNAVAILABLE, INTERNAL -> AROUND;
    };
  }
}
