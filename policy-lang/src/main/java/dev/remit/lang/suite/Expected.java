package dev.remit.lang.suite;

import dev.remit.lang.ast.TestDeclaration.Expectation.Verdict;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is expected of a decision: all that is written, and nothing else.
 *
 * @param rule the id of the deciding rule
 * @param once whether the grant may be used once alone
 * @param length how long the grant lasts from the request on
 * @param end until when it lasts
 * @param fact the unknown fact, or whatever else the reason names
 * @param fields of the request that are malformed
 * @param exactly whether no obligation may be attached but these
 */
public record Expected(
    Verdict verdict,
    Optional<ReasonCode> code,
    Optional<String> rule,
    Optional<Boolean> once,
    Optional<Duration> length,
    Optional<Instant> end,
    Optional<Integer> hop,
    Optional<String> fact,
    List<String> fields,
    List<Obligation> obligations,
    boolean exactly,
    Span span) {
  public Expected {
    fields = List.copyOf(fields);
    obligations = List.copyOf(obligations);
  }

  /** The same, written somewhere else. */
  public Expected at(Span other) {
    return new Expected(
        verdict, code, rule, once, length, end, hop, fact, fields, obligations, exactly, other);
  }

  /** An obligation that is attached, and of its fields those that matter. */
  public record Obligation(String type, Map<String, Value> fields) {
    public Obligation {
      fields = Map.copyOf(fields);
    }
  }
}
