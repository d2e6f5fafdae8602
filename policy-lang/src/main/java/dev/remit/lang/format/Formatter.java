package dev.remit.lang.format;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.PolicyParser;
import dev.remit.lang.syntax.Reading;
import dev.remit.lang.syntax.SyntaxLimits;
import dev.remit.lang.syntax.SyntaxTree;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Lays policy files out in the one canonical way. What a file says stays as it is: the text parses
 * to the same tree as before. Every comment stays, next to the word it was next to.
 */
public final class Formatter {
  /** The most that a bundle's settings may allow. */
  private static final SyntaxLimits LIMITS =
      new SyntaxLimits(
          BundleLimit.FILE_CHARS.most(), BundleLimit.TOKENS.most(), BundleLimit.NESTING.most());

  private static final Set<Code> TOO_LARGE = EnumSet.of(Code.FILE_TOO_LARGE, Code.TOO_MANY_TOKENS);

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

  /**
   * The canonical text.
   *
   * @throws IllegalStateException the layout would say something else than the text, which is a
   *     fault of this class; whoever catches it leaves the text as it is
   */
  public static Result format(SourceFile source) {
    PolicyParser parser = new PolicyParser(LIMITS);
    Reading reading = parser.read(source);
    return reading
        .tree()
        .map(tree -> checked(parser, source, tree))
        .orElseGet(() -> new Result.Refused(reading.diagnostics()));
  }

  /** Read again, before anybody relies on it. */
  private static Result checked(PolicyParser parser, SourceFile source, SyntaxTree tree) {
    String text = FileLayout.text(tree);
    Reading again = parser.read(new SourceFile(source.path(), text));
    if (again.tree().map(Said::of).filter(Said.of(tree)::equals).isPresent()) {
      return new Result.Formatted(text);
    } else if (again.diagnostics().stream().map(Diagnostic::code).anyMatch(TOO_LARGE::contains)) {
      return tooLarge(source);
    }
    throw new IllegalStateException(
        "the layout of " + source.path() + " would say something else than the text does");
  }

  /** Blanks count too: a file just within the limits may be laid out beyond them. */
  private static Result tooLarge(SourceFile source) {
    return new Result.Refused(
        List.of(
            Diagnostic.of(
                Code.FILE_TOO_LARGE,
                new Span(source, 0, 0),
                "laid out in the canonical way, this file would be larger than a policy file may be; split it")));
  }
}
