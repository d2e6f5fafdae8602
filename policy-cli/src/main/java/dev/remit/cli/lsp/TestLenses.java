package dev.remit.cli.lsp;

import dev.remit.lang.ide.BundleIndex;
import dev.remit.lang.ide.RunnableTests;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/** A lens over each test, which runs it. */
final class TestLenses {
  /** The client's command: the file's URI and the test's name. */
  static final String COMMAND = "remit.runTest";

  private TestLenses() {}

  static List<CodeLens> of(BundleIndex index, String path, String uri) {
    return RunnableTests.in(index, path).stream()
        .map(test ->
            new CodeLens(
                Protocol.range(test.span()),
                new Command("Run test", COMMAND, List.of(uri, test.name())),
                test.name()))
        .toList();
  }
}
