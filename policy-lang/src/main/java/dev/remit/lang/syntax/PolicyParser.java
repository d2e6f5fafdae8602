package dev.remit.lang.syntax;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import dev.remit.lang.syntax.grammar.PolicyParser.PolicyFileContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/** Reads the text of a policy file. */
public final class PolicyParser {
  private final SyntaxLimits limits;

  public PolicyParser(SyntaxLimits limits) {
    this.limits = limits;
  }

  public ParseResult parse(SourceFile source) {
    List<Diagnostic> found = new ArrayList<>();
    if (source.text().length() > limits.maxChars()) {
      found.add(
          Diagnostic.of(
              Code.FILE_TOO_LARGE,
              new Span(source, 0, 0),
              "a policy file has at most " + limits.maxChars() + " characters; split it"));
      return new ParseResult(Optional.empty(), found);
    }
    PolicyLexer lexer = new PolicyLexer(CharStreams.fromString(source.text(), source.path()));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    Offsets offsets = new Offsets(source);
    new TokenChecks(source, offsets, limits).check(tokens.getTokens(), found);
    if (!found.isEmpty()) {
      return new ParseResult(Optional.empty(), found);
    }
    return parse(source, offsets, tokens, found);
  }

  private static ParseResult parse(
      SourceFile source, Offsets offsets, CommonTokenStream tokens, List<Diagnostic> found) {
    var parser = new dev.remit.lang.syntax.grammar.PolicyParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(new SyntaxErrors(source, offsets, found));
    PolicyFileContext tree = parser.policyFile();
    if (!found.isEmpty()) {
      return new ParseResult(Optional.empty(), found);
    }
    if (tree.packageDeclaration() == null) {
      Token first = tree.getStart();
      found.add(
          Diagnostic.of(
                  Code.MISSING_PACKAGE,
                  offsets.span(first, first),
                  "a policy file begins with its package")
              .withHelp("write `package crm.support` as its first line"));
      return new ParseResult(Optional.empty(), found);
    }
    PolicyFile file = new FileBuilder(offsets, found).file(tree);
    boolean sound = found.stream().noneMatch(Diagnostic::isError);
    return new ParseResult(sound ? Optional.of(file) : Optional.empty(), found);
  }
}
