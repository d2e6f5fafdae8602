package dev.remit.testkit.report;

import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.Report;
import java.util.List;

/**
 * Why nothing of a bundle was run: it does not compile, or there is none.
 *
 * @param root the bundle's directory as seen from where reports are read, with {@code /} between
 *     its parts; empty if it is the same
 */
public record Refusal(Report report, String root) {
  /** A file of the bundle from where reports are read. */
  String path(String file) {
    return RunReport.path(root, file);
  }

  /** What refuses the bundle; not its warnings. */
  List<Diagnostic> errors() {
    return report.shown().stream().filter(Diagnostic::isError).toList();
  }

  /** Such as {@code 2 errors, 1 warning}. */
  String sums() {
    return count(report.errors(), "error") + ", " + count(report.warnings(), "warning");
  }

  private static String count(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /**
   * All that was found, in lines, each ended by a newline. No source is shown: what of it is a
   * secret, only a bundle that compiles says.
   */
  String body() {
    StringBuilder out = new StringBuilder();
    report.fault().ifPresent(fault -> out.append(fault).append('\n'));
    for (Diagnostic each : report.shown()) {
      out.append(each.code().severity().word()).append(' ').append(each.code().id());
      out.append(" at ").append(place(each)).append(": ").append(each.message()).append('\n');
      each.help().ifPresent(help -> out.append("  help: ").append(help).append('\n'));
    }
    omitted().forEach(each -> out.append(each).append('\n'));
    return out.toString();
  }

  private String place(Diagnostic found) {
    return path(found.span().file().path())
        + ":"
        + found.span().line()
        + ":"
        + found.span().column();
  }

  /** What is counted only, in a sentence for each file. */
  List<String> omitted() {
    return report.omitted().entrySet().stream()
        .map(file -> file.getValue() + " more findings in " + file.getKey() + " are not shown")
        .toList();
  }

  /** What is wrong first, on one line. */
  String message() {
    return report
        .fault()
        .or(() -> errors().stream().map(each -> place(each) + ": " + each.message()).findFirst())
        .orElse("the bundle does not compile");
  }
}
