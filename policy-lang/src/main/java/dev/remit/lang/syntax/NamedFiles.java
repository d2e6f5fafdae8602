package dev.remit.lang.syntax;

import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/**
 * Finds the data files that a policy names ({@code from "tenants.csv"}) on its tokens, before it is
 * parsed: they are read together with it.
 */
public final class NamedFiles {
  private NamedFiles() {}

  /** As written, in order; of a text that does not parse, whatever was found. */
  public static List<String> in(SourceFile policy, SyntaxLimits limits) {
    if (policy.text().length() > limits.maxChars()) {
      return List.of();
    }
    PolicyLexer lexer = new PolicyLexer(CharStreams.fromString(policy.text(), policy.path()));
    lexer.removeErrorListeners();
    CommonTokenStream stream = new CommonTokenStream(lexer);
    stream.fill();
    List<Token> tokens =
        stream.getTokens().stream()
            .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
            .toList();
    Literals literals = new Literals(new Offsets(policy), new ArrayList<>());
    List<String> names = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      // A quoted name that goes on with a dot is the source of an attribute.
      boolean attribute = i + 1 < tokens.size() && tokens.get(i + 1).getText().equals(".");
      if (token.getType() == PolicyLexer.STRING
          && tokens.get(i - 1).getType() == PolicyLexer.FROM
          && !attribute) {
        names.add(literals.unquoted(token));
      }
    }
    return names;
  }
}
