package dev.remit.lang.diagnostic;

import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.List;

/** Shows diagnostics as text, each with its line and a caret under the exact place. */
public final class TextRenderer {
  private TextRenderer() {}

  public static String render(List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    diagnostics.stream().sorted(Diagnostic.ORDER).forEach(each -> one(each, out));
    return out.toString();
  }

  private static void one(Diagnostic diagnostic, StringBuilder out) {
    String severity = diagnostic.isError() ? "error" : "warning";
    out.append(severity)
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

  private static void place(Span span, String arrow, String text, StringBuilder out) {
    SourceFile file = span.file();
    String number = Integer.toString(span.line());
    String margin = " ".repeat(number.length());
    String line = file.lineText(span.line());
    int column = Math.min(span.column(), line.length() + 1);
    int end = Math.min(span.end() - span.start(), line.length() - column + 1);
    String caret = "^".repeat(Math.max(1, end));
    out.append(margin).append(' ').append(arrow).append(' ').append(span).append('\n');
    out.append(number).append(" | ").append(line).append('\n');
    out.append(margin)
        .append(" | ")
        .append(" ".repeat(column - 1))
        .append(caret)
        .append(text.isEmpty() ? "" : " " + text)
        .append('\n');
  }
}
