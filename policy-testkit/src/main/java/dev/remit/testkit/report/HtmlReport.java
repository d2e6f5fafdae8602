package dev.remit.testkit.report;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.testkit.coverage.ClauseCoverage;
import dev.remit.testkit.coverage.Coverage;
import dev.remit.testkit.coverage.RuleCoverage;
import dev.remit.testkit.mutation.MutationResult;
import dev.remit.testkit.run.SuiteResult;
import java.util.List;
import java.util.Map;

/**
 * A run as one page that needs nothing else: what failed and why, then each policy file with its
 * clauses coloured by what of them was seen.
 */
public final class HtmlReport {
  private final RunReport report;
  private final Hidden hidden;
  private final StringBuilder out = new StringBuilder();

  private HtmlReport(RunReport report) {
    this.report = report;
    this.hidden = Hidden.of(report.tested());
  }

  public static String of(RunReport report) {
    HtmlReport page = new HtmlReport(report);
    page.write();
    return page.out.toString();
  }

  /** What is wrong with the bundle. */
  public static String of(Refusal refusal) {
    return HtmlStyle.HEAD
        + "<p class=\"verdict bad\">not run</p>\n<p class=quiet>"
        + refusal.sums()
        + "</p>\n<details open><summary>What is wrong</summary>\n<pre class=prose>"
        + text(refusal.body())
        + "</pre></details>\n"
        + HtmlStyle.FOOT;
  }

  private void write() {
    out.append(HtmlStyle.HEAD);
    sums();
    report
        .shortfalls()
        .forEach(each -> out.append("<p class=bad>").append(text(each)).append("</p>\n"));
    failures();
    unnoticed();
    Map<String, Marks> marks = Marks.byFile(report.result().coverage());
    if (!marks.isEmpty()) {
      out.append("<h2>Coverage</h2>\n").append(HtmlStyle.LEGEND);
    }
    for (PolicyFile each : report.tested().files()) {
      SourceFile file = hidden.file(each.span().file());
      Marks of = marks.get(file.path());
      if (of != null) {
        source(file, of);
      }
    }
    out.append(HtmlStyle.FOOT);
  }

  private void sums() {
    SuiteResult result = report.result();
    out.append("<p class=\"verdict ").append(report.passed() ? "good" : "bad").append("\">");
    out.append(report.passed() ? "passed" : "failed").append("</p>\n<dl>\n");
    sum("passed", Integer.toString(result.size() - result.failures()));
    sum("failed", Integer.toString(result.failures()));
    sum("not run", Integer.toString(result.skipped()));
    sum("rules that fired", ratio(result.coverage().ruleRatio()));
    sum("truths of clauses", ratio(result.coverage().clauseRatio()));
    report
        .mutation()
        .ifPresent(mutation ->
            sum(
                "changes noticed",
                mutation.percent()
                    + " % ("
                    + mutation.killed().size()
                    + " of "
                    + mutation.counted()
                    + ")"));
    out.append("</dl>\n<p class=quiet>revision ");
    out.append(text(report.tested().bundle().revision())).append(", seed ");
    out.append(result.seed()).append("</p>\n");
  }

  private static String ratio(Coverage.Ratio ratio) {
    return ratio.percent() + " % (" + ratio.part() + " of " + ratio.whole() + ")";
  }

  private void sum(String name, String value) {
    out.append("<div><dt>").append(name).append("</dt><dd>").append(value).append("</dd></div>\n");
  }

  private void failures() {
    List<Outcome> failed = report.outcomes().stream().filter(each -> !each.passed()).toList();
    if (!failed.isEmpty()) {
      out.append("<h2>Failures</h2>\n");
    }
    for (Outcome each : failed) {
      box("details open", each.title(), each.kind(), each.span(), each.body());
    }
  }

  /** Closed, for there may be many. */
  private void unnoticed() {
    List<Unnoticed> all = report.unnoticed();
    if (!all.isEmpty()) {
      out.append("<h2>Changes that no test notices</h2>\n");
    }
    int tried = report.mutation().map(MutationResult::tried).orElse(0);
    for (Unnoticed each : all) {
      box(
          "details",
          each.title(),
          Outcome.word(each.mutant().kind()).replace('_', ' '),
          each.mutant().span(),
          MutationText.body(each, tried));
    }
  }

  private void box(String tag, String title, String kind, Span span, String body) {
    out.append('<').append(tag).append("><summary>").append(text(title));
    out.append(" <span class=quiet>").append(text(kind)).append(", ");
    out.append(text(span.file().path())).append(':').append(span.line());
    out.append("</span></summary>\n<pre>").append(text(body)).append("</pre></details>\n");
  }

  private void source(SourceFile file, Marks marks) {
    long fired = marks.rules().stream().filter(RuleCoverage::isFired).count();
    out.append("<details open><summary>").append(text(file.path())).append(" <span class=quiet>");
    out.append(fired).append(" of ").append(marks.rules().size()).append(" rules fired");
    out.append("</span></summary>\n<table>\n");
    String[] lines = coloured(file, marks).split("\n", -1);
    int count =
        lines.length > 1 && lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
    for (int i = 0; i < count; i++) {
      int line = i + 1;
      out.append("<tr><td class=n>").append(line).append("</td><td class=r>");
      marks.rules().stream().filter(rule -> rule.span().line() == line).forEach(rule -> rule(rule));
      out.append("</td><td><code>").append(lines[i]).append("</code></td></tr>\n");
    }
    out.append("</table></details>\n");
  }

  private void rule(RuleCoverage rule) {
    out.append("<span class=").append(rule.isFired() ? "full" : "none").append(" title=\"");
    out.append(text(rule.rule().id())).append(": fired ").append(rule.fired());
    out.append(", decided ").append(rule.decided()).append("\">");
    out.append(rule.fired()).append("×</span> ");
  }

  /** The text with a mark around each clause; one over several lines has one in each of them. */
  private static String coloured(SourceFile file, Marks marks) {
    StringBuilder html = new StringBuilder();
    int at = 0;
    for (ClauseCoverage clause : marks.inOrder()) {
      if (clause.span().start() >= at) {
        html.append(text(file.text().substring(at, clause.span().start())));
        String inside = file.text().substring(clause.span().start(), clause.span().end());
        String written = inside.stripTrailing();
        String open = "<mark class=" + colour(clause) + " title=\"" + counts(clause) + "\">";
        html.append(open);
        html.append(text(written).replace("\n", "</mark>\n" + open)).append("</mark>");
        at = clause.span().start() + written.length();
      }
    }
    return html.append(text(file.text().substring(at))).toString();
  }

  private static String colour(ClauseCoverage clause) {
    if (clause.missing().isEmpty()) {
      return "full";
    }
    return clause.missing().size() == clause.possible().size() ? "none" : "part";
  }

  private static String counts(ClauseCoverage clause) {
    StringBuilder counts = new StringBuilder();
    for (Truth truth : List.of(Truth.TRUE, Truth.FALSE, Truth.UNKNOWN)) {
      if (clause.possible().contains(truth)) {
        counts.append(counts.isEmpty() ? "" : ", ").append(Outcome.word(truth)).append(' ');
        counts.append(clause.count(truth));
      }
    }
    return counts.toString();
  }

  private static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("\r", "");
  }
}
