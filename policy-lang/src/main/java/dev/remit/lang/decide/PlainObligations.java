package dev.remit.lang.decide;

import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The obligations of one call after another, for an engine that leaves to the reference each call
 * in which one of them is at fault or due before the act. Used by one thread.
 */
public final class PlainObligations {
  private final CompiledBundle bundle;
  private final RuleRefs refs;
  private @Nullable Gathered gathered;

  private record Gathered(Obligations obligations, RankedFaults faults) {}

  public PlainObligations(CompiledBundle bundle) {
    this.bundle = bundle;
    this.refs = new RuleRefs(bundle.program());
  }

  /** Before each call. */
  public void clear() {
    gathered = null;
  }

  /** Attaches what a rule obliges to that holds for an access with these facts. */
  public void attach(RuleIr rule, Facts facts) {
    Gathered now = gathered;
    if (now == null) {
      RankedFaults faults = new RankedFaults();
      now = new Gathered(new Obligations(bundle.obligations(), refs, faults), faults);
      gathered = now;
    }
    now.obligations.attach(rule, facts);
  }

  /** Whether the enforcement point can do all of it with the act, and nothing is at fault. */
  public boolean arePlain(Set<String> supported) {
    Gathered now = gathered;
    if (now == null) {
      return true;
    }
    now.obligations.supported(supported);
    return now.faults.first().isEmpty()
        && now.obligations.all().stream().noneMatch(each -> each.type().before());
  }

  /** The shortest grant that one of them allows. */
  public Optional<Duration> cap() {
    Gathered now = gathered;
    return now == null ? Optional.empty() : now.obligations.cap();
  }

  /** What the answer carries. */
  public List<Decision.Obligation> written() {
    Gathered now = gathered;
    return now == null ? List.of() : now.obligations.written();
  }
}
