package dev.remit.testkit.run;

import dev.remit.lang.ast.TestDeclaration.Expectation.Verdict;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.suite.Expected;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds an answer against what is expected. */
final class Judge {
  private final Expected expected;
  private final Instant now;
  private final List<Mismatch> found = new ArrayList<>();

  private Judge(Expected expected, Instant now) {
    this.expected = expected;
    this.now = now;
  }

  /** What is not as expected; empty where all is. */
  static List<Mismatch> judge(Expected expected, Answer answer, Instant now) {
    Judge judge = new Judge(expected, now);
    switch (answer) {
      case Answer.Decided(Decision decision) -> judge.decided(decision);
      case Answer.Listed(Optional<Reason> hidden) -> judge.listed(hidden);
    }
    return judge.found;
  }

  private void differ(String wanted, String actual) {
    found.add(new Mismatch(wanted, actual, expected.span()));
  }

  private void listed(Optional<Reason> hidden) {
    boolean wanted = expected.verdict() == Verdict.LISTED;
    if (expected.verdict() != Verdict.LISTED && expected.verdict() != Verdict.HIDDEN) {
      differ(word(expected.verdict()), hidden.isEmpty() ? "listed" : "hidden");
    } else if (wanted != hidden.isEmpty()) {
      differ(word(expected.verdict()), hidden.map(Words::hidden).orElse("listed"));
    } else {
      hidden.ifPresent(this::reason);
    }
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private void decided(Decision decision) {
    boolean allow = decision instanceof Decision.Allow;
    boolean malformed = decision.reason().code() == ReasonCode.MALFORMED;
    boolean verdict =
        switch (expected.verdict()) {
          case ALLOW -> allow;
          case DENY -> !allow;
          case MALFORMED -> malformed;
          case LISTED, HIDDEN -> false;
        };
    if (!verdict) {
      differ(word(expected.verdict()), Words.decision(decision, now));
      return;
    }
    reason(decision.reason());
    if (decision instanceof Decision.Allow given) {
      allowed(given);
    }
  }

  private void reason(Reason reason) {
    expected
        .code()
        .filter(code -> code != reason.code())
        .ifPresent(code -> differ(code.name(), reason.code().name()));
    expected
        .rule()
        .filter(rule -> !reason.rule().map(Decision.RuleRef::id).equals(Optional.of(rule)))
        .ifPresent(rule ->
            differ(
                "by " + rule,
                reason.rule().map(ref -> "by " + ref.id()).orElse("by no rule: " + reason.code())));
    expected
        .hop()
        .filter(hop -> !reason.hop().equals(Optional.of(hop)))
        .ifPresent(
            hop -> differ("hop " + hop, reason.hop().map(at -> "hop " + at).orElse("no hop")));
    expected
        .fact()
        .filter(fact -> !reason.fact().equals(Optional.of(fact)))
        .ifPresent(fact ->
            differ("unknown " + fact, reason.fact().map(at -> "unknown " + at).orElse("no fact")));
    List<String> fields = reason.violations().stream().map(Decision.Violation::field).toList();
    expected.fields().stream()
        .filter(field -> !fields.contains(field))
        .forEach(field ->
            differ(
                "malformed \"" + field + "\"",
                "malformed \"" + String.join("\" \"", fields) + "\""));
  }

  private void allowed(Decision.Allow given) {
    Instant end = given.grant().expiresAt();
    expected
        .length()
        .filter(length -> !now.plus(length).equals(end))
        .ifPresent(length ->
            differ(
                "for " + Words.duration(length),
                "for " + Words.duration(Duration.between(now, end))));
    expected
        .end()
        .filter(until -> !until.equals(end))
        .ifPresent(until -> differ("until " + until, "until " + end));
    boolean once = given.grant().uses().isPresent();
    expected
        .once()
        .filter(wanted -> wanted != once)
        .ifPresent(
            wanted -> differ(wanted ? "once" : "not once", once ? "once" : "any number of times"));
    if (expected.exactly()) {
      List<Decision.Obligation> others =
          given.obligations().stream()
              .filter(actual -> expected.obligations().stream().noneMatch(it -> covers(it, actual)))
              .toList();
      if (!others.isEmpty()) {
        differ(
            expected.obligations().isEmpty() ? "no obligations" : "no other obligations",
            Words.obligations(others));
      }
    }
    for (Expected.Obligation wanted : expected.obligations()) {
      if (given.obligations().stream().noneMatch(actual -> covers(wanted, actual))) {
        differ(Words.obligation(wanted), Words.obligations(given.obligations()));
      }
    }
  }

  private static boolean covers(Expected.Obligation wanted, Decision.Obligation actual) {
    return wanted.type().equals(actual.type())
        && wanted.fields().entrySet().stream().allMatch(field -> same(field, actual));
  }

  private static boolean same(Map.Entry<String, Value> field, Decision.Obligation actual) {
    return field.getValue().equals(actual.fields().get(field.getKey()));
  }
}
