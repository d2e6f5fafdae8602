package dev.remit.cli;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Report;
import dev.remit.lang.diagnostic.TextRenderer;
import java.util.Optional;

/** What {@code remit check} prints for people. */
final class CheckText {
  private CheckText() {}

  static String of(Report report, Optional<CompiledBundle> bundle) {
    String costs = report.costs().map(rules -> RuleCosts.text(rules) + "\n").orElse("");
    String counted = files(report.read()) + bundle.map(CheckText::contents).orElse("");
    String found = count(report.errors(), "error") + ", " + count(report.warnings(), "warning");
    String refused =
        report.errors() == 0 && !report.passed()
            ? "; warnings count as errors, so the bundle is refused"
            : "";
    return TextRenderer.render(report)
        + costs
        + counted
        + ": "
        + found
        + refused
        + "\n"
        + report.read().revision().map(revision -> "revision " + revision + "\n").orElse("");
  }

  private static String files(Report.Read read) {
    return count(read.files(), "file")
        + (read.dataFiles() == 0 ? "" : ", " + count(read.dataFiles(), "data file"));
  }

  private static String contents(CompiledBundle bundle) {
    var program = bundle.program();
    int rules = program.permits().size() + program.denies().size() + program.obliges().size();
    return ", " + count(rules, "rule") + ", " + count(bundle.catalogue().tools().size(), "tool");
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
