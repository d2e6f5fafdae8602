package dev.remit.lang.syntax;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * What is checked on the tokens, before parsing: limits, and characters that may mislead a reader.
 */
final class TokenChecks {
  private static final int MOST_BAD_CHARACTERS = 20;

  private final SourceFile source;
  private final Offsets offsets;
  private final SyntaxLimits limits;

  TokenChecks(SourceFile source, Offsets offsets, SyntaxLimits limits) {
    this.source = source;
    this.offsets = offsets;
    this.limits = limits;
  }

  /** Whether the tokens exceed a limit, which is said; then there is no parsing them. */
  boolean exceedsLimits(List<Token> tokens, List<Diagnostic> found) {
    if (tokens.size() > limits.maxTokens()) {
      found.add(
          Diagnostic.of(
              Code.TOO_MANY_TOKENS,
              new Span(source, 0, 0),
              "a policy file has at most "
                  + limits.maxTokens()
                  + " words, signs and blanks (`limits.tokens` in remit.yaml); split it"));
    } else {
      nesting(tokens, found);
    }
    return !found.isEmpty();
  }

  void characters(List<Token> tokens, List<Diagnostic> found) {
    StrayCharacters stray = new StrayCharacters(source);
    tokens.stream()
        .filter(token -> token.getType() == PolicyLexer.OTHER)
        .filter(token -> !HiddenCharacters.isHidden(token.getText().codePointAt(0)))
        .flatMap(token -> stray.at(offsets.span(token, token)).stream())
        .limit(MOST_BAD_CHARACTERS)
        .forEach(found::add);
    found.addAll(HiddenCharacters.in(source, "a policy", MOST_BAD_CHARACTERS - found.size()));
  }

  /** Signs that close what none opened do not make room for more. */
  private void nesting(List<Token> tokens, List<Diagnostic> found) {
    int open = 0;
    int angles = 0;
    int before = Token.EOF;
    for (Token token : tokens) {
      switch (token.getText()) {
        case "(", "{", "[" -> open++;
        case ")", "}", "]" -> open = Math.max(0, open - 1);
        case "<" -> angles = opensType(before) ? angles + 1 : 0;
        case ">" -> angles = Math.max(0, angles - 1);
        default -> {}
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        before = token.getType();
      }
      if (open + angles > limits.maxNesting()) {
        found.add(
            Diagnostic.of(
                    Code.NESTING_TOO_DEEP,
                    offsets.span(token, token),
                    "parentheses, braces, brackets and lists nest at most "
                        + limits.maxNesting()
                        + " deep (`limits.nesting` in remit.yaml)")
                .withHelp("name a part of the condition with `define`"));
        return;
      }
    }
  }

  /** Elsewhere the sign compares. */
  private static boolean opensType(int before) {
    return before == PolicyLexer.LIST || before == PolicyLexer.SET;
  }
}
