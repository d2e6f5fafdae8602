package dev.remit.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code remit}. */
@Command(
    name = "remit",
    description = "The policy decision point for AI agents.",
    mixinStandardHelpOptions = true,
    version = "remit 0.1.0",
    subcommands = {
      ServeCommand.class,
      AuthorizeCommand.class,
      CheckCommand.class,
      TestCommand.class,
      DiffCommand.class,
      ExplainCommand.class,
      FmtCommand.class,
      ReportCommand.class,
      ImportCommand.class,
      LoadtestCommand.class,
      LspCommand.class
    })
public final class RemitCommand {
  /** Nothing was decided, or the command was used wrongly. */
  static final int FAILED = 1;

  RemitCommand() {}

  public static void main(String... args) {
    System.exit(run(args));
  }

  /** Runs a command line, and gives its exit code. What it prints is UTF-8, as policies are. */
  static int run(String... args) {
    return commandLine()
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .execute(args);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new RemitCommand());
    // The script looks at the first word, which a file of arguments would hide.
    line.setExpandAtFiles(false);
    line.setExecutionExceptionHandler((fault, command, parsed) -> {
      PrintWriter err = command.getErr();
      err.println("remit: " + sentence(fault));
      return FAILED;
    });
    return line.setParameterExceptionHandler((fault, given) -> {
      PrintWriter err = fault.getCommandLine().getErr();
      err.println("remit: " + fault.getMessage());
      err.println("See `" + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help`.");
      return FAILED;
    });
  }

  private static String sentence(Exception fault) {
    return fault instanceof CommandFault && fault.getMessage() != null
        ? fault.getMessage()
        : "an unexpected fault: " + fault;
  }
}
