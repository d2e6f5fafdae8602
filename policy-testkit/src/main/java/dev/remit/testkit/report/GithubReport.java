package dev.remit.testkit.report;

import dev.remit.lang.source.Span;

/**
 * What failed as commands of GitHub's workflows, which show it in the changed files of a pull
 * request; then the sums.
 */
public final class GithubReport {
  private GithubReport() {}

  public static String of(RunReport report) {
    StringBuilder out = new StringBuilder();
    for (Outcome outcome : report.outcomes()) {
      for (Outcome.Failure failure : outcome.failures()) {
        Span span = failure.span();
        out.append("::error file=")
            .append(property(report.path(span.file().path())))
            .append(",line=")
            .append(span.line())
            .append(",endLine=")
            .append(span.endLine())
            .append(",col=")
            .append(span.column())
            .append(",endColumn=")
            .append(span.endColumn())
            .append(",title=")
            .append(property(SarifReport.title(outcome, failure)))
            .append("::")
            .append(data(failure.message()))
            .append('\n');
      }
    }
    report
        .shortfalls()
        .forEach(each -> out.append("::error title=remit test::").append(data(each)).append('\n'));
    return out.append(TextReport.sumsOf(report.result())).toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
