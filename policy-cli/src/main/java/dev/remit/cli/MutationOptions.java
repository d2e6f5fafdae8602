package dev.remit.cli;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.mutation.MutationResult;
import dev.remit.testkit.mutation.MutationRunner;
import dev.remit.testkit.report.MutationText;
import dev.remit.testkit.run.CaseResult;
import dev.remit.testkit.run.Progress;
import dev.remit.testkit.run.SuiteResult;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code remit test} that change the bundle to see whether a test notices. */
final class MutationOptions {
  /** As many requests near the fixtures, and near the tests, to tell apart what survives. */
  private static final int TRIES = 1_000;

  @Option(
      names = "--mutate",
      description = {
        "Change the rules, one thing at a time, and list the changes that no test notices, each with",
        "a test that would where one is found."
      })
  private boolean mutate;

  @Option(
      names = "--min-mutation",
      paramLabel = "PERCENT",
      description = "Mutate, and fail if fewer of the changes are noticed.")
  private int least;

  boolean isAsked() {
    return mutate || least > 0;
  }

  /** What is printed for people, what was found, and the threshold that was missed, in words. */
  record Outcome(String text, Optional<MutationResult> result, Optional<String> shortfall) {
    static final Outcome NOTHING = new Outcome("", Optional.empty(), Optional.empty());
  }

  /** Where a test fails already, nothing is changed: its failing would show nothing. */
  Outcome run(TestedBundle tested, SuiteResult result, int jobs, Progress progress)
      throws CommandFault {
    if (least < 0 || least > 100) {
      throw new CommandFault("--min-mutation is from 0 to 100");
    }
    if (!isAsked() || result.size() == 0) {
      return Outcome.NOTHING;
    }
    if (result.failures() > 0) {
      return new Outcome(
          "not mutated: a test fails already, so its failing would show nothing\n",
          Optional.empty(),
          Optional.empty());
    }
    MutationResult mutation =
        new MutationRunner(
                tested,
                result.cases().stream().map(CaseResult::of).toList(),
                new MutationRunner.Options(jobs, result.seed(), TRIES),
                progress)
            .run();
    return new Outcome(
        MutationText.of(mutation, tested.bundle()),
        Optional.of(mutation),
        mutation.percent() < least
            ? Optional.of(
                "mutation is "
                    + mutation.percent()
                    + " %, and --min-mutation asks for "
                    + least
                    + " %")
            : Optional.empty());
  }
}
