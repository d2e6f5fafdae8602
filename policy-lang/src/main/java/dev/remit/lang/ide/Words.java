package dev.remit.lang.ide;

import java.util.List;
import java.util.Set;

/** The words of the language, by where they may stand. */
final class Words {
  static final List<String> DECLARATIONS =
      List.of(
          "package",
          "import",
          "parameter",
          "group",
          "label",
          "action",
          "enum",
          "attribute",
          "tool",
          "dataset",
          "agent",
          "tools",
          "datasets",
          "agents",
          "obligation",
          "schedule",
          "dates",
          "data",
          "row",
          "define",
          "for",
          "observe",
          "permit",
          "deny",
          "oblige",
          "fixture",
          "test",
          "table",
          "scenario",
          "always",
          "never");

  static final List<String> OF_FIXTURES =
      List.of(
          "agent",
          "principal",
          "chain",
          "task",
          "credential",
          "call",
          "datasets",
          "at",
          "supports",
          "revoked",
          "approved",
          "row");

  static final List<String> OF_TESTS = List.of("given", "expect", "call", "at");

  static final Set<String> RULES = Set.of("permit", "deny", "oblige");

  /** Words before a brace that say what is inside. */
  static final Set<String> OPENERS =
      Set.of(
          "permit",
          "deny",
          "oblige",
          "for",
          "args",
          "with",
          "tools",
          "data",
          "in",
          "labels",
          "all",
          "any",
          "record",
          "enum",
          "tool",
          "dataset",
          "agent",
          "row",
          "group",
          "obligation",
          "actor",
          "dates",
          "fixture",
          "test",
          "step",
          "table",
          "scenario");

  static final List<String> CLAUSES = List.of("when", "unless", "tag");

  static final List<String> OF_PERMITS = List.of("grant", "acts", "without");

  static final List<String> OF_TOOLS =
      List.of("args", "does", "irreversible", "reversible", "digest", "description");

  static final Set<String> QUANTIFIERS = Set.of("every", "some", "no");

  /** Words that a condition, or a part of one, may begin with. */
  static final List<String> CONDITIONS = List.of("not", "has", "every", "some", "no", "all", "any");

  /** Words after which a condition, or a part of one, begins. */
  static final Set<String> BEFORE_CONDITIONS =
      Set.of("when", "unless", "and", "or", "not", "(", "=", "has", "satisfies");

  static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "is", "default");

  private Words() {}
}
