package dev.remit.lang.format;

import dev.remit.lang.syntax.Part;
import dev.remit.lang.syntax.Quoted;
import dev.remit.lang.syntax.SyntaxTree.Node;
import dev.remit.lang.syntax.SyntaxTree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How each part of the grammar is laid out. */
final class Layout {
  /** No blank stands before these, nor after those that open. */
  private static final Set<String> TIGHT_BEFORE = Set.of(":", ",", "[", "]");

  private static final Set<String> TIGHT_AFTER = Set.of("[");

  private final List<Word> words;
  private final Lists lists;
  private final ConditionLayout conditions;
  private final RuleLayout rules;
  private final DeclarationLayout declarations;
  private final TestLayout tests;

  Layout(List<Word> words) {
    this.words = words;
    this.lists = new Lists(this);
    this.conditions = new ConditionLayout(this, lists);
    this.rules = new RuleLayout(this, lists, conditions);
    this.declarations = new DeclarationLayout(this, lists);
    this.tests = new TestLayout(this, lists, declarations);
  }

  Doc of(Node node) {
    return switch (node) {
      case Node.Leaf leaf -> new Doc.Written(word(leaf));
      case Node.Branch(Part part, List<Node> children) -> of(part, children);
    };
  }

  private Doc of(Part part, List<Node> children) {
    return switch (part) {
      case DOTTED, DOTTED_PART, WORD, ENUM_VALUE, FIELD_NAME, MERGE, TYPE_NAME, TOOL_GLOB ->
          tight(children);
      case DECLARATION, DOES_TARGET, GOVERNS, ARGUMENT, FIELD, ACTION_MODE, PROPERTY ->
          line(children);
      case IDENTITY_PATTERN, PARAMETER, PARAMETER_TYPE, OBLIGATION_TYPE_FIELD, DEFINE_PARAMETER ->
          line(children);
      case TOOL_ITEM, DOES_ACTION, DATASET, AGENT, DATASETS_FILE, AGENTS_FILE, OBLIGATION_TYPE ->
          line(children);
      case ENUM_TYPE, DATA, ROW, OPERAND -> line(children);
      case IMPORT_DECLARATION -> declarations.imported(children);
      case GROUP_TERM, DATES -> lists.lineOfCommas(children);
      case PACKAGE_DECLARATION, LABELS, ACTIONS -> lists.afterWord(children);
      case PLACE -> lists.arguments(children);
      case PLAIN_TYPE -> declarations.type(children);
      case GROUP -> declarations.group(children);
      case ATTRIBUTE -> declarations.attribute(children);
      case TOOL -> declarations.body(children);
      case TOOLS_FILE -> declarations.body(children);
      case TOOL_DEFAULTS -> declarations.toolDefaults(children);
      case SCHEDULE -> declarations.schedule(children);
      case WINDOW -> declarations.window(children);
      case DEFINE -> conditions.define(children);
      case CONDITION -> conditions.condition(children);
      case TERM -> line(children);
      case PARENTHESISED -> conditions.parenthesised(children);
      case ATOM -> conditions.atom(children);
      case COMPARISON -> conditions.comparison(children);
      case FLAG, SCALAR -> line(children);
      case PRIMARY -> conditions.primary(children);
      case ROW_VALUE -> tight(children);
      case FOR_BLOCK -> rules.forBlock(children);
      case POLICY_RULE -> rules.rule(children);
      case RULE_ITEM -> rules.item(children);
      case HEADER_CLAUSE -> rules.header(children);
      case GIVEN -> tests.given(children);
      case CHANGE -> lists.afterWord(children);
      case FIXTURE_ITEM -> tests.item(children);
      case VALUE -> tests.value(children);
      case TABLE -> tests.table(children);
      case TABLE_ROW -> tests.row(children, List.of());
      case FIXTURE, TEST, SCENARIO, INVARIANT -> declarations.body(children);
      case SCENARIO_ITEM -> tests.step(children);
      case INVARIANT_ITEM -> rules.item(children);
      case ORIGIN, PARTY, DELEGATION, ENTRY, MOMENT, TEST_ITEM -> line(children);
      case EXPECTATION, EXPECTED_PART, TABLE_HEAD, TABLE_ARGUMENT -> line(children);
      case TABLE_CALL -> lists.lineOfCommas(children);
      case POLICY_FILE -> throw new IllegalArgumentException("a file is laid out by Formatter");
    };
  }

  Word word(Node.Leaf leaf) {
    Word word = words.get(leaf.word());
    return word.text().startsWith("\"")
        ? withText(word, Quoted.written(Quoted.text(word.text())))
        : word;
  }

  static Word withText(Word word, String text) {
    return new Word(text, word.before(), word.blankBefore(), word.after());
  }

  boolean is(Node node, String text) {
    return node instanceof Node.Leaf(int word) && words.get(word).text().equals(text);
  }

  static boolean is(Node node, Part part) {
    return node instanceof Node.Branch branch && branch.part() == part;
  }

  /** The word that a part begins with. */
  Word first(Node node) {
    return switch (node) {
      case Node.Leaf(int word) -> words.get(word);
      case Node.Branch branch -> first(branch.children().getFirst());
    };
  }

  /** An empty line stands above a part and its comments. */
  boolean blankAbove(Node node) {
    return blankAbove(first(node));
  }

  static boolean blankAbove(Word word) {
    return word.before().isEmpty() ? word.blankBefore() : word.before().getFirst().blankBefore();
  }

  Doc tight(List<Node> parts) {
    return new Doc.Seq(parts.stream().map(this::of).toList());
  }

  /** Parts with a blank between two, and lists in braces where there are some. */
  Doc line(List<Node> parts) {
    return line(parts, Lists.Separator.LINE_END);
  }

  Doc line(List<Node> parts, Lists.Separator separator) {
    List<Doc> docs = new ArrayList<>();
    boolean tight = true;
    for (int i = 0; i < parts.size(); i++) {
      Node part = parts.get(i);
      if (!tight && TIGHT_BEFORE.stream().noneMatch(sign -> is(part, sign))) {
        docs.add(new Doc.Space());
      }
      if (is(part, "{")) {
        int end = lists.close(parts, i);
        docs.add(lists.braces(parts.subList(i, end + 1), separator));
        i = end;
      } else {
        docs.add(of(part));
      }
      tight = TIGHT_AFTER.stream().anyMatch(sign -> is(part, sign));
    }
    return new Doc.Seq(docs);
  }
}
