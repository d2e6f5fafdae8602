package dev.remit.lang.format;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.PolicyParser;
import dev.remit.lang.syntax.Reading;
import dev.remit.lang.syntax.SyntaxLimits;
import java.util.List;

/**
 * Lays policy files out in the one canonical way. What a file says stays as it is: the text parses
 * to the same tree as before. Every comment stays, next to the word it was next to.
 */
public final class Formatter {
  /** The most that a bundle's settings may allow. */
  private static final SyntaxLimits LIMITS =
      new SyntaxLimits(
          BundleLimit.FILE_CHARS.most(), BundleLimit.TOKENS.most(), BundleLimit.NESTING.most());

  private Formatter() {}

  /** The canonical text, or why there is none. */
  public sealed interface Result {
    record Formatted(String text) implements Result {}

    /** A text with errors is left as it is. */
    record Refused(List<Diagnostic> diagnostics) implements Result {
      public Refused {
        diagnostics = List.copyOf(diagnostics);
      }
    }
  }

  public static Result format(SourceFile source) {
    PolicyParser parser = new PolicyParser(LIMITS);
    Reading reading = parser.read(source);
    return reading
        .tree()
        .map(tree -> within(parser, source, FileLayout.text(tree)))
        .orElseGet(() -> new Result.Refused(reading.diagnostics()));
  }

  /** Blanks count too: a file just within the limits may be laid out beyond them. */
  private static Result within(PolicyParser parser, SourceFile source, String text) {
    return parser.read(new SourceFile(source.path(), text)).tree().isPresent()
        ? new Result.Formatted(text)
        : new Result.Refused(
            List.of(
                Diagnostic.of(
                    Code.FILE_TOO_LARGE,
                    new Span(source, 0, 0),
                    "laid out in the canonical way, this file would be larger than a policy file may be; split it")));
  }
}
