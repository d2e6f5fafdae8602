package dev.remit.testkit.run;

import dev.remit.lang.decide.Access;
import dev.remit.lang.decide.Explanation.AccessPart;
import dev.remit.lang.decide.Explanation.ClausePart;
import dev.remit.lang.decide.Explanation.RulePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the rules say of one access, rule by rule and clause by clause, in lines. */
public final class ExplanationText {
  private final List<String> lines = new ArrayList<>();

  private ExplanationText() {}

  /** Without the access itself; what belongs to a rule is indented below it. */
  public static List<String> of(AccessPart access) {
    ExplanationText text = new ExplanationText();
    access.rules().forEach(text::rule);
    access
        .nearestPermit()
        .ifPresent(nearest -> {
          text.lines.add("nearest permit " + name(nearest) + ", but:");
          nearest.clauses().forEach(text::clause);
        });
    return text.lines;
  }

  /** What a call does, in words. */
  public static String words(Access access) {
    return part(access.action(), "", "no action")
        + part(access.dataset(), " on ", "")
        + part(access.path(), " at ", "");
  }

  private static <T> String part(Access.Part<T> part, String before, String none) {
    return switch (part) {
      case Access.Part.Known<T>(T value) -> before + value;
      case Access.Part.None<T> nothing -> none;
      case Access.Part.Unknown<T> unknown -> before + "unknown";
    };
  }

  private void rule(RulePart rule) {
    lines.add(
        rule.kind()
            + " "
            + name(rule)
            + " is "
            + word(rule.truth())
            + rule.observed().map(truth -> ", observed: would be " + word(truth)).orElse(""));
    rule.clauses().forEach(this::clause);
  }

  private static String name(RulePart rule) {
    return rule.rule().id() + " (" + rule.rule().file() + ":" + rule.rule().line() + ")";
  }

  private static String word(Object truth) {
    return truth.toString().toLowerCase(Locale.ROOT);
  }

  private void clause(ClausePart clause) {
    String values =
        clause.values().stream()
            .map(value -> value.fact() + " is " + value.value())
            .collect(Collectors.joining(", "));
    lines.add(
        "  "
            + "%-7s".formatted(word(clause.truth()))
            + " "
            + clause.text().replaceAll("\\s+", " ")
            + "  (line "
            + clause.line()
            + ")"
            + (values.isEmpty() ? "" : "; " + values));
  }
}
