package dev.remit.lang.diagnostic;

import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.List;

/** Shows diagnostics as text, each with its line and a caret under the exact place. */
public final class TextRenderer {
  private TextRenderer() {}

  /** The findings alone, at most {@link Report#MOST_PER_FILE} of a file. */
  public static String render(List<Diagnostic> diagnostics) {
    return findings(Report.of(diagnostics, Report.Read.NOTHING));
  }

  /** The findings, and for each code that occurs where its page is. */
  public static String render(Report report) {
    StringBuilder out = new StringBuilder(findings(report));
    report
        .codes()
        .forEach(code ->
            out.append("see ").append(code.page()).append(" (").append(code.title()).append(")\n"));
    return out.toString();
  }

  private static String findings(Report report) {
    StringBuilder out = new StringBuilder();
    report.shown().forEach(each -> one(each, out));
    report
        .omitted()
        .forEach((file, count) ->
            out.append("and ").append(count).append(" more in ").append(file).append("\n\n"));
    return out.toString();
  }

  private static void one(Diagnostic diagnostic, StringBuilder out) {
    out.append(diagnostic.code().severity().word())
        .append(' ')
        .append(diagnostic.code().id())
        .append(": ")
        .append(diagnostic.message())
        .append('\n');
    place(diagnostic.span(), "-->", "", out);
    diagnostic.secondary().forEach(label -> place(label.span(), ":::", label.text(), out));
    diagnostic.help().ifPresent(help -> out.append("   = help: ").append(help).append('\n'));
    out.append('\n');
  }

  /** Of a span over several lines the first and the last are shown. */
  static void place(Span span, String arrow, String text, StringBuilder out) {
    SourceFile file = span.file();
    int first = span.line();
    int last = file.line(Math.max(span.start(), span.end() - 1));
    String margin = " ".repeat(Integer.toString(last).length());
    out.append(margin).append(' ').append(arrow).append(' ').append(span).append('\n');
    int from = span.start() - file.lineStart(first);
    if (first == last) {
      line(file, first, from, span.end() - file.lineStart(first), margin, text, out);
      return;
    }
    line(file, first, from, file.lineText(first).length(), margin, "", out);
    if (last > first + 1) {
      out.append(margin).append(" …\n");
    }
    String lastLine = file.lineText(last);
    int indent = lastLine.length() - lastLine.stripLeading().length();
    line(file, last, indent, span.end() - file.lineStart(last), margin, text, out);
  }

  private static void line(
      SourceFile file,
      int number,
      int from,
      int to,
      String margin,
      String text,
      StringBuilder out) {
    String shown = file.lineText(number).stripTrailing();
    Underlined underlined =
        Underlined.of(shown, Math.min(from, shown.length()), Math.min(to, shown.length()));
    String digits = Integer.toString(number);
    out.append(" ".repeat(margin.length() - digits.length()))
        .append(digits)
        .append(underlined.text().isEmpty() ? " |" : " | ")
        .append(underlined.text())
        .append('\n');
    out.append(margin)
        .append(" | ")
        .append(underlined.carets())
        .append(text.isEmpty() ? "" : " " + text)
        .append('\n');
  }
}
