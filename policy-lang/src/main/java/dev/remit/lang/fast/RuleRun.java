package dev.remit.lang.fast;

import dev.remit.lang.decide.Candidates;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.PlainObligations;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.RuleEngine;
import dev.remit.lang.decide.RuleOrder;
import dev.remit.lang.decide.RuleSelector;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.schema.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Step 5: the rules over each access. */
final class RuleRun {
  private static final int NO_SLOT = -1;

  private final CompiledBundle bundle;
  private final RuleEngine engine;
  private final RuleOrder order;
  private final PlainObligations obligations;
  private final Facts facts;
  private final int actionSlot;
  private final List<String> actions;
  private final IntPredicate bindsNot = this::bindsNot;

  private @Nullable RuleSelector selector;
  private boolean alone;
  private boolean task;
  private boolean credential;

  RuleRun(Plan plan, Facts facts) {
    this.bundle = plan.bundle;
    this.engine = plan.bundle.rules();
    this.order = plan.order;
    this.obligations = new PlainObligations(plan.bundle);
    this.facts = facts;
    this.actionSlot =
        IntStream.range(0, plan.layout.facts().size())
            .filter(slot -> plan.layout.facts().get(slot).name().equals("action"))
            .findFirst()
            .orElse(NO_SLOT);
    this.actions =
        actionSlot != NO_SLOT
                && plan.layout.facts().get(actionSlot) instanceof FactKey.Core core
                && core.type() instanceof Type.EnumOf words
            ? words.values()
            : List.of();
  }

  /**
   * Whether the call lies within its scope, and the rules decide it without more than they know.
   */
  boolean decide(
      ToolPlan tool,
      Question question,
      Known.Chain chain,
      Accesses accesses,
      Verdict verdict,
      Instant now) {
    alone = chain.hops().length == 0;
    task = !(question.task() instanceof Sent.None<?>);
    credential = !(question.credential() instanceof Sent.None<?>);
    if (!ScopeFit.fits(chain.scope(), tool.entry().tool(), accesses)) {
      return false;
    }
    obligations.clear();
    RuleIr permit = null;
    boolean refused = false;
    for (int access = 0; access < accesses.size(); access++) {
      if (!lay(accesses, access)) {
        return false;
      }
      Candidates candidates = candidates(tool);
      RuleIr denied = trueDeny(candidates);
      if (denied != null) {
        verdict.outcome = Verdict.Outcome.DENIED;
        verdict.rule = denied;
        return true;
      }
      if (isOpen(candidates.denies())) {
        return false;
      }
      RuleIr deciding = truePermit(candidates);
      if (deciding == null) {
        if (verdict.rule == null) {
          verdict.rule = inert(candidates.permits());
          verdict.inertAt = access;
        }
        refused = true;
      } else {
        permit =
            permit == null ? deciding : Candidates.narrower(permit, deciding, bundle.settings());
      }
      if (!refused) {
        attach(candidates.obliges());
        verdict.bound |= isBound(tool);
        changes(candidates.timed(), verdict);
      }
    }
    return refused
        || (permit != null
            && obligations.arePlain(question.supported())
            && allow(permit, chain, verdict, now));
  }

  private boolean lay(Accesses accesses, int access) {
    facts.lay(0, accesses.dataset(access).row());
    if (actionSlot != NO_SLOT) {
      int ordinal = actions.indexOf(accesses.action(access));
      if (ordinal < 0) {
        return false;
      }
      facts.putSymbol(actionSlot, actions.get(ordinal), ordinal);
    }
    return true;
  }

  private Candidates candidates(ToolPlan tool) {
    return tool.rules().isPresent() ? tool.rules().get().candidates() : selector().select(facts);
  }

  /** Made where a tool first asks for it: most leave few rules. */
  private RuleSelector selector() {
    RuleSelector made = selector;
    if (made == null) {
      made = new RuleSelector(order);
      selector = made;
    }
    return made;
  }

  private Truth truth(RuleIr rule) {
    return applies(rule.applies()) ? engine.truth(rule, facts) : Truth.FALSE;
  }

  private boolean applies(RuleIr.Applies applies) {
    return (alone ? applies.alone() : applies.delegated())
        && (task || applies.withoutTask())
        && (credential || applies.withoutCredential());
  }

  private @Nullable RuleIr trueDeny(Candidates candidates) {
    List<RuleIr> denies = candidates.denies();
    for (int i = 0; i < denies.size(); i++) {
      if (truth(denies.get(i)) == Truth.TRUE) {
        return denies.get(i);
      }
    }
    return null;
  }

  private @Nullable RuleIr truePermit(Candidates candidates) {
    List<RuleIr> permits = candidates.permits();
    for (int i = 0; i < permits.size(); i++) {
      if (truth(permits.get(i)) == Truth.TRUE) {
        return permits.get(i);
      }
    }
    return null;
  }

  /** The first by id of those that are neither true nor false. */
  private @Nullable RuleIr inert(List<RuleIr> permits) {
    RuleIr first = null;
    for (int i = 0; i < permits.size(); i++) {
      RuleIr rule = permits.get(i);
      if (truth(rule) == Truth.UNKNOWN && (first == null || rule.id().compareTo(first.id()) < 0)) {
        first = rule;
      }
    }
    return first;
  }

  /** Which fact an inert rule wants, as one access has them. */
  Optional<String> wanted(RuleIr rule, Accesses accesses, int access) {
    return lay(accesses, access)
        ? Interpreter.unknownFact(rule, facts, bundle.program().layout())
        : Optional.empty();
  }

  /** What the last call that was permitted obliges to. */
  List<Decision.Obligation> obligations() {
    return obligations.written();
  }

  private boolean isOpen(List<RuleIr> rules) {
    for (int i = 0; i < rules.size(); i++) {
      if (truth(rules.get(i)) == Truth.UNKNOWN) {
        return true;
      }
    }
    return false;
  }

  /** What may oblige does. */
  private void attach(List<RuleIr> obliges) {
    for (int i = 0; i < obliges.size(); i++) {
      if (truth(obliges.get(i)) != Truth.FALSE) {
        obligations.attach(obliges.get(i), facts);
      }
    }
  }

  /** Whether a rule makes the grant one for these arguments. */
  private boolean isBound(ToolPlan tool) {
    if (tool.rules().isEmpty()) {
      return !selector().visitReaders(facts, bindsNot);
    }
    List<RuleIr> readers = tool.rules().get().readers();
    for (int i = 0; i < readers.size(); i++) {
      if (binds(readers.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean bindsNot(int reader) {
    return !binds(selector().reader(reader));
  }

  private boolean binds(RuleIr reader) {
    return applies(reader.applies()) && Candidates.binds(reader, bundle, facts);
  }

  private void changes(List<RuleIr> timed, Verdict verdict) {
    for (int i = 0; i < timed.size(); i++) {
      RuleIr rule = timed.get(i);
      if (applies(rule.applies()) && engine.clockFree(rule, facts) != Truth.FALSE) {
        Interpreter.nextChange(rule, facts)
            .ifPresent(time -> verdict.change(time.getEpochSecond(), time.getNano()));
      }
    }
  }

  /** False where the grant would end by now. */
  private boolean allow(RuleIr permit, Known.Chain chain, Verdict verdict, Instant now) {
    Duration length =
        permit.grant().flatMap(RuleIr.GrantIr::duration).orElse(bundle.settings().defaultGrant());
    verdict.capAfter(length, now);
    verdict.capAfter(bundle.settings().maxGrant(), now);
    Optional<Duration> cap = obligations.cap();
    if (cap.isPresent()) {
      verdict.capAfter(cap.get(), now);
    }
    if (!alone) {
      Instant ends = chain.expiresAt();
      verdict.cap(ends.getEpochSecond(), ends.getNano());
    }
    verdict.outcome = Verdict.Outcome.PERMITTED;
    verdict.rule = permit;
    verdict.once = permit.grant().isPresent() && permit.grant().get().once();
    verdict.reusable = !verdict.bound && !verdict.once;
    if (verdict.reusable) {
      verdict.change(verdict.expiresSecond, verdict.expiresNano);
      verdict.changeAfter(bundle.settings().cacheTime(), now);
      verdict.reusable = Verdict.isAfter(verdict.validSecond, verdict.validNano, now);
    }
    return Verdict.isAfter(verdict.expiresSecond, verdict.expiresNano, now);
  }
}
