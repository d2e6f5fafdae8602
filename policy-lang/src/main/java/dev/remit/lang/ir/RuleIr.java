package dev.remit.lang.ir;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A rule: its condition is the Kleene conjunction of its clauses. Header clauses come first, those
 * of a {@code for} and of {@code governs} before the rule's own.
 *
 * @param number its place among all rules of the program: permits, then denies, then obliges
 * @param observedUntil until when the rule is without effect; its first clause is false until then
 */
public record RuleIr(
    Kind kind,
    String id,
    String sentence,
    List<ClauseIr> clauses,
    Applies applies,
    Optional<GrantIr> grant,
    Optional<ObligationIr> obligation,
    List<String> tags,
    Optional<Instant> observedUntil,
    int origin,
    long cost,
    int number) {
  public RuleIr {
    clauses = List.copyOf(clauses);
    tags = List.copyOf(tags);
  }

  /** Whether the rule is only observed at a time: it has no effect, whatever it says. */
  public boolean isObservedAt(Instant now) {
    return observedUntil.filter(now::isBefore).isPresent();
  }

  /** The rule as it is once it is no longer observed. */
  public RuleIr unobserved() {
    return observedUntil.isEmpty()
        ? this
        : new RuleIr(
            kind,
            id,
            sentence,
            clauses.subList(1, clauses.size()),
            applies,
            grant,
            obligation,
            tags,
            Optional.empty(),
            origin,
            cost,
            number);
  }

  public enum Kind {
    PERMIT,
    DENY,
    OBLIGE
  }

  /** A unit of explanation: a header clause, a conjunct of a {@code when}, or an {@code unless}. */
  public record ClauseIr(Condition condition, boolean header, int origin) {}

  /** Which calls a permit applies to at all; a deny or an oblige applies to every call. */
  public record Applies(
      boolean alone, boolean delegated, boolean withoutTask, boolean withoutCredential) {
    public static final Applies TO_ALL = new Applies(true, true, true, true);
  }

  /** What a permit grants; without {@code duration} the bundle's default. */
  public record GrantIr(boolean once, Optional<Duration> duration) {}

  /** What an oblige demands. */
  public record ObligationIr(String type, List<FieldIr> fields, int origin) {
    public ObligationIr {
      fields = List.copyOf(fields);
    }
  }

  /** A field of an obligation. */
  public record FieldIr(String name, FieldValue value, int origin) {}

  /** A field's value: read from a fact, or a named group (its members are judged at use). */
  public sealed interface FieldValue {
    record Read(Operand operand) implements FieldValue {}

    record Group(String name) implements FieldValue {}
  }
}
