package dev.remit.cli;

import dev.remit.lang.data.McpImport;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit import mcp FILE}. */
@Command(
    name = "import",
    description = "Turn descriptions of tools into policy text.",
    mixinStandardHelpOptions = true,
    subcommands = ImportCommand.Mcp.class)
final class ImportCommand {
  ImportCommand() {}

  /** Reads an MCP {@code tools/list} result. */
  @Command(
      name = "mcp",
      description = {
        "Print the tools of an MCP tools/list result as policy text.",
        "What cannot be mapped, and each tool whose accesses are undeclared, is reported on standard error."
      },
      mixinStandardHelpOptions = true)
  static final class Mcp implements Callable<Integer> {
    private static final Pattern PACKAGE =
        Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9_./-]{1,128}");

    @Parameters(paramLabel = "FILE", description = "The result, or the whole JSON-RPC answer.")
    private Path file = Path.of("");

    @Option(
        names = "--server",
        paramLabel = "NAME",
        description = {
          "The server's name in policies",
          "(default: the file's name up to its first dot)."
        })
    private Optional<String> serverName = Optional.empty();

    @Option(
        names = "--package",
        paramLabel = "NAME",
        description = "The package to declare them in (default: tools.SERVER).")
    private Optional<String> packageName = Optional.empty();

    @Option(
        names = "--list-max",
        paramLabel = "N",
        defaultValue = "256",
        description = "The maximum of lists whose schema has none (default: ${DEFAULT-VALUE}).")
    private int listMax;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws CommandFault {
      String server = serverName.orElseGet(() -> beforeFirstDot(file));
      if (serverName.isEmpty() && !SERVER.matcher(server).matches()) {
        throw new CommandFault(
            "the server cannot be named after " + file + "; name it with --server NAME");
      }
      String declared =
          packageName.orElse(
              "tools." + server.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=[0-9])", "_"));
      if (!PACKAGE.matcher(declared).matches()) {
        throw new CommandFault(
            "--package is dotted names of letters, digits and _, not " + declared);
      }
      if (!SERVER.matcher(server).matches()) {
        throw new CommandFault(
            "--server is at most 128 of letters, digits and any of _ - . /, not " + server);
      }
      if (listMax < 1 || listMax > McpImport.MOST_ELEMENTS) {
        throw new CommandFault("--list-max is 1 to " + McpImport.MOST_ELEMENTS);
      }
      SourceFile json = new SourceFile(file.toString(), StrictJson.text(file));
      return switch (McpImport.read(json, server, declared, listMax)) {
        case McpImport.Result.Fault(Diagnostic problem) ->
            throw new CommandFault(problem.span() + ": " + problem.message());
        case McpImport.Result.Imported(String text, var notes) -> {
          PrintWriter out = spec.commandLine().getOut();
          out.print(text);
          out.flush();
          PrintWriter err = spec.commandLine().getErr();
          notes.forEach(note -> err.println("remit: " + note));
          err.flush();
          yield 0;
        }
      };
    }

    private static String beforeFirstDot(Path file) {
      return Optional.ofNullable(file.getFileName())
          .map(name -> name.toString().replaceFirst("\\..*", ""))
          .orElse("");
    }
  }
}
