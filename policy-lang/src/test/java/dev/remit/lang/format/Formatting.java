package dev.remit.lang.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.Spanless;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.ParseResult;
import dev.remit.lang.syntax.PolicyParser;
import dev.remit.lang.syntax.SyntaxLimits;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;

/** What holds of each text that parses and its canonical form. */
public final class Formatting {
  private Formatting() {}

  /** The canonical form of a text that parses, with all that has to hold of it. */
  public static String checked(String text) {
    String formatted = format(text);
    assertEquals(Spanless.of(parse(text)), Spanless.of(parse(formatted)), () -> formatted);
    assertEquals(formatted, format(formatted), "it is canonical already");
    assertEquals(comments(text), comments(formatted), () -> formatted);
    assertTrue(formatted.endsWith("\n"), formatted);
    assertFalse(formatted.endsWith("\n\n"), formatted);
    assertTrue(formatted.lines().noneMatch(line -> line.endsWith(" ")), formatted);
    assertFalse(formatted.contains("\n\n\n"), formatted);
    return formatted;
  }

  public static String format(String text) {
    return switch (Formatter.format(source(text))) {
      case Formatter.Result.Formatted(String formatted) -> formatted;
      case Formatter.Result.Refused(var diagnostics) ->
          throw new AssertionError(TextRenderer.render(diagnostics) + "\n" + text);
    };
  }

  private static PolicyFile parse(String text) {
    ParseResult result = new PolicyParser(SyntaxLimits.DEFAULT).parse(source(text));
    return result
        .file()
        .orElseThrow(
            () -> new AssertionError(TextRenderer.render(result.diagnostics()) + "\n" + text));
  }

  /** Straight from the lexer, so that no comment can be lost on both ways. */
  private static List<String> comments(String text) {
    return new PolicyLexer(CharStreams.fromString(text))
        .getAllTokens().stream()
            .filter(token -> token.getType() == PolicyLexer.COMMENT)
            .map(token -> token.getText().stripTrailing())
            .toList();
  }

  private static SourceFile source(String text) {
    return new SourceFile("test.policy", text);
  }
}
