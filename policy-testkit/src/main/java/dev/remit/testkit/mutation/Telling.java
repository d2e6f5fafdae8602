package dev.remit.testkit.mutation;

import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Decision.Reason;
import dev.remit.testkit.run.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a test says of a decision so that it fails for another. */
final class Telling {
  private Telling() {}

  /** Empty where no expectation of the one fails for the other. */
  static Optional<String> expectation(Decision original, Decision other, Instant now) {
    String plain = Words.expectation(original, now);
    if (differ(original, other)) {
      return Optional.of(plain);
    }
    return original instanceof Decision.Allow mine && other instanceof Decision.Allow theirs
        ? allowed(mine, theirs).map(words -> plain + " " + words)
        : Optional.empty();
  }

  private static Optional<String> allowed(Decision.Allow mine, Decision.Allow theirs) {
    if (mine.grant().uses().isEmpty() && theirs.grant().uses().isPresent()) {
      return Optional.of("not once");
    }
    List<Decision.Obligation> lost = beyond(mine, theirs);
    if (!lost.isEmpty()) {
      return Optional.of(Words.obligations(lost));
    }
    if (beyond(theirs, mine).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        mine.obligations().isEmpty()
            ? "no obligations"
            : Words.obligations(mine.obligations()) + " no other obligations");
  }

  /** The obligations of one that the other does not have. */
  private static List<Decision.Obligation> beyond(Decision.Allow one, Decision.Allow other) {
    return one.obligations().stream()
        .filter(each -> other.obligations().stream().noneMatch(it -> covers(each, it)))
        .toList();
  }

  private static boolean covers(Decision.Obligation wanted, Decision.Obligation actual) {
    return wanted.type().equals(actual.type())
        && wanted.fields().entrySet().stream()
            .allMatch(field -> field.getValue().equals(actual.fields().get(field.getKey())));
  }

  /** By what {@link Words#expectation} writes. */
  private static boolean differ(Decision original, Decision other) {
    if (!rule(original.reason()).equals(rule(other.reason()))) {
      return true;
    }
    return switch (original) {
      case Decision.Deny(Reason reason) ->
          !(other instanceof Decision.Deny(Reason its)) || reason.code() != its.code();
      case Decision.Allow mine ->
          !(other instanceof Decision.Allow theirs)
              || !mine.grant().expiresAt().equals(theirs.grant().expiresAt())
              || (mine.grant().uses().isPresent() && theirs.grant().uses().isEmpty());
    };
  }

  private static Optional<String> rule(Reason reason) {
    return reason.rule().map(Decision.RuleRef::id);
  }
}
