package dev.remit.lang.fast;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.decide.Digests;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.NotPermitted;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.decide.RuleRefs;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.ir.RuleIr;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Decides as {@link Decider} does, and leaves to it what has a fault or is not plain. Safe for use
 * by many threads: each decision takes an evaluation out of a few, and puts it back.
 */
public final class FastDecider {
  private static final int EVALUATIONS = 64;
  private static final Optional<Integer> ONCE = Optional.of(1);

  private final Plan plan;
  private final RuleRefs refs;
  private final ConcurrentMap<String, Reason> reasons = new ConcurrentHashMap<>();
  private final AtomicReferenceArray<Evaluation> evaluations;

  /** By the rules of the bundle as code. */
  public FastDecider(CompiledBundle bundle) {
    this(bundle, EVALUATIONS);
  }

  /** By the rules as code, with what of the previous decider's comes out the same. */
  public FastDecider(CompiledBundle bundle, FastDecider previous) {
    this(bundle.compiled(previous.bundle()), EVALUATIONS);
  }

  /** With so many places for evaluations, a power of two. */
  FastDecider(CompiledBundle bundle, int places) {
    this.evaluations = new AtomicReferenceArray<>(places);
    this.plan = new Plan(bundle.compiled());
    this.refs = new RuleRefs(bundle.program());
  }

  /** The bundle that decides, its rules as code. */
  public CompiledBundle bundle() {
    return plan.bundle;
  }

  /** Whatever goes wrong inside is a DENY. */
  public Decision decide(Question question, LiveState state, Instant now) {
    return decided(question, state, now)
        .orElseGet(() -> Decider.decide(question, plan.bundle, state, now));
  }

  /**
   * Empty for a question that is left to the reference, as it is whenever something goes wrong
   * here; what is left half done then goes with its evaluation.
   */
  public Optional<Decision> decided(Question question, LiveState state, Instant now) {
    if (!plan.whole()) {
      return Optional.empty();
    }
    int place = (int) Thread.currentThread().threadId() & (evaluations.length() - 1);
    try {
      Evaluation evaluation = take(place);
      Optional<Decision> decision =
          evaluation.decide(question, state, now)
              ? Optional.of(written(evaluation, question))
              : Optional.empty();
      evaluations.set(place, evaluation);
      return decision;
    } catch (RuntimeException | StackOverflowError fault) {
      return Optional.empty();
    }
  }

  private Evaluation take(int place) {
    Evaluation free = evaluations.getAndSet(place, null);
    return free == null ? new Evaluation(plan) : free;
  }

  /** How many evaluations wait to be taken. */
  int waiting() {
    int waiting = 0;
    for (int place = 0; place < evaluations.length(); place++) {
      waiting += evaluations.get(place) == null ? 0 : 1;
    }
    return waiting;
  }

  private Decision written(Evaluation evaluation, Question question) {
    Verdict verdict = evaluation.verdict();
    RuleIr rule = verdict.rule;
    return switch (verdict.outcome()) {
      case NOT_PERMITTED ->
          new Decision.Deny(
              rule == null
                  ? NotPermitted.REASON
                  : NotPermitted.forWantOf(rule, evaluation.wanted(rule), refs));
      case DENIED -> new Decision.Deny(reason(ReasonCode.DENIED, "a rule denies this", rule));
      case PERMITTED ->
          new Decision.Allow(
              reason(ReasonCode.PERMITTED, "a rule permits this", rule),
              evaluation.obligations(),
              grant(evaluation, question),
              verdict.reusable
                  ? Optional.of(Instant.ofEpochSecond(verdict.validSecond, verdict.validNano))
                  : Optional.empty());
    };
  }

  /** A rule has one effect, and so one reason, which is made with its first decision. */
  private Reason reason(ReasonCode code, String detail, @Nullable RuleIr rule) {
    if (rule == null) {
      return Reason.of(code, detail);
    }
    Reason made = reasons.get(rule.id());
    return made != null
        ? made
        : reasons.computeIfAbsent(
            rule.id(), first -> Reason.of(code, detail).withRule(refs.of(rule)));
  }

  private static Decision.Grant grant(Evaluation evaluation, Question question) {
    Verdict verdict = evaluation.verdict();
    return new Decision.Grant(
        evaluation.tool(),
        evaluation.accesses().written(),
        question.task() instanceof Sent.Value<Question.TaskClaim>(var task)
            ? Optional.of(task.id())
            : Optional.empty(),
        evaluation.chain().digest(),
        evaluation.holderKey(),
        verdict.bound ? Digests.arguments(new Json.Object(evaluation.members())) : Optional.empty(),
        verdict.bound || verdict.once ? ONCE : Optional.empty(),
        Instant.ofEpochSecond(verdict.expiresSecond, verdict.expiresNano));
  }
}
