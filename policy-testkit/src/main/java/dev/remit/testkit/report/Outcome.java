package dev.remit.testkit.report;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.source.Span;
import dev.remit.testkit.property.PropertyResult;
import dev.remit.testkit.run.CaseResult;
import dev.remit.testkit.run.Mismatch;
import dev.remit.testkit.run.StageResult;
import dev.remit.testkit.run.SuiteResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a case or an invariant went, as every report tells it.
 *
 * @param kind {@code test}, {@code row}, {@code scenario}, {@code always} or {@code never}
 * @param failures what is not as expected
 * @param body why it failed, in lines; empty where it passed
 * @param property what was tried, of an invariant
 */
public record Outcome(
    String kind,
    String packageName,
    String title,
    Span span,
    boolean passed,
    long nanos,
    List<Failure> failures,
    String body,
    Optional<PropertyResult> property) {
  public Outcome {
    failures = List.copyOf(failures);
  }

  /**
   * One thing that is not as expected.
   *
   * @param step of a scenario; empty elsewhere
   * @param message on one line
   */
  public record Failure(String step, String message, Span span) {}

  /** Cases first, then invariants, each in the order of the suite. */
  public static List<Outcome> all(SuiteResult result, TestedBundle tested) {
    Hidden hidden = Hidden.of(tested);
    return Stream.concat(
            result.cases().stream().map(each -> of(each, tested, hidden)),
            result.properties().stream().map(each -> of(each, tested, hidden)))
        .toList();
  }

  private static Outcome of(CaseResult result, TestedBundle tested, Hidden hidden) {
    return new Outcome(
        word(result.of().kind()),
        result.of().packageName(),
        result.of().title(),
        result.of().span(),
        result.passed(),
        result.nanos(),
        result.stages().stream().flatMap(Outcome::failures).toList(),
        FailureText.of(result, tested.bundle(), hidden),
        Optional.empty());
  }

  private static Stream<Failure> failures(StageResult stage) {
    return stage.mismatches().stream()
        .map(each -> new Failure(stage.stage().name(), message(each), each.span()));
  }

  private static String message(Mismatch mismatch) {
    return "expected " + mismatch.expected() + ", but it is " + mismatch.actual();
  }

  private static Outcome of(PropertyResult result, TestedBundle tested, Hidden hidden) {
    List<Failure> failures =
        result.counterexample().isPresent()
            ? result.counterexample().get().mismatches().stream()
                .map(each -> new Failure("", message(each), each.span()))
                .toList()
            : result.passed()
                ? List.of()
                : List.of(
                    new Failure(
                        "",
                        "none of " + result.tried() + " requests met its condition",
                        result.property().span()));
    return new Outcome(
        result.property().always() ? "always" : "never",
        result.property().packageName(),
        result.property().name(),
        result.property().span(),
        result.passed(),
        result.nanos(),
        failures,
        FailureText.of(result, tested.bundle(), hidden),
        Optional.of(result));
  }

  static String word(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }

  /** What is wrong first, for a report that has one line for it. */
  String message() {
    return failures.isEmpty() ? "" : failures.getFirst().message();
  }
}
