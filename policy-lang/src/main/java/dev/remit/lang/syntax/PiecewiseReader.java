package dev.remit.lang.syntax;

import dev.remit.lang.diagnostic.Spelling;
import dev.remit.lang.syntax.FileParts.ForRules;
import dev.remit.lang.syntax.FileParts.Part;
import dev.remit.lang.syntax.FileParts.Stretch;
import dev.remit.lang.syntax.FileParts.Whole;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;

/**
 * Reads a file with syntax errors part by part: one error is said of each that does not parse, and
 * reading goes on where the next one starts.
 */
final class PiecewiseReader {
  private final PolicyParser parser;
  private final CommonTokenStream tokens;
  private final SyntaxErrors errors;
  private final Landmarks landmarks;
  private final List<Stretch> unread = new ArrayList<>();

  PiecewiseReader(PolicyParser parser, CommonTokenStream tokens, SyntaxErrors errors) {
    this.parser = parser;
    this.tokens = tokens;
    this.errors = errors;
    this.landmarks = new Landmarks(tokens);
  }

  FileParts read() {
    if (isMisspeltPackage()) {
      skip(0, landmarks.nextDeclaration(tokens.index()));
    }
    Optional<PolicyParser.PackageDeclarationContext> header =
        next() == PolicyParser.PACKAGE
            ? attempt(parser::packageDeclaration, landmarks::nextDeclaration)
            : Optional.empty();
    List<PolicyParser.ImportDeclarationContext> imports = new ArrayList<>();
    while (next() == PolicyParser.IMPORT) {
      attempt(parser::importDeclaration, landmarks::nextDeclaration).ifPresent(imports::add);
    }
    List<Part> parts = new ArrayList<>();
    while (next() != Token.EOF) {
      if (next() == PolicyParser.FOR) {
        forRules().ifPresent(parts::add);
      } else {
        attempt(parser::declaration, landmarks::nextDeclaration)
            .map(Whole::new)
            .ifPresent(parts::add);
      }
    }
    return new FileParts(header, imports, parts, unread);
  }

  private boolean isMisspeltPackage() {
    return next() == PolicyParser.IDENTIFIER
        && Spelling.closest(tokens.LT(1).getText(), List.of("package")).isPresent();
  }

  private int next() {
    return tokens.LA(1);
  }

  private interface Landmark {
    /** The index of the token to go on with, after {@code start}. */
    int after(int start);
  }

  private <T> Optional<T> attempt(Supplier<T> rule, Landmark landmark) {
    int start = tokens.index();
    try {
      return Optional.of(rule.get());
    } catch (OneErrorStrategy.Stopped stopped) {
      skip(start, landmark.after(start));
      return Optional.empty();
    } finally {
      parser.getErrorHandler().reset(parser);
    }
  }

  private void skip(int start, int end) {
    int last = Math.max(start, landmarks.before(end));
    unread.add(new Stretch(tokens.get(start), tokens.get(last)));
    tokens.seek(end);
  }

  /** Of a {@code for} with an error, the rules that have none, if its header has none. */
  private Optional<Part> forRules() {
    int start = tokens.index();
    tokens.consume();
    List<PolicyParser.HeaderClauseContext> header = new ArrayList<>();
    do {
      Optional<PolicyParser.HeaderClauseContext> clause =
          attempt(parser::headerClause, from -> landmarks.afterBlock(start));
      if (clause.isEmpty()) {
        return Optional.empty();
      }
      header.add(clause.get());
    } while (next() != Token.EOF && !isNext("{"));
    List<PolicyParser.PolicyRuleContext> rules = new ArrayList<>();
    if (isNext("{")) {
      tokens.consume();
    }
    while (!landmarks.endsBlock(tokens.index())) {
      attempt(parser::policyRule, landmarks::nextRule).ifPresent(rules::add);
    }
    if (isNext("}")) {
      tokens.consume();
    } else {
      errors.expected(tokens.LT(1), "`}` at the end of the `for`, or a rule,");
    }
    Stretch place = new Stretch(tokens.get(start), tokens.get(landmarks.before(tokens.index())));
    return Optional.of(new ForRules(place, header, rules));
  }

  private boolean isNext(String text) {
    return tokens.LT(1).getText().equals(text);
  }
}
