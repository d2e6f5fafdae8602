package dev.remit.cli;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.coverage.Suggestions;
import dev.remit.testkit.report.SuggestionText;
import dev.remit.testkit.run.SuiteResult;
import picocli.CommandLine.Option;

/** {@code --suggest}: tests that would cover what is uncovered. */
final class SuggestOptions {
  @Option(
      names = "--suggest",
      description = {
        "Print tests that would cover what is uncovered, where a search among requests near the fixtures finds some.",
        "They say what is answered now; whether that is right, their reader says."
      })
  private boolean suggest;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "20000",
      description = "How many requests that search tries (default: ${DEFAULT-VALUE}).")
  private int tries = 20_000;

  boolean isAsked() {
    return suggest;
  }

  /** What to print; nothing where nothing is asked for. */
  String text(SuiteResult result, TestedBundle tested) throws CommandFault {
    if (tries < 1) {
      throw new CommandFault("--tries is 1 or more");
    }
    return suggest
        ? SuggestionText.of(
            Suggestions.find(tested, result.coverage(), result.seed(), tries), tested)
        : "";
  }
}
