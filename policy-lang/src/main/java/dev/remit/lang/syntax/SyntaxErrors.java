package dev.remit.lang.syntax;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.Spelling;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/** Says of a syntax error what was expected there, in the author's words. */
final class SyntaxErrors extends BaseErrorListener {
  /** Declarations of a later version of the language. */
  static final Set<String> LATER =
      Set.of("counter", "after", "since", "seen", "flow", "limit", "shadow");

  private final SourceFile source;
  private final Offsets offsets;
  private final List<Diagnostic> found;

  SyntaxErrors(SourceFile source, Offsets offsets, List<Diagnostic> found) {
    this.source = source;
    this.offsets = offsets;
    this.found = found;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      @Nullable Object offending,
      int line,
      int column,
      String message,
      @Nullable RecognitionException exception) {
    if (!(offending instanceof Token token) || !(recognizer instanceof Parser parser)) {
      found.add(Diagnostic.of(Code.SYNTAX, new Span(source, 0, 0), "this text does not parse"));
    } else if (!followsStrayCharacter(token, parser)) {
      at(token, parser);
    }
  }

  /** What does not parse because of a character that means nothing has been said. */
  private static boolean followsStrayCharacter(Token token, Parser parser) {
    int first = outermost(parser.getContext()).getStart().getTokenIndex();
    TokenStream tokens = parser.getTokenStream();
    for (int i = first; i <= token.getTokenIndex(); i++) {
      if (tokens.get(i).getType() == PolicyLexer.OTHER) {
        return true;
      }
    }
    return false;
  }

  private static ParserRuleContext outermost(ParserRuleContext context) {
    ParserRuleContext at = context;
    while (at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  private void at(Token token, Parser parser) {
    boolean begins =
        token.getTokenIndex() == outermost(parser.getContext()).getStart().getTokenIndex();
    if (begins && LATER.contains(token.getText())) {
      found.add(
          Diagnostic.of(
              Code.RESERVED,
              offsets.span(token, token),
              "`" + token.getText() + "` comes with a later version of the language"));
      return;
    }
    Diagnostic error = error(token, ExpectedParts.at(parser.getContext()).orElse("something else"));
    Optional<String> near =
        begins && token.getType() == PolicyLexer.IDENTIFIER
            ? Spelling.closest(token.getText(), ExpectedParts.BEGINNINGS)
            : Optional.empty();
    found.add(
        near.map(word -> error.withHelp("did you mean `" + word + "`?").withFix(error.span(), word))
            .orElse(error));
  }

  /** Says that {@code what} is missing where {@code token} stands. */
  void expected(Token token, String what) {
    found.add(error(token, what));
  }

  private Diagnostic error(Token token, String what) {
    String there =
        token.getType() == Token.EOF ? "the file ends" : "this is `" + token.getText() + "`";
    return Diagnostic.of(
        Code.SYNTAX, offsets.span(token, token), what + " is expected here, and " + there);
  }
}
