package dev.remit.lang.syntax;

import dev.remit.lang.ast.TestDeclaration.Expectation;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** What is expected, where a data file says it: {@code allow by small_refund for 1m}. */
public final class ExpectationText {
  private ExpectationText() {}

  /**
   * Empty, with the fault said, for what is no expectation.
   *
   * @param place where the text stands
   */
  public static Optional<Expectation> read(String text, Span place, List<Diagnostic> found) {
    Offsets offsets = Offsets.within(place, text);
    PolicyLexer lexer = new PolicyLexer(CharStreams.fromString(text, place.file().path()));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    PolicyParser parser = new PolicyParser(tokens);
    SyntaxErrors errors = new SyntaxErrors(place.file(), offsets, found);
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    parser.setErrorHandler(new OneErrorStrategy());
    try {
      PolicyParser.ExpectationContext read = parser.expectation();
      Token next = tokens.LT(1);
      if (next.getType() != Token.EOF) {
        errors.expected(next, "the end of what is expected");
        return Optional.empty();
      }
      int before = found.size();
      Expectation expectation =
          new FileBuilder(place.file(), offsets, found).tests().expectation(read);
      return found.size() == before ? Optional.of(expectation) : Optional.empty();
    } catch (OneErrorStrategy.Stopped said) {
      return Optional.empty();
    }
  }
}
