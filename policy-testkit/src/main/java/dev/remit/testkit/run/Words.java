package dev.remit.testkit.run;

import dev.remit.lang.canonical.DurationText;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.suite.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Decisions in the words of expectations. */
public final class Words {
  private Words() {}

  /** Such as {@code allow by crm.small_refund once for 1m}, {@code deny NOT_PERMITTED}. */
  public static String decision(Decision decision, Instant now) {
    return switch (decision) {
      case Decision.Deny(Reason reason) -> "deny " + reason(reason);
      case Decision.Allow(var reason, var obligations, var grant, var validUntil) ->
          "allow"
              + by(reason)
              + (grant.uses().isPresent() ? " once" : "")
              + " for "
              + duration(Duration.between(now, grant.expiresAt()))
              + (obligations.isEmpty() ? "" : " " + obligations(obligations));
    };
  }

  /** As a test would expect it: the verdict with its reason and rule, and for how long. */
  public static String expectation(Decision decision, Instant now) {
    return switch (decision) {
      case Decision.Deny(Reason reason) -> "deny " + reason.code() + by(reason);
      case Decision.Allow(var reason, var obligations, var grant, var validUntil) ->
          "allow"
              + by(reason)
              + (grant.uses().isPresent() ? " once" : "")
              + " for "
              + duration(Duration.between(now, grant.expiresAt()));
    };
  }

  static String hidden(Reason reason) {
    return "hidden " + reason(reason);
  }

  private static String reason(Reason reason) {
    return reason.code()
        + by(reason)
        + reason.hop().map(hop -> " hop " + hop).orElse("")
        + reason.fact().map(fact -> " unknown " + fact).orElse("")
        + reason.violations().stream()
            .map(violation -> " \"" + violation.field() + "\"")
            .collect(Collectors.joining());
  }

  private static String by(Reason reason) {
    return reason.rule().map(rule -> " by " + rule.id()).orElse("");
  }

  public static String duration(Duration duration) {
    return duration.isNegative()
        ? "-" + DurationText.write(duration.negated())
        : DurationText.write(duration);
  }

  public static String obligations(List<Decision.Obligation> obligations) {
    return obligations.isEmpty()
        ? "no obligations"
        : obligations.stream()
            .map(each -> obligation(each.type(), each.fields()))
            .collect(Collectors.joining(" "));
  }

  static String obligation(Expected.Obligation obligation) {
    return obligation(obligation.type(), obligation.fields());
  }

  static String obligation(String type, Map<String, Value> fields) {
    String inside =
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(field -> field.getKey() + ": " + value(field.getValue()))
                .collect(Collectors.joining(", "));
    return "with " + type + (inside.isEmpty() ? "" : " { " + inside + " }");
  }

  /** A value as an expectation writes it. */
  public static String value(Reading value) {
    return switch (value) {
      case Value.Text(String text) -> '"' + text + '"';
      case Value.Int(long number) -> Long.toString(number);
      case Value.Decimal(var number) -> number.toPlainString();
      case Value.Bool(boolean bool) -> Boolean.toString(bool);
      case Value.Length(Duration length) -> duration(length);
      case Value.Time(Instant time) -> time.toString();
      case Value.Symbol(String word, int ordinal) -> word;
      case Value.Many(var elements) ->
          elements.stream().map(Words::value).collect(Collectors.joining(", ", "{ ", " }"));
      default -> value.toString();
    };
  }
}
