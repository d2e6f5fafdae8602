package dev.remit.cli;

import dev.remit.cli.lsp.LanguageServing;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code remit lsp}. */
@Command(
    name = "lsp",
    description = {
      "Serve an editor: diagnostics, hover, completion, definitions, references, rename, formatting.",
      "Speaks the Language Server Protocol on standard input and output; what else there is to say goes to standard"
          + " error.",
      "Exit code: 0 the editor ended it in order, 1 it did not."
    },
    mixinStandardHelpOptions = true)
final class LspCommand implements Callable<Integer> {
  @Override
  public Integer call() throws Exception {
    PrintStream out = System.out;
    // The protocol has standard output for itself, whatever a library prints.
    System.setOut(System.err);
    try {
      return LanguageServing.serve(System.in, out);
    } finally {
      System.setOut(out);
    }
  }
}
