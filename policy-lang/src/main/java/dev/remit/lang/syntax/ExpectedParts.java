package dev.remit.lang.syntax;

import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;

/** What an author would write where a part of the grammar stands. */
final class ExpectedParts {
  private static final String DECLARATION =
      "a declaration such as `tool`, `dataset`, `group` or `define`, or a rule: `permit`, `deny`, `oblige`, `for`";

  /** The words that begin a part of a file. */
  static final Set<String> BEGINNINGS =
      Set.of(
          "package",
          "import",
          "parameter",
          "group",
          "label",
          "action",
          "enum",
          "attribute",
          "tool",
          "tools",
          "dataset",
          "datasets",
          "agent",
          "agents",
          "obligation",
          "schedule",
          "dates",
          "data",
          "row",
          "define",
          "for",
          "permit",
          "deny",
          "oblige",
          "observe",
          "fixture",
          "test",
          "table",
          "scenario",
          "always",
          "never");

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
          Map.entry(
              PolicyParser.RULE_define,
              "`define NAME = condition`, or `define NAME(name: type, …) = condition`"),
          Map.entry(PolicyParser.RULE_forBlock, "a header clause, or rules in braces"),
          Map.entry(
              PolicyParser.RULE_policyRule,
              "`permit`, `deny` or `oblige`, a name, a sentence in quotes, and clauses in braces"),
          Map.entry(
              PolicyParser.RULE_ruleItem,
              "a clause: a header such as `tool is X`, `when`, `unless`, `grant`, `with` or `tag`"),
          Map.entry(PolicyParser.RULE_argument, "`name: value`"),
          Map.entry(
              PolicyParser.RULE_importDeclaration,
              "`import PACKAGE`, `as NAME` and `with { parameter: value, … }`"),
          Map.entry(PolicyParser.RULE_parameter, "`parameter NAME: TYPE default VALUE`"),
          Map.entry(PolicyParser.RULE_actions, "an action's name"),
          Map.entry(PolicyParser.RULE_groupTerm, "identities in braces, or a group's name"),
          Map.entry(
              PolicyParser.RULE_toolsFile,
              "`tools SERVER from \"FILE\" { get_*, list_* { does … } }`"),
          Map.entry(
              PolicyParser.RULE_toolDefaults, "patterns of tool names, and what they do in braces"),
          Map.entry(PolicyParser.RULE_toolGlob, "a pattern of tool names such as `get_*`"),
          Map.entry(PolicyParser.RULE_datasetsFile, "`datasets from \"FILE\"`"),
          Map.entry(PolicyParser.RULE_agentsFile, "`agents from \"FILE\"`"),
          Map.entry(
              PolicyParser.RULE_obligationType,
              "`obligation NAME with { field: TYPE merge, … }`, or `before`"),
          Map.entry(PolicyParser.RULE_obligationTypeField, "`field: TYPE merge`"),
          Map.entry(
              PolicyParser.RULE_schedule,
              "`schedule NAME = mon..fri 08:00..18:00 \"Europe/Zurich\" except DATES`"),
          Map.entry(PolicyParser.RULE_window, "days and hours such as `mon..fri 08:00..18:00`"),
          Map.entry(PolicyParser.RULE_dates, "`dates NAME = { 2026-12-25, … }` or `from \"FILE\"`"),
          Map.entry(PolicyParser.RULE_data, "`data NAME[key: TYPE] { column: TYPE, … }`"),
          Map.entry(PolicyParser.RULE_row, "`row TABLE[KEY] { column value, … }`"),
          Map.entry(PolicyParser.RULE_defineParameter, "`name: type`"),
          Map.entry(
              PolicyParser.RULE_headerClause,
              "a header clause such as `tool is X` or `agent in GROUP`"),
          Map.entry(
              PolicyParser.RULE_fixture,
              "`fixture NAME { … }`, or `fixture NAME from FIXTURE with … { … }`"),
          Map.entry(PolicyParser.RULE_given, "a fixture's name, then `with …` or `without …`"),
          Map.entry(PolicyParser.RULE_change, "`with NAME: VALUE, …` or `without NAME, …`"),
          Map.entry(
              PolicyParser.RULE_fixtureItem,
              "a part of a request: `agent`, `principal`, `chain`, `task`, `credential`, `call`, `at`, or `NAME: VALUE`"),
          Map.entry(PolicyParser.RULE_party, "`principal`, `agent`, or an identity in quotes"),
          Map.entry(PolicyParser.RULE_delegation, "who is delegated to, and bounds in braces"),
          Map.entry(PolicyParser.RULE_entry, "`name: value`"),
          Map.entry(PolicyParser.RULE_value, "a value"),
          Map.entry(PolicyParser.RULE_moment, "a time such as `2026-11-23T11:00:00Z` or `11:00`"),
          Map.entry(PolicyParser.RULE_test, "`test \"NAME\" { given FIXTURE … expect … }`"),
          Map.entry(PolicyParser.RULE_testItem, "`given`, a part of a request, or `expect`"),
          Map.entry(
              PolicyParser.RULE_expectation, "`allow`, `deny`, `malformed`, `listed` or `hidden`"),
          Map.entry(
              PolicyParser.RULE_table, "`table \"NAME\" given FIXTURE { COLUMNS || expect … }`"),
          Map.entry(
              PolicyParser.RULE_tableHead, "the columns with `|` between them, then `|| expect`"),
          Map.entry(PolicyParser.RULE_tableCall, "an argument, or a column's name"),
          Map.entry(
              PolicyParser.RULE_tableRow,
              "a row: a value for each column with `|` between them, then `||` and what is expected"),
          Map.entry(PolicyParser.RULE_scenario, "`scenario \"NAME\" given FIXTURE { step … }`"),
          Map.entry(
              PolicyParser.RULE_scenarioItem,
              "`step \"NAME\" { … }`, `wait DURATION`, or a part of a request"),
          Map.entry(
              PolicyParser.RULE_invariant,
              "`always \"NAME\" given FIXTURE { when … expect … }`, and so `never`"),
          Map.entry(
              PolicyParser.RULE_invariantItem,
              "a header clause such as `tool is X`, `when`, `unless` or `expect`"),
          Map.entry(PolicyParser.RULE_condition, "a condition"),
          Map.entry(PolicyParser.RULE_term, "a condition"),
          Map.entry(PolicyParser.RULE_parenthesised, "a condition in parentheses"),
          Map.entry(PolicyParser.RULE_atom, "a condition"),
          Map.entry(PolicyParser.RULE_comparison, "a comparison such as `is`, `in`, `==` or `<=`"),
          Map.entry(PolicyParser.RULE_operand, "a value or an attribute"),
          Map.entry(PolicyParser.RULE_flag, "a condition"),
          Map.entry(PolicyParser.RULE_primary, "a value or an attribute"),
          Map.entry(PolicyParser.RULE_dotted, "a name"),
          Map.entry(PolicyParser.RULE_word, "a name"),
          Map.entry(PolicyParser.RULE_declaration, DECLARATION),
          Map.entry(PolicyParser.RULE_policyFile, DECLARATION));

  private ExpectedParts() {}

  /** In words, for the innermost part that has some. */
  static Optional<String> at(RuleContext context) {
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
