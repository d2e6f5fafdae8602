package dev.remit.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command line run in this process: what it printed, and its exit code. */
record Command(int code, String out, String err) {
  static Command run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        RemitCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Command(code, out.toString(), err.toString());
  }
}
