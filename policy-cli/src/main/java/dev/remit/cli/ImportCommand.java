package dev.remit.cli;

import dev.remit.cli.mcp.McpImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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
    @Parameters(paramLabel = "FILE", description = "The result, or the whole JSON-RPC answer.")
    private Path file = Path.of("");

    @Option(
        names = "--server",
        paramLabel = "NAME",
        required = true,
        description = "The server's name in policies.")
    private String server = "";

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
      byte[] json;
      try {
        json = Files.readAllBytes(file);
      } catch (IOException unreadable) {
        throw new CommandFault(file + " cannot be read");
      }
      return switch (McpImport.read(json, server, packageName.orElse("tools." + server), listMax)) {
        case McpImport.Result.Fault(String problem) -> throw new CommandFault(file + " " + problem);
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
  }
}
