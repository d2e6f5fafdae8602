package dev.remit.lang.syntax;

import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** One word or sign of a text, whether or not the text parses. */
public record Lexeme(Kind kind, String text, Span span) {
  public enum Kind {
    /** A name or a keyword. */
    WORD,
    /** A text in quotes. */
    QUOTED,
    /** A number, a duration, a date or a time. */
    LITERAL,
    COMMENT,
    SIGN
  }

  /** All of a text, blanks apart; nothing of one that is larger than a policy may be. */
  public static List<Lexeme> of(SourceFile source, SyntaxLimits limits) {
    if (source.text().length() > limits.maxChars()) {
      return List.of();
    }
    PolicyLexer lexer = new PolicyLexer(CharStreams.fromString(source.text(), source.path()));
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    Offsets offsets = new Offsets(source);
    List<Lexeme> lexemes = new ArrayList<>();
    for (Token token : stream.getTokens()) {
      if (token.getType() != Token.EOF && token.getType() != PolicyLexer.WHITESPACE) {
        lexemes.add(new Lexeme(kind(token), token.getText(), offsets.span(token, token)));
      }
    }
    return List.copyOf(lexemes);
  }

  private static Kind kind(Token token) {
    return switch (token.getType()) {
      case PolicyLexer.STRING -> Kind.QUOTED;
      case PolicyLexer.COMMENT -> Kind.COMMENT;
      case PolicyLexer.NUMBER,
          PolicyLexer.DURATION,
          PolicyLexer.DATE,
          PolicyLexer.TIME,
          PolicyLexer.TIMESTAMP ->
          Kind.LITERAL;
      default ->
          Character.isLetter(token.getText().codePointAt(0)) || token.getText().startsWith("_")
              ? Kind.WORD
              : Kind.SIGN;
    };
  }
}
