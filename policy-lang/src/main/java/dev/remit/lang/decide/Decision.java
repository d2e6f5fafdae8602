package dev.remit.lang.decide;

import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The answer, but for its id. Obligations, grant and {@code validUntil} come with ALLOW alone. */
public sealed interface Decision {
  Reason reason();

  record Allow(
      Reason reason, List<Obligation> obligations, Grant grant, Optional<Instant> validUntil)
      implements Decision {
    public Allow {
      obligations = List.copyOf(obligations);
    }
  }

  record Deny(Reason reason) implements Decision {}

  /**
   * Why.
   *
   * @param rule the deciding rule
   * @param detail one sentence; safe to show the agent: no value, no clause
   * @param hop the hop at fault, from 0
   * @param fact the unknown fact, the offending argument, or what was revoked
   * @param violations the offending fields of a malformed request
   * @param ask what to ask for, with {@code APPROVAL_REQUIRED} and {@code STEP_UP_REQUIRED}
   */
  record Reason(
      ReasonCode code,
      Optional<RuleRef> rule,
      String detail,
      Optional<Integer> hop,
      Optional<String> fact,
      List<Violation> violations,
      Optional<Ask> ask) {
    public Reason {
      violations = List.copyOf(violations);
    }

    public static Reason of(ReasonCode code, String detail) {
      return new Reason(
          code,
          Optional.empty(),
          detail,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());
    }

    public Reason withHop(int at) {
      return new Reason(code, rule, detail, Optional.of(at), fact, violations, ask);
    }

    public Reason withFact(String name) {
      return new Reason(code, rule, detail, hop, Optional.of(name), violations, ask);
    }

    public Reason withRule(RuleRef ref) {
      return new Reason(code, Optional.of(ref), detail, hop, fact, violations, ask);
    }

    public Reason withViolations(List<Violation> fields) {
      return new Reason(code, rule, detail, hop, fact, fields, ask);
    }

    public Reason withAsk(Ask demand) {
      return new Reason(code, rule, detail, hop, fact, violations, Optional.of(demand));
    }
  }

  /** A rule by id, where it stands, and its author's sentence. */
  record RuleRef(String id, String file, int line, int column, String sentence) {}

  /** A field of the request by its path on the wire, such as {@code chain.hops[1].expires_at}. */
  record Violation(String field, String problem) {}

  /** What to obtain before asking again: the demand's digest, and the obligation that makes it. */
  record Ask(String demandDigest, Obligation obligation) {}

  /** An obligation: its type and its fields, sorted by name. */
  record Obligation(String type, Phase phase, SortedMap<String, Value> fields, List<String> rules) {
    public enum Phase {
      BEFORE,
      WITH
    }

    public Obligation {
      rules = List.copyOf(rules);
    }
  }

  /** What a broker may mint. Digests are {@code sha256:…}; {@code uses} is empty for any number. */
  record Grant(
      Value.Tool tool,
      List<Access> accesses,
      Optional<String> task,
      String chainDigest,
      Optional<String> holderKey,
      Optional<String> argumentsDigest,
      Optional<Integer> uses,
      Instant expiresAt) {
    public Grant {
      accesses = List.copyOf(accesses);
    }

    /** Whether the other may do no more than this one, and no longer. */
    boolean covers(Grant other) {
      return tool.equals(other.tool)
          && accesses.equals(other.accesses)
          && task.equals(other.task)
          && chainDigest.equals(other.chainDigest)
          && holderKey.equals(other.holderKey)
          && (argumentsDigest.isEmpty() || argumentsDigest.equals(other.argumentsDigest))
          && (uses.isEmpty() || uses.equals(other.uses))
          && !other.expiresAt.isAfter(expiresAt);
    }
  }
}
