package dev.remit.lang.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Bundles;
import dev.remit.lang.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the names of a bundle are declared and used. */
class BundleIndexTest {
  static final String BUNDLE =
      """
      package crm.support governs tool crm.*, dataset crm.customers
      import acme.common
      import acme.common as shared
      label pii, internal_only
      action deploy
      enum tier { low, high }
      enum risk { low, medium }
      attribute task.tier: tier from vouched
      attribute task.risk: risk from vouched
      attribute agent.team: string from registry
      group agents trainees = { "spiffe://acme.example/agent/trainee/*" }
      group agents support = { "spiffe://acme.example/agent/support/**" } - trainees - common.robots
      dataset crm.customers { sensitivity internal, labels { pii }, owner "team-crm" }
      agent "spiffe://acme.example/agent/support/1" { team "crm" }
      tool crm.query { args { customer: string, level: tier } does read on crm.customers at args.customer }
      tool crm.find { args { customer: string } does read on crm.customers }
      data budget[id: string] { most: int }
      row budget["a"] { most 3 }
      define early(t: tier) = t == low and task.risk == low
      define known = some m in task.mentions satisfies (m == args.customer)
      for agent in support {
        permit query "Support agents query" {
          tool is crm.query
          dataset labelled pii
          when early(high) and shared.trusted and args.level == low and budget[task.id].most > 1
        }
      }
      deny other "Others never" { action is deploy when agent.team == "x" and task.tier == high }
      oblige seen "Somebody looks" {
        tool is crm.find
        when args.customer == "x" and not known
        with human_approval { approvers: common.leads, count: 1, within: 10m }
      }
      // file: common.policy
      package acme.common
      group agents robots = { "spiffe://acme.example/agent/robot/*" }
      group principals leads = { "https://idp.example" / "leads/*" }
      define trusted = chain.depth <= 3
      """;

  private final Editor editor = Editor.of(BUNDLE);

  @Test
  void the_bundle_has_no_error() {
    assertEquals(
        List.of(),
        editor.analysis().result().diagnostics().stream().filter(each -> each.isError()).toList());
  }

  @Test
  void groups_are_found_in_their_package_and_through_imports() {
    assertEquals(
        List.of("test.policy:12:14 support", "test.policy:21:14 support"),
        editor.references("for agent in support"));
    assertEquals(List.of("common.policy:3:14 robots"), editor.declarations("common.robots"));
    assertEquals(
        List.of("common.policy:4:18 leads"), editor.declarations("approvers: common.leads"));
  }

  @Test
  void a_qualifier_is_the_alias_or_the_package() {
    assertEquals(List.of("test.policy:3:23 shared"), editor.declarations("and shared"));
    assertEquals(
        List.of(
            "common.policy:2:14 common",
            "test.policy:12:82 common",
            "test.policy:2:13 common",
            "test.policy:32:36 common",
            "test.policy:3:13 common"),
        editor.references("import acme.common").stream().sorted().toList());
  }

  @Test
  void a_word_is_looked_up_by_the_type_expected() {
    assertEquals(List.of("test.policy:6:13 low"), editor.declarations("t == low"));
    assertEquals(List.of("test.policy:7:13 low"), editor.declarations("task.risk == low"));
    assertEquals(List.of("test.policy:6:13 low"), editor.declarations("args.level == low"));
    assertEquals(List.of("test.policy:6:18 high"), editor.declarations("early(high"));
  }

  @Test
  void variables_are_found_where_they_are_seen() {
    assertEquals(
        List.of("test.policy:19:14 t", "test.policy:19:25 t"), editor.references("define early(t"));
    assertEquals(
        List.of("test.policy:20:21 m", "test.policy:20:51 m"), editor.references("some m"));
  }

  @Test
  void an_argument_is_that_of_the_tools_in_question() {
    assertEquals(List.of("test.policy:15:43 level"), editor.declarations("args.level"));
    assertEquals(List.of("test.policy:16:24 customer"), editor.declarations("when args.customer"));
    assertEquals(2, editor.declarations("(m == args.customer").size());
  }

  @Test
  void the_catalogue_is_found_by_its_names() {
    assertEquals(List.of("test.policy:15:10 query"), editor.declarations("tool is crm.query"));
    assertEquals(
        List.of(
            "test.policy:1:53 customers",
            "test.policy:13:13 customers",
            "test.policy:15:74 customers",
            "test.policy:16:60 customers"),
        editor.references("dataset crm.customers").stream().toList());
    assertEquals(List.of("test.policy:4:7 pii"), editor.declarations("labels { pii"));
    assertEquals(List.of("test.policy:4:7 pii"), editor.declarations("labelled pii"));
    assertEquals(List.of("test.policy:5:8 deploy"), editor.declarations("action is deploy"));
  }

  @Test
  void attributes_tables_and_obligations_are_found() {
    assertEquals(List.of("test.policy:8:16 tier"), editor.declarations("and task.tier"));
    assertEquals(List.of("test.policy:10:17 team"), editor.declarations("{ team"));
    assertEquals(List.of("test.policy:17:27 most"), editor.declarations("].most"));
    assertEquals(
        List.of("test.policy:17:6 budget", "test.policy:18:5 budget", "test.policy:25:67 budget"),
        editor.references("data budget"));
    assertEquals(List.of(), editor.declarations("with human_approval"));
  }

  @Test
  void what_does_not_parse_hides_only_itself() {
    Editor half = Editor.of(BUNDLE.replace("action is deploy when", "action is deploy when when"));
    assertEquals(List.of("test.policy"), List.copyOf(half.analysis().halfRead()));
    assertEquals(
        List.of("test.policy:12:14 support", "test.policy:21:14 support"),
        half.references("for agent in support"));
    assertEquals(List.of(), half.declarations("action is deploy"));
  }

  @Test
  void a_place_without_a_name_and_a_file_that_is_not_there_have_nothing() {
    assertEquals(List.of(), editor.index().at("none.policy", 3));
    assertEquals(List.of(), editor.index().at(Editor.FILE, 1_000_000));
    assertEquals(List.of(), editor.index().at(Editor.FILE, 2));
  }

  @Test
  void what_a_data_file_declares_is_found_in_it() {
    Editor imported =
        Editor.of(
            List.of(
                new SourceFile(
                    Editor.FILE,
                    """
                    package a
                    tools t from "tools.json" { * { does read on d } }
                    datasets from "datasets.yaml"
                    deny p "P" { tool is t.x when args.q == "1" }
                    """)),
            Bundles.data(
                "tools.json",
                """
                { "tools": [ { "name": "x", "inputSchema":
                  { "type": "object", "properties": { "q": { "type": "string" } } } } ] }
                """,
                "datasets.yaml",
                "- { name: d, labels: [] }\n"));
    assertEquals(List.of("tools.json:1:25 x"), imported.declarations("tool is t.x"));
    assertEquals(List.of("datasets.yaml:1:11 d"), imported.declarations("read on d"));
  }
}
