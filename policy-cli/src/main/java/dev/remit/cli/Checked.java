package dev.remit.cli;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.diagnostic.Report;
import java.nio.file.Path;
import java.util.Optional;

/** What became of a directory of policies. */
sealed interface Checked {
  /** A bundle with its tests. */
  record Compiled(TestedBundle tested) implements Checked {}

  /**
   * No bundle.
   *
   * @param errors as people read them, each ended by a newline; empty if nothing was compiled
   * @param sentence what is wrong with it all
   */
  record Refused(Report report, String errors, String sentence) implements Checked {}

  static Checked of(Path directory) {
    try {
      BundleSource source = BundleReader.read(directory);
      PolicyCompiler.Result result = PolicyCompiler.compile(source, source.settings());
      return result
          .tested()
          .<Checked>map(Compiled::new)
          .orElseGet(() -> refused(directory, source, result));
    } catch (BundleFault fault) {
      String sentence = String.valueOf(fault.getMessage());
      return new Refused(Report.fault(sentence), "", sentence);
    }
  }

  private static Refused refused(
      Path directory, BundleSource source, PolicyCompiler.Result result) {
    Report.Read read =
        new Report.Read(source.policies().size(), source.data().files().size(), Optional.empty());
    return new Refused(
        Report.of(result.diagnostics(), read),
        Bundles.errors(result),
        Bundles.refused(directory.toString()));
  }
}
