package dev.remit.cli;

import dev.remit.cli.fmt.PolicyPaths;
import dev.remit.cli.fmt.PolicyText;
import dev.remit.cli.fmt.UnifiedDiff;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.format.Formatter;
import dev.remit.lang.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit fmt [FILE|DIR…]}. */
@Command(
    name = "fmt",
    description = {
      "Lay policy files out in the canonical way, in place.",
      "A directory stands for the .policy files below it; - is standard input, which goes to standard output.",
      "Exit code: 0 laid out, 2 --check found a file that is not, 1 a file could not be read, parsed or replaced,"
          + " or wrong usage."
    },
    mixinStandardHelpOptions = true)
final class FmtCommand implements Callable<Integer> {
  /** With {@code --check}: a file would be changed. */
  static final int WOULD_CHANGE = 2;

  private static final String STANDARD_INPUT = "-";

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = "What to lay out (default: standard input, unless that is a terminal).")
  private List<String> named = List.of();

  @Option(
      names = "--check",
      description = "Change nothing; print as a unified diff what would change.")
  private boolean check;

  @Spec private CommandSpec spec = CommandSpec.create();

  private enum Outcome {
    AS_IT_WAS,
    CHANGES,
    FAILED
  }

  @Override
  public Integer call() throws CommandFault {
    boolean input = named.contains(STANDARD_INPUT);
    if (input && named.size() > 1) {
      throw new CommandFault("- is standard input, and stands alone");
    } else if (input || (named.isEmpty() && !Terminal.isThere())) {
      return code(EnumSet.of(standardInput()));
    } else if (named.isEmpty()) {
      throw new CommandFault("name the files or directories to lay out, or - for standard input");
    }
    Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
    files().forEach(file -> outcomes.add(file(file)));
    return code(outcomes);
  }

  private Collection<Path> files() throws CommandFault {
    try {
      return PolicyPaths.of(named.stream().map(Path::of).toList());
    } catch (IOException fault) {
      throw new CommandFault(String.valueOf(fault.getMessage()));
    }
  }

  private int code(Set<Outcome> outcomes) {
    spec.commandLine().getOut().flush();
    spec.commandLine().getErr().flush();
    if (outcomes.contains(Outcome.FAILED)) {
      return RemitCommand.FAILED;
    }
    return check && outcomes.contains(Outcome.CHANGES) ? WOULD_CHANGE : 0;
  }

  private Outcome standardInput() {
    try {
      String name = "standard input";
      String text = PolicyText.read(System.in, name);
      return switch (Formatter.format(new SourceFile(name, text))) {
        case Formatter.Result.Refused refused -> refused(refused);
        case Formatter.Result.Formatted(String formatted) -> {
          PrintWriter out = spec.commandLine().getOut();
          out.print(check ? UnifiedDiff.of(name, text, formatted) : formatted);
          yield formatted.equals(text) ? Outcome.AS_IT_WAS : Outcome.CHANGES;
        }
      };
    } catch (IOException fault) {
      return failed(fault);
    }
  }

  private Outcome file(Path file) {
    try {
      String text = PolicyText.read(file);
      return switch (Formatter.format(new SourceFile(file.toString(), text))) {
        case Formatter.Result.Refused refused -> refused(refused);
        case Formatter.Result.Formatted(String formatted) when formatted.equals(text) ->
            Outcome.AS_IT_WAS;
        case Formatter.Result.Formatted(String formatted) -> {
          change(file, text, formatted);
          yield Outcome.CHANGES;
        }
      };
    } catch (IOException fault) {
      return failed(fault);
    }
  }

  private void change(Path file, String text, String formatted) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (check) {
      out.print(UnifiedDiff.of(file.toString(), text, formatted));
    } else {
      PolicyText.replace(file, formatted);
      out.println(file);
    }
  }

  private Outcome refused(Formatter.Result.Refused refused) {
    spec.commandLine().getErr().print(TextRenderer.render(refused.diagnostics()));
    return Outcome.FAILED;
  }

  private Outcome failed(IOException fault) {
    spec.commandLine().getErr().println("remit: " + fault.getMessage());
    return Outcome.FAILED;
  }
}
