package dev.remit.lang.syntax;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Says of each syntax error what was expected there, in the author's words; one for each
 * declaration, and no more of a file than anybody reads.
 */
final class SyntaxErrors extends BaseErrorListener {
  private static final Set<String> LATER =
      Set.of(
          "fixture",
          "test",
          "table",
          "scenario",
          "always",
          "never",
          "counter",
          "after",
          "since",
          "seen",
          "flow",
          "limit",
          "shadow");

  /** The most errors of a file; what follows them is not read. */
  static final int MOST = 100;

  private final SourceFile source;
  private final Offsets offsets;
  private final List<Diagnostic> found;
  private int lastDeclaration = -1;

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
      return;
    }
    int declaration = declaration(parser.getContext());
    if (declaration == lastDeclaration) {
      return;
    }
    lastDeclaration = declaration;
    if (found.size() == MOST) {
      throw new ParseStopped();
    }
    Span span = offsets.span(token, token);
    if (LATER.contains(token.getText())) {
      found.add(
          Diagnostic.of(
              Code.RESERVED,
              span,
              "`" + token.getText() + "` comes with a later version of the language"));
      return;
    }
    String there =
        token.getType() == Token.EOF ? "the file ends" : "this is `" + token.getText() + "`";
    found.add(
        Diagnostic.of(
            Code.SYNTAX,
            span,
            ExpectedParts.at(parser.getContext()).orElse("something else")
                + " is expected here, and "
                + there));
  }

  /** Where the enclosing declaration starts: further errors within it follow from the first. */
  private static int declaration(ParserRuleContext context) {
    RuleContext at = context;
    int start = context.getStart().getStartIndex();
    while (at.parent != null) {
      if (at.getRuleIndex() == PolicyParser.RULE_declaration
          || at.getRuleIndex() == PolicyParser.RULE_policyRule) {
        start = ((ParserRuleContext) at).getStart().getStartIndex();
      }
      at = at.parent;
    }
    return start;
  }
}
