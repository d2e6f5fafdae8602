package dev.remit.lang.syntax;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.Unread;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.FileParts.Stretch;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import dev.remit.lang.syntax.grammar.PolicyParser.PolicyFileContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Reads the text of a policy file: whole, or with errors those of its parts that have none. */
public final class PolicyParser {
  private final SyntaxLimits limits;

  public PolicyParser(SyntaxLimits limits) {
    this.limits = limits;
  }

  /** What the text says. */
  public ParseResult parse(SourceFile source) {
    List<Diagnostic> found = new ArrayList<>();
    if (source.text().length() > limits.maxChars()) {
      found.add(
          Diagnostic.of(
              Code.FILE_TOO_LARGE,
              new Span(source, 0, 0),
              "a policy file has at most "
                  + limits.maxChars()
                  + " characters (`limits.file_chars` in remit.yaml); split it"));
      return unreadable(new Unread(Set.of(), Set.of(), true, false), found);
    }
    CommonTokenStream tokens = tokens(source);
    Offsets offsets = new Offsets(source);
    TokenChecks checks = new TokenChecks(source, offsets, limits);
    if (checks.exceedsLimits(tokens.getTokens(), found)) {
      return unreadable(new Unread(words(tokens.getTokens()), Set.of(), false, false), found);
    }
    checks.characters(tokens.getTokens(), found);
    return build(source, offsets, tokens, parts(source, offsets, tokens, found), found);
  }

  /** How the text is written; there is a tree exactly when {@link #parse} yields a file. */
  public Reading read(SourceFile source) {
    ParseResult parsed = parse(source);
    if (parsed.file().isEmpty()) {
      return new Reading(Optional.empty(), parsed.diagnostics());
    }
    CommonTokenStream tokens = tokens(source);
    return new Reading(
        whole(parser(tokens), tokens)
            .map(tree -> SyntaxTreeBuilder.build(tree, tokens.getTokens())),
        parsed.diagnostics());
  }

  private static CommonTokenStream tokens(SourceFile source) {
    PolicyLexer lexer = new PolicyLexer(CharStreams.fromString(source.text(), source.path()));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new CommonTokenStream(lexer);
    tokens.fill();
    return tokens;
  }

  private static ParseResult unreadable(Unread unread, List<Diagnostic> found) {
    return new ParseResult(Optional.empty(), Optional.empty(), unread, found);
  }

  /** The grammar's reading of the whole file; part by part where it has none. */
  private static FileParts parts(
      SourceFile source, Offsets offsets, CommonTokenStream tokens, List<Diagnostic> found) {
    var parser = parser(tokens);
    return whole(parser, tokens)
        .map(FileParts::of)
        .orElseGet(() -> {
          SyntaxErrors errors = new SyntaxErrors(source, offsets, found);
          parser.addErrorListener(errors);
          return new PiecewiseReader(parser, tokens, errors).read();
        });
  }

  private static dev.remit.lang.syntax.grammar.PolicyParser parser(CommonTokenStream tokens) {
    var parser = new dev.remit.lang.syntax.grammar.PolicyParser(tokens);
    parser.removeErrorListeners();
    parser.setErrorHandler(new OneErrorStrategy());
    return parser;
  }

  /**
   * The tree of a file without syntax errors. Prediction without context is faster and reads the
   * same or nothing, and then the full one is asked.
   */
  private static Optional<PolicyFileContext> whole(
      dev.remit.lang.syntax.grammar.PolicyParser parser, CommonTokenStream tokens) {
    for (PredictionMode mode : List.of(PredictionMode.SLL, PredictionMode.LL)) {
      parser.getInterpreter().setPredictionMode(mode);
      try {
        return Optional.of(parser.policyFile());
      } catch (OneErrorStrategy.Stopped stopped) {
        tokens.seek(0);
        parser.getErrorHandler().reset(parser);
      }
    }
    return Optional.empty();
  }

  private static ParseResult build(
      SourceFile source,
      Offsets offsets,
      CommonTokenStream tokens,
      FileParts parts,
      List<Diagnostic> found) {
    Token first =
        tokens.getTokens().stream()
            .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
            .findFirst()
            .orElseThrow();
    if (first.getType() != PolicyLexer.PACKAGE) {
      found.add(
          Diagnostic.of(
                  Code.MISSING_PACKAGE,
                  offsets.span(first, first),
                  "a policy file begins with its package")
              .withHelp("write `package crm.support` as its first line"));
    }
    FileBuilder builder = new FileBuilder(source, offsets, found);
    PolicyFile file = builder.file(parts);
    if (found.stream().noneMatch(Diagnostic::isError)) {
      return new ParseResult(Optional.of(file), Optional.of(file), Unread.NOTHING, found);
    }
    List<Stretch> stretches = new ArrayList<>(parts.unread());
    stretches.addAll(builder.unread());
    Set<String> words = new HashSet<>();
    for (Stretch stretch : stretches) {
      words.addAll(
          words(tokens.get(stretch.first().getTokenIndex(), stretch.last().getTokenIndex())));
    }
    Set<String> packageless = new HashSet<>();
    if (!builder.hasPackage()) {
      packageless.add(source.path());
      words.addAll(words(tokens.getTokens()));
    }
    return new ParseResult(
        Optional.empty(), Optional.of(file), new Unread(words, packageless, false, false), found);
  }

  private static Set<String> words(List<Token> tokens) {
    Set<String> words = new HashSet<>();
    for (Token token : tokens) {
      String text = token.getText();
      words.add(
          token.getType() == PolicyLexer.STRING ? text.substring(1, text.length() - 1) : text);
    }
    return words;
  }
}
