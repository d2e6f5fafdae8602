package dev.remit.testkit.explain;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.decide.Explanation.AccessPart;
import dev.remit.testkit.run.ExplanationText;
import dev.remit.testkit.run.Words;
import dev.remit.testkit.search.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code remit explain} prints for people. */
public final class ExplainText {
  /** How many changes are shown. */
  private static final int MOST_SHOWN = 10;

  private static final int MOST_ABOUT_ONE = 3;

  private final StringBuilder out = new StringBuilder();

  private ExplainText() {}

  /** The decision, then what each rule in question says. */
  public static String of(Explained explained) {
    ExplainText text = new ExplainText();
    text.line(Words.decision(explained.decision(), explained.scene().now()));
    text.reason(explained.decision().reason());
    text.line("  decided in " + explained.step().words() + elsewhere(explained));
    if (explained.decision() instanceof Decision.Allow allow) {
      text.allowed(allow);
    }
    explained.explanation().accesses().forEach(text::access);
    return text.out.toString();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  /** What stands elsewhere no change to the request mends. */
  private static String elsewhere(Explained explained) {
    return switch (explained.decision().reason().code()) {
      case REVOKED, TASK_UNKNOWN, TASK_ENDED, STATE_UNAVAILABLE ->
          ", which is no part of the request";
      default -> "";
    };
  }

  private void reason(Reason reason) {
    reason
        .rule()
        .ifPresent(rule ->
            line(
                "  "
                    + rule.id()
                    + " at "
                    + rule.file()
                    + ":"
                    + rule.line()
                    + (rule.sentence().isEmpty() ? "" : " \"" + rule.sentence() + "\"")));
    line("  because: " + reason.detail());
    reason.hop().ifPresent(hop -> line("  hop: " + hop));
    reason.fact().ifPresent(fact -> line("  about: " + fact));
    reason
        .violations()
        .forEach(violation -> line("  " + violation.field() + " " + violation.problem()));
    reason
        .ask()
        .ifPresent(ask -> line("  asks for: " + Words.obligations(List.of(ask.obligation()))));
  }

  private void allowed(Decision.Allow allow) {
    for (Decision.Obligation each : allow.obligations()) {
      line(
          "  obligation: "
              + Words.obligations(List.of(each))
              + " by "
              + String.join(", ", each.rules()));
    }
    Decision.Grant grant = allow.grant();
    line(
        "  grant: "
            + grant.tool()
            + " to "
            + grant.accesses().stream()
                .map(ExplanationText::words)
                .collect(Collectors.joining(" and "))
            + grant.uses().map(uses -> ", " + uses + " use").orElse("")
            + (grant.argumentsDigest().isPresent() ? ", these arguments alone" : "")
            + ", until "
            + grant.expiresAt());
    allow.validUntil().ifPresent(until -> line("  reusable until " + until));
  }

  private void access(AccessPart access) {
    line("");
    line(ExplanationText.words(access.access()));
    ExplanationText.of(access).forEach(each -> line("  " + each));
  }

  /** What would turn the decision over, grouped by what it is about. */
  public static String of(WhatIf.Result found, Explained explained) {
    ExplainText text = new ExplainText();
    String other = explained.decision() instanceof Decision.Allow ? "deny" : "allow";
    text.line("");
    if (found.flips().isEmpty()) {
      text.line(
          "what if: none of "
              + found.tried()
              + " changed requests that were tried leads to "
              + other
              + "; there may be others");
      return text.out.toString();
    }
    text.line(
        "what if: changes that lead to " + other + ", of " + found.tried() + " that were tried");
    List<WhatIf.Flip> shown = shown(found.flips());
    shown.forEach(text::flip);
    int more = found.flips().size() - shown.size();
    if (more > 0) {
      text.line("  and " + more + " more");
    }
    return text.out.toString();
  }

  /** Some about each thing, rather than all about one. */
  private static List<WhatIf.Flip> shown(List<WhatIf.Flip> flips) {
    Map<String, Integer> about = new HashMap<>();
    return flips.stream()
        .filter(flip ->
            about.merge(flip.changes().getFirst().what(), 1, Integer::sum) <= MOST_ABOUT_ONE)
        .limit(MOST_SHOWN)
        .toList();
  }

  private void flip(WhatIf.Flip flip) {
    line(
        "  with "
            + flip.changes().stream().map(Change::written).collect(Collectors.joining(", "))
            + "\n    "
            + Words.decision(flip.decision(), flip.scene().now()));
  }
}
