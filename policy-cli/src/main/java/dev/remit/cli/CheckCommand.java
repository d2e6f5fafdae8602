package dev.remit.cli;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit check DIR}. */
@Command(
    name = "check",
    description = "Compile the policies of a directory and report what is wrong with them.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The policy directory.")
  private Path directory = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault {
    BundleSource source;
    try {
      source = BundleReader.read(directory);
    } catch (BundleFault fault) {
      throw new CommandFault(String.valueOf(fault.getMessage()));
    }
    PolicyCompiler.Result result = PolicyCompiler.compile(source, source.settings());
    PrintWriter out = spec.commandLine().getOut();
    out.print(TextRenderer.render(result.diagnostics()));
    long errors = result.diagnostics().stream().filter(Diagnostic::isError).count();
    long warnings = result.diagnostics().size() - errors;
    out.println(summary(source, result, errors, warnings));
    out.flush();
    return result.bundle().isPresent() ? 0 : RemitCommand.FAILED;
  }

  private static String summary(
      BundleSource source, PolicyCompiler.Result result, long errors, long warnings) {
    String found = count(errors, "error") + ", " + count(warnings, "warning");
    return result
        .bundle()
        .map(bundle -> {
          var program = bundle.program();
          int rules = program.permits().size() + program.denies().size() + program.obliges().size();
          return files(source)
              + ", "
              + count(rules, "rule")
              + ", "
              + count(bundle.catalogue().tools().size(), "tool")
              + ": "
              + found
              + "\nrevision "
              + bundle.revision();
        })
        .orElse(files(source) + ": " + found);
  }

  private static String files(BundleSource source) {
    int data = source.data().files().size();
    return count(source.policies().size(), "file")
        + (data == 0 ? "" : ", " + count(data, "data file"));
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
