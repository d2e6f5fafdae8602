package dev.remit.cli;

import dev.remit.cli.report.Coverage;
import dev.remit.cli.report.CoverageJson;
import dev.remit.cli.report.CoverageText;
import dev.remit.cli.report.Framework;
import dev.remit.cli.report.Frameworks;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit report DIR --framework NAME}. */
@Command(
    name = "report",
    description = {
      "Print which rules of a directory serve which control of a framework, by their tags.",
      "Exit code: 0 reported, 1 the policies do not compile, or wrong usage."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  enum Output {
    text,
    json
  }

  /** What {@code --framework} takes. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(Frameworks.NAMES);
    }
  }

  @Parameters(paramLabel = "DIR", description = "The policy directory.")
  private Path directory = Path.of("");

  @Option(
      names = "--framework",
      paramLabel = "NAME",
      required = true,
      completionCandidates = Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String framework = "";

  @Option(
      names = "--output",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault {
    Framework reported =
        Frameworks.named(framework)
            .orElseThrow(() ->
                new CommandFault(
                    "--framework is one of "
                        + String.join(", ", Frameworks.NAMES)
                        + ", not "
                        + framework));
    Coverage coverage = Coverage.of(compiled(), reported, Instant.now());
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (output) {
          case text -> CoverageText.of(coverage);
          case json -> CoverageJson.of(coverage);
        });
    out.flush();
    return 0;
  }

  private CompiledBundle compiled() throws CommandFault {
    BundleSource source;
    try {
      source = BundleReader.read(directory);
    } catch (BundleFault fault) {
      throw new CommandFault(String.valueOf(fault.getMessage()));
    }
    PolicyCompiler.Result result = PolicyCompiler.compile(source, source.settings());
    if (result.bundle().isEmpty()) {
      List<Diagnostic> errors = result.diagnostics().stream().filter(Diagnostic::isError).toList();
      PrintWriter err = spec.commandLine().getErr();
      err.print(TextRenderer.render(errors));
      err.flush();
    }
    return result
        .bundle()
        .orElseThrow(
            () -> new CommandFault(directory + " does not compile, so nothing is reported"));
  }
}
