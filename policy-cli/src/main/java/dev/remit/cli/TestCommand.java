package dev.remit.cli;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.report.GithubReport;
import dev.remit.testkit.report.JsonReport;
import dev.remit.testkit.report.Refusal;
import dev.remit.testkit.report.RunReport;
import dev.remit.testkit.report.SarifReport;
import dev.remit.testkit.report.TextReport;
import dev.remit.testkit.run.Filter;
import dev.remit.testkit.run.Progress;
import dev.remit.testkit.run.SuiteResult;
import dev.remit.testkit.run.SuiteRunner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit test DIR}. */
@Command(
    name = "test",
    description = {
      "Run the tests that stand in the policies of a directory, in both engines.",
      "Exit code: 0 all passed, 1 they could not be run, or wrong usage, 2 a test failed, 3 a threshold was missed."
    },
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
  /** A test failed, or there was none. */
  static final int TEST_FAILED = 2;

  /** All tests passed, and what they cover is below what was asked for. */
  static final int THRESHOLD_MISSED = 3;

  enum Output {
    text,
    json,
    sarif,
    github
  }

  @Parameters(paramLabel = "DIR", description = "The policy directory.")
  private Path directory = Path.of("");

  @Option(
      names = "--filter",
      paramLabel = "GLOB",
      description = {
        "Run only the tests whose file, name, or name and row it matches; may stand several times.",
        "* is any characters: --filter 'refunds / row 3', --filter 'crm/*'."
      })
  private List<String> filters = List.of();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many tests run at once (default: as many as there are processors).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--fail-fast", description = "Begin no further test once one has failed.")
  private boolean failFast;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the requests that always and never generate (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--output",
      defaultValue = "text",
      description = "text, json, sarif or github (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Option(names = "--coverage", description = "List the rules and clauses that are uncovered.")
  private boolean uncovered;

  @Option(
      names = "--watch",
      description = {
        "Run again whenever a file of the directory changes: what the change concerns.",
        "Ends when it is interrupted. Goes with --filter, --jobs, --fail-fast and --seed."
      })
  private boolean watch;

  @Mixin private RequestOptions requests = new RequestOptions();

  @Mixin private ReportFiles files = new ReportFiles();

  @Mixin private SuggestOptions suggest = new SuggestOptions();

  @Mixin private MutationOptions mutation = new MutationOptions();

  @Mixin private Thresholds thresholds = new Thresholds();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault {
    if (jobs < 1) {
      throw new CommandFault("--jobs is 1 or more");
    }
    requests.check();
    SuiteRunner.Options options =
        new SuiteRunner.Options(new Filter(filters), jobs, failFast, seed);
    if (watch) {
      return watch(options);
    }
    files.check();
    return switch (Checked.of(directory)) {
      case Checked.Compiled(TestedBundle tested) -> run(requests.in(tested), options);
      case Checked.Refused refused -> refused(refused);
    };
  }

  private int refused(Checked.Refused refused) throws CommandFault {
    String root = ReportFiles.root(directory);
    files.write(new Refusal(refused.report(), root));
    return RefusedRun.tell(refused, root, output, spec.commandLine());
  }

  private int run(TestedBundle tested, SuiteRunner.Options options) throws CommandFault {
    SuiteResult result;
    MutationOptions.Outcome mutated;
    try (ProgressLine line = ProgressLine.on(spec.commandLine().getErr())) {
      Progress progress = Terminal.isThere() ? line : Progress.NONE;
      result = new SuiteRunner(tested, options, progress).run();
      mutated = mutation.run(tested, result, jobs, progress);
    }
    List<String> shortfalls =
        Stream.concat(
                thresholds.shortfalls(result, !filters.isEmpty()).stream(),
                mutated.shortfall().stream())
            .toList();
    RunReport report =
        new RunReport(result, tested, ReportFiles.root(directory), shortfalls, mutated.result());
    files.write(report);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (output) {
          case text -> text(report, mutated);
          case json -> JsonReport.of(report);
          case sarif -> SarifReport.of(report);
          case github -> GithubReport.of(report);
        });
    out.flush();
    if (result.size() == 0 || result.failures() > 0) {
      return TEST_FAILED;
    }
    return shortfalls.isEmpty() ? 0 : THRESHOLD_MISSED;
  }

  /** The answer to all that only a run that ends can give is no. */
  private int watch(SuiteRunner.Options options) throws CommandFault {
    if (output != Output.text
        || uncovered
        || requests.isAsked()
        || files.isAsked()
        || suggest.isAsked()
        || mutation.isAsked()
        || thresholds.isAsked()) {
      throw new CommandFault(
          "--watch goes with --filter, --jobs, --fail-fast and --seed alone; run the rest without it");
    }
    new WatchedTests(directory, options, spec.commandLine().getOut()).run();
    return 0;
  }

  private String text(RunReport report, MutationOptions.Outcome mutated) throws CommandFault {
    StringBuilder text = new StringBuilder(TextReport.of(report.result(), report.tested()));
    if (uncovered) {
      text.append(TextReport.uncovered(report.result().coverage()));
    }
    text.append(suggest.text(report.result(), report.tested()));
    text.append(mutated.text());
    report.shortfalls().forEach(each -> text.append(each).append('\n'));
    return text.toString();
  }
}
