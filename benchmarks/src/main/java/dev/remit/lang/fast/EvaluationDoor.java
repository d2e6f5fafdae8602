package dev.remit.lang.fast;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import java.time.Instant;

/** Lets benchmarks take decisions of which no answer is written. */
public final class EvaluationDoor {
  private final Evaluation evaluation;

  public EvaluationDoor(CompiledBundle bundle) {
    this.evaluation = new Evaluation(new Plan(bundle.compiled()));
  }

  /** Until when the grant lasts, in seconds of the epoch, or -1 on DENY. */
  public long decide(Question question, LiveState state, Instant now) {
    if (!evaluation.decide(question, state, now)) {
      throw new IllegalStateException("left to the reference");
    }
    Verdict verdict = evaluation.verdict();
    return verdict.outcome() == Verdict.Outcome.PERMITTED ? verdict.expiresSecond() : -1;
  }
}
