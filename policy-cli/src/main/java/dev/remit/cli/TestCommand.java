package dev.remit.cli;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.testkit.report.TextReport;
import dev.remit.testkit.run.Filter;
import dev.remit.testkit.run.SuiteResult;
import dev.remit.testkit.run.SuiteRunner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
      names = "--min-rules",
      paramLabel = "PERCENT",
      description = "Fail if fewer of the rules were ever true.")
  private int leastRules;

  @Option(
      names = "--min-clauses",
      paramLabel = "PERCENT",
      description = "Fail if fewer of the truths that clauses can be were seen.")
  private int leastClauses;

  @Mixin private final MutationOptions mutation = new MutationOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault {
    if (jobs < 1) {
      throw new CommandFault("--jobs is 1 or more");
    }
    TestedBundle tested = tested();
    SuiteResult result =
        new SuiteRunner(
                tested,
                new SuiteRunner.Options(new Filter(filters), jobs, failFast, seed),
                SuiteRunner.Progress.NONE)
            .run();
    PrintWriter out = spec.commandLine().getOut();
    out.print(TextReport.of(result, tested.bundle()));
    int code = code(tested, result, out);
    out.flush();
    return code;
  }

  private int code(TestedBundle tested, SuiteResult result, PrintWriter out) {
    if (result.size() == 0) {
      out.println(
          filters.isEmpty()
              ? "no test was found, which is a failure: write `test \"NAME\" { … }` in a policy file"
              : "no test matches --filter, which is a failure");
      return TEST_FAILED;
    }
    if (result.failures() > 0) {
      mutation.failed(out);
      return TEST_FAILED;
    }
    boolean missed = missed("rules", leastRules, result.coverage().ruleRatio().percent(), out);
    missed |= missed("clauses", leastClauses, result.coverage().clauseRatio().percent(), out);
    missed |= mutation.missed(tested, result, jobs, out);
    return missed ? THRESHOLD_MISSED : 0;
  }

  private static boolean missed(String what, int least, int actual, PrintWriter out) {
    if (actual < least) {
      out.println(
          "coverage of "
              + what
              + " is "
              + actual
              + " %, and --min-"
              + what
              + " asks for "
              + least
              + " %");
    }
    return actual < least;
  }

  private TestedBundle tested() throws CommandFault {
    BundleSource source;
    try {
      source = BundleReader.read(directory);
    } catch (BundleFault fault) {
      throw new CommandFault(String.valueOf(fault.getMessage()));
    }
    PolicyCompiler.Result result = PolicyCompiler.compile(source, source.settings());
    if (result.tested().isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      err.print(
          TextRenderer.render(result.diagnostics().stream().filter(Diagnostic::isError).toList()));
      err.flush();
    }
    return result
        .tested()
        .orElseThrow(() -> new CommandFault(directory + " does not compile, so nothing is tested"));
  }
}
