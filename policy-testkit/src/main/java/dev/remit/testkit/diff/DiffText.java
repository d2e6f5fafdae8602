package dev.remit.testkit.diff;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.RuleRef;
import dev.remit.lang.source.Span;
import dev.remit.testkit.run.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code remit diff} prints for people. */
public final class DiffText {
  private final Comparison comparison;
  private final ExampleTest examples;
  private final StringBuilder out = new StringBuilder();

  private DiffText(Comparison comparison, CompiledBundle after) {
    this.comparison = comparison;
    this.examples = new ExampleTest(after);
  }

  /** The same comparison is the same text. */
  public static String of(Comparison comparison, CompiledBundle after) {
    DiffText text = new DiffText(comparison, after);
    text.rules();
    for (Difference.Kind kind : Difference.Kind.values()) {
      text.groups(kind);
    }
    text.line(sums(comparison));
    return text.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void rules() {
    if (comparison.rules().isEmpty()) {
      line("no rule is written otherwise");
    }
    for (RuleChange change : comparison.rules()) {
      line(
          "%-7s  %s  %s"
              .formatted(
                  change.words(), change.id(), places(change.before(), change.after(), "  ->  ")));
    }
    line("");
  }

  private static String places(Optional<Span> before, Optional<Span> after, String between) {
    List<String> places = new ArrayList<>();
    before.ifPresent(span -> places.add("old " + place(span)));
    after.ifPresent(span -> places.add("new " + place(span)));
    return String.join(between, places);
  }

  private static String place(Span span) {
    return span.file().path() + ":" + span.line();
  }

  private void groups(Difference.Kind kind) {
    List<Group> groups =
        comparison.groups().stream().filter(each -> each.difference().kind() == kind).toList();
    for (int i = 0; i < groups.size(); i++) {
      group(groups.get(i), kind.words() + " " + (i + 1));
    }
  }

  private void group(Group group, String name) {
    Difference difference = group.difference();
    line(name.toUpperCase(java.util.Locale.ROOT) + ": " + summary(difference));
    Instant now = group.example().scene().now();
    side("old", group.before(), now);
    side("new", group.after(), now);
    line(
        "  "
            + count(group.count(), "request")
            + "; the smallest that was found, from "
            + group.origin()
            + ":");
    line("");
    out.append(examples.of(group, name).indent(4));
    line("");
  }

  private static String summary(Difference difference) {
    return difference.aspects().isEmpty()
        ? difference.before() + " -> " + difference.after()
        : difference.ordered().stream()
            .map(aspect -> aspect.words() + (aspect.widens() ? " (widens)" : ""))
            .collect(Collectors.joining("; "));
  }

  private void side(String side, Decision decision, Instant now) {
    line("  " + side + ": " + Words.decision(decision, now));
    decision.reason().rule().ifPresent(this::rule);
    if (decision.reason().rule().isEmpty()) {
      line("       " + decision.reason().detail());
    }
    decision
        .reason()
        .ask()
        .ifPresent(ask -> line("       asks for " + Words.obligations(List.of(ask.obligation()))));
    if (decision instanceof Decision.Allow allow) {
      for (Decision.Obligation each : allow.obligations()) {
        line(
            "       "
                + Words.obligations(List.of(each))
                + " by "
                + String.join(", ", each.rules()));
      }
    }
  }

  private void rule(RuleRef rule) {
    line(
        "       "
            + rule.file()
            + ":"
            + rule.line()
            + (rule.sentence().isEmpty() ? "" : " \"" + rule.sentence() + "\""));
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** Never that the two are equal. */
  private static String sums(Comparison comparison) {
    String tried =
        count(comparison.tried(), "request")
            + " that "
            + (comparison.tried() == 1 ? "was" : "were")
            + " tried ("
            + comparison.asked()
            + " written or recorded, "
            + (comparison.tried() - comparison.asked())
            + " generated)";
    if (comparison.tried() == 0) {
      return "no request to try: write a fixture or a test, or give --requests";
    }
    if (comparison.groups().isEmpty()) {
      return "no difference in " + tried;
    }
    List<String> counts = new ArrayList<>();
    for (Difference.Kind kind : Difference.Kind.values()) {
      counts.add(comparison.count(kind) + " " + kind.words());
    }
    return String.join(", ", counts) + " in " + tried;
  }
}
