package dev.remit.lang.syntax;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * declaration.
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
          "import",
          "schedule",
          "counter",
          "data",
          "obligation",
          "observe",
          "tools",
          "because",
          "matches",
          "after",
          "since",
          "seen",
          "flow",
          "limit",
          "shadow");

  private static final Map<Integer, String> EXPECTED =
      Map.ofEntries(
          Map.entry(
              PolicyParser.RULE_packageDeclaration,
              "the package's name, then `governs` or a declaration"),
          Map.entry(PolicyParser.RULE_governs, "`tool PATTERN` or `dataset PATTERN`"),
          Map.entry(PolicyParser.RULE_group, "`group agents NAME = { \"pattern\", … }`"),
          Map.entry(PolicyParser.RULE_identityPattern, "an identity in quotes"),
          Map.entry(PolicyParser.RULE_labels, "a label's name"),
          Map.entry(PolicyParser.RULE_enumType, "`enum NAME { value, … }`"),
          Map.entry(PolicyParser.RULE_attribute, "`attribute NAME: TYPE from SOURCE`"),
          Map.entry(PolicyParser.RULE_typeName, "a type"),
          Map.entry(PolicyParser.RULE_plainType, "a type"),
          Map.entry(PolicyParser.RULE_field, "`name: type`"),
          Map.entry(
              PolicyParser.RULE_toolItem,
              "`args`, `does ACTION on DATASET`, `irreversible`, `reversible`, `digest` or `description`"),
          Map.entry(
              PolicyParser.RULE_tool,
              "`tool SERVER.NAME { … }` with `args`, `does …` and the like inside"),
          Map.entry(PolicyParser.RULE_doesAction, "an action"),
          Map.entry(
              PolicyParser.RULE_doesTarget, "a dataset, `args.NAME` or `datasets from request`"),
          Map.entry(PolicyParser.RULE_dataset, "`dataset NAME { property value, … }`"),
          Map.entry(PolicyParser.RULE_agent, "`agent \"id\" { property value, … }`"),
          Map.entry(PolicyParser.RULE_property, "a property and its value"),
          Map.entry(PolicyParser.RULE_define, "`define NAME = condition`"),
          Map.entry(PolicyParser.RULE_forBlock, "a header clause, or rules in braces"),
          Map.entry(
              PolicyParser.RULE_policyRule,
              "`permit`, `deny` or `oblige`, a name, a sentence in quotes, and clauses in braces"),
          Map.entry(
              PolicyParser.RULE_ruleItem,
              "a clause: a header such as `tool is X`, `when`, `unless`, `grant`, `with` or `tag`"),
          Map.entry(PolicyParser.RULE_obligationField, "`name: value`"),
          Map.entry(
              PolicyParser.RULE_headerClause,
              "a header clause such as `tool is X` or `agent in GROUP`"),
          Map.entry(PolicyParser.RULE_condition, "a condition"),
          Map.entry(PolicyParser.RULE_term, "a condition"),
          Map.entry(PolicyParser.RULE_parenthesised, "a condition in parentheses"),
          Map.entry(PolicyParser.RULE_atom, "a condition"),
          Map.entry(PolicyParser.RULE_comparison, "a comparison such as `is`, `in`, `==` or `<=`"),
          Map.entry(PolicyParser.RULE_operand, "a value or an attribute"),
          Map.entry(PolicyParser.RULE_primary, "a value or an attribute"),
          Map.entry(PolicyParser.RULE_dotted, "a name"),
          Map.entry(PolicyParser.RULE_word, "a name"),
          Map.entry(
              PolicyParser.RULE_policyFile,
              "a declaration: `group`, `label`, `enum`, `attribute`, `tool`, `dataset`, `agent`, `define`, `for`,"
                  + " `permit`, `deny` or `oblige`"));

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
            expected(parser.getContext()).orElse("something else")
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

  private static Optional<String> expected(RuleContext context) {
    RuleContext at = context;
    while (at != null) {
      String text = EXPECTED.get(at.getRuleIndex());
      if (text != null) {
        return Optional.of(text);
      }
      at = at.parent;
    }
    return Optional.empty();
  }
}
