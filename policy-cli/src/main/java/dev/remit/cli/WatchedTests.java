package dev.remit.cli;

import dev.remit.lang.ParsedFiles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.testkit.report.TextReport;
import dev.remit.testkit.run.Progress;
import dev.remit.testkit.run.Rerun;
import dev.remit.testkit.run.SuiteResult;
import dev.remit.testkit.run.SuiteRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Runs the tests of a directory again and again, as its files change: what a change does not
 * concern is not run anew.
 */
final class WatchedTests {
  private final Path directory;
  private final SuiteRunner.Options options;
  private final PrintWriter out;
  private final ParsedFiles parsed = new ParsedFiles();
  private Optional<Rerun.Run> last = Optional.empty();

  /** By the revision of what was read, or the fault that kept it from being read. */
  private String seen = "";

  WatchedTests(Path directory, SuiteRunner.Options options, PrintWriter out) {
    this.directory = directory;
    this.options = options;
    this.out = out;
  }

  /** Until it is interrupted. */
  void run() throws CommandFault {
    try (DirectoryChanges changes = new DirectoryChanges(directory)) {
      while (true) {
        once();
        changes.await();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (NoSuchFileException | NotDirectoryException gone) {
      throw new CommandFault(directory + " is no directory, so there is nothing to watch");
    } catch (IOException fault) {
      throw new CommandFault(directory + " cannot be watched: " + fault);
    }
  }

  /** Runs what has changed since the last time; nothing where nothing has. */
  void once() {
    long start = System.nanoTime();
    String text;
    try {
      BundleSource source = BundleReader.read(directory);
      if (source.revision().equals(seen)) {
        return;
      }
      seen = source.revision();
      text = report(source);
    } catch (BundleFault fault) {
      String message = String.valueOf(fault.getMessage());
      if (message.equals(seen)) {
        return;
      }
      seen = message;
      text = message + "\n";
    }
    out.print(text);
    out.println("-- " + (System.nanoTime() - start) / 1_000_000 + " ms; waiting for changes");
    out.flush();
  }

  private String report(BundleSource source) {
    PolicyCompiler.Result compiled = PolicyCompiler.compile(source, source.settings(), parsed);
    if (compiled.tested().isEmpty()) {
      return TextRenderer.render(
              compiled.diagnostics().stream().filter(Diagnostic::isError).toList())
          + "not run: the policies do not compile\n";
    }
    TestedBundle tested = code(compiled.tested().get());
    Rerun before = last.map(run -> Rerun.after(run, source, tested)).orElse(Rerun.ALL);
    SuiteResult result = new SuiteRunner(tested, options, Progress.NONE).run(before);
    last = Optional.of(new Rerun.Run(source, tested, result));
    return TextReport.of(result, tested);
  }

  /** With the code of files that are as they were. */
  private TestedBundle code(TestedBundle tested) {
    return last.map(run -> tested.compiled(run.tested())).orElseGet(tested::compiled);
  }
}
