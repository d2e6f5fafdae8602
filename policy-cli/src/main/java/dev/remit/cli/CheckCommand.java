package dev.remit.cli;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.JsonRenderer;
import dev.remit.lang.diagnostic.Report;
import dev.remit.lang.diagnostic.SarifRenderer;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit check DIR}. */
@Command(
    name = "check",
    description = {
      "Compile the policies of a directory and report what is wrong with them.",
      "Exit code: 0 the bundle may be used, 1 it may not, or wrong usage."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  enum Output {
    text,
    json,
    sarif
  }

  @Parameters(paramLabel = "DIR", description = "The policy directory.")
  private Path directory = Path.of("");

  @Option(
      names = "--output",
      defaultValue = "text",
      description = "text, json or sarif (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Option(names = "--warnings-as-errors", description = "Fail on a warning, too.")
  private boolean warningsAsErrors;

  @Option(
      names = "--cost",
      description = "Show each rule's worst cost in atoms evaluated, most expensive first.")
  private boolean cost;

  @Option(
      names = "--dump-classes",
      paramLabel = "DIR",
      description = "Write the class files of the rules there, for javap to read.")
  private Optional<Path> dumpClasses = Optional.empty();

  @Option(
      names = "--docs",
      paramLabel = "URL",
      description = "Where Remit's docs/ is published, for the links in SARIF.")
  private Optional<URI> docs = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault {
    if (cost && output == Output.sarif) {
      throw new CommandFault("--cost goes with --output text or json; SARIF has no place for it");
    }
    Optional<BundleSource> source = Optional.empty();
    Optional<CompiledBundle> bundle = Optional.empty();
    Report report;
    try {
      source = Optional.of(BundleReader.read(directory));
      PolicyCompiler.Result result = compile(source.get());
      bundle = result.bundle();
      report = report(source.get(), result);
      if (dumpClasses.isPresent() && bundle.isPresent()) {
        ClassDump.write(bundle.get(), dumpClasses.get());
      }
    } catch (BundleFault fault) {
      if (output == Output.text) {
        throw new CommandFault(String.valueOf(fault.getMessage()));
      }
      report = Report.fault(String.valueOf(fault.getMessage()));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (output) {
          case text -> CheckText.of(report, bundle);
          case json -> JsonRenderer.render(report);
          case sarif -> SarifRenderer.render(report, root(), docs);
        });
    out.flush();
    return report.passed() ? 0 : RemitCommand.FAILED;
  }

  private static PolicyCompiler.Result compile(BundleSource source) {
    return PolicyCompiler.compile(source, source.settings());
  }

  private Report report(BundleSource source, PolicyCompiler.Result result) {
    Report.Read read =
        new Report.Read(
            source.policies().size(),
            source.data().files().size(),
            result.bundle().map(CompiledBundle::revision));
    Report report = Report.of(result.diagnostics(), read);
    if (cost && result.bundle().isPresent()) {
      report = report.withCosts(RuleCosts.of(result.bundle().get().program()));
    }
    return warningsAsErrors ? report.withWarningsAsErrors() : report;
  }

  /** The bundle's directory as seen from here, which is where the log is read. */
  private String root() {
    Path here = Path.of("").toAbsolutePath().normalize();
    String relative = here.relativize(directory.toAbsolutePath().normalize()).toString();
    return relative.replace('\\', '/');
  }
}
