package dev.remit.lang.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.schema.CoreModel;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is told of a name. */
class HoverTest {
  private final Editor editor = Editor.of(BundleIndexTest.BUNDLE);

  @Test
  void each_core_attribute_has_a_sentence_and_nothing_else_has() {
    assertEquals(
        Stream.concat(
                CoreModel.ATTRIBUTES.stream().map(attribute -> attribute.name()),
                Stream.of(CoreModel.DATASETS))
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(CoreAttributes.names()));
  }

  @Test
  void an_attribute_has_its_type_what_it_is_and_where_it_comes_from() {
    Hover hover = editor.hover("task.mentions");
    assertEquals("task.mentions: set<string> max 256", hover.signature());
    assertEquals(
        List.of(
            "What the task names, such as the files that it is about.",
            "From the request's statements; unknown where it comes from below `vouched`."),
        hover.sentences());
    assertEquals("task.mentions", hover.span().text());
    assertEquals("task.tier: tier", editor.hover("and task.tier").signature());
  }

  @Test
  void an_argument_has_its_type_and_its_tool() {
    Hover hover = editor.hover("args.level");
    assertEquals("level: tier", hover.signature());
    assertEquals(List.of("An argument of `crm.query`."), hover.sentences());
  }

  @Test
  void what_the_text_declares_is_shown_as_it_is_written() {
    assertTrue(editor.hover("tool is crm.query").signature().startsWith("tool crm.query { args {"));
    assertEquals("define trusted = chain.depth <= 3", editor.hover("shared.trusted").signature());
    assertEquals("enum tier { low, high }", editor.hover("level: tier").signature());
  }

  @Test
  void a_rule_has_its_title() {
    Hover hover = editor.hover("permit query");
    assertTrue(hover.signature().startsWith("permit query \"Support agents query\" {"));
    assertEquals(List.of("Support agents query"), hover.sentences());
  }

  @Test
  void a_value_has_its_enum_and_an_obligation_its_fields() {
    assertEquals("low: risk = enum { low, medium }", editor.hover("task.risk == low").signature());
    assertEquals(
        "obligation human_approval before { approvers: group principals, count: int, within: duration }",
        editor.hover("with human_approval").signature());
    assertEquals("within: duration", editor.hover("count: 1, within").signature());
  }

  @Test
  void nothing_is_told_of_a_keyword_a_number_or_no_place() {
    assertTrue(Hover.at(editor.index(), Editor.FILE, 2).isEmpty());
    assertTrue(Hover.at(editor.index(), Editor.FILE, 1 << 30).isEmpty());
    assertTrue(Hover.at(editor.index(), "none.policy", 0).isEmpty());
  }
}
