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

  /** What the text says. */
  public ParseResult parse(SourceFile source) {
    List<Diagnostic> found = new ArrayList<>();
    Optional<PolicyFile> file = parse(source, found).map(Parsed::file);
    return new ParseResult(file, found);
  }

  /** How the text is written; it is there exactly when {@link #parse} yields a file. */
  public Reading read(SourceFile source) {
    List<Diagnostic> found = new ArrayList<>();
    Optional<SyntaxTree> tree =
        parse(source, found).map(parsed -> SyntaxTreeBuilder.build(parsed.tree(), parsed.tokens()));
    return new Reading(tree, found);
  }

  private record Parsed(PolicyFileContext tree, List<Token> tokens, PolicyFile file) {}

  /** Empty where an error is found. */
  private Optional<Parsed> parse(SourceFile source, List<Diagnostic> found) {
    if (source.text().length() > limits.maxChars()) {
      found.add(
          Diagnostic.of(
              Code.FILE_TOO_LARGE,
              new Span(source, 0, 0),
              "a policy file has at most " + limits.maxChars() + " characters; split it"));
      return Optional.empty();
    }
    PolicyLexer lexer = new PolicyLexer(CharStreams.fromString(source.text(), source.path()));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    Offsets offsets = new Offsets(source);
    new TokenChecks(source, offsets, limits).check(tokens.getTokens(), found);
    return found.isEmpty() ? parse(source, offsets, tokens, found) : Optional.empty();
  }

  private Optional<Parsed> parse(
      SourceFile source, Offsets offsets, CommonTokenStream tokens, List<Diagnostic> found) {
    var parser = new dev.remit.lang.syntax.grammar.PolicyParser(tokens);
    parser.removeErrorListeners();
    parser.addErrorListener(new SyntaxErrors(source, offsets, found));
    parser.addParseListener(new DepthGuard(limits));
    PolicyFileContext tree;
    try {
      tree = parser.policyFile();
    } catch (ParseStopped stopped) {
      if (found.isEmpty()) {
        Token there = parser.getCurrentToken();
        found.add(TokenChecks.tooDeep(offsets.span(there, there), limits));
      }
      return Optional.empty();
    }
    if (!found.isEmpty()) {
      return Optional.empty();
    }
    if (tree.packageDeclaration() == null) {
      Token first = tree.getStart();
      found.add(
          Diagnostic.of(
                  Code.MISSING_PACKAGE,
                  offsets.span(first, first),
                  "a policy file begins with its package")
              .withHelp("write `package crm.support` as its first line"));
      return Optional.empty();
    }
    PolicyFile file = new FileBuilder(offsets, found).file(tree);
    boolean sound = found.stream().noneMatch(Diagnostic::isError);
    found.subList(Math.min(found.size(), SyntaxErrors.MOST), found.size()).clear();
    return sound ? Optional.of(new Parsed(tree, tokens.getTokens(), file)) : Optional.empty();
  }
}
