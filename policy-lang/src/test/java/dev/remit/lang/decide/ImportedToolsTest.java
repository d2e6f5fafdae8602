package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code tools SERVER from "FILE"}, over what published servers answer. */
class ImportedToolsTest {
  private static final Path CAPTURES = Path.of("../policy-cli/src/test/resources/mcp");

  private static final String GITHUB =
      """
      package p
      dataset repos { labels { }, owner "platform" }
      tools github from "github.tools.json" {
        create_repository, fork_repository { does admin irreversible }
        search_* { does list }
        get_*, list_* { does read on repos at (args.owner, args.repo) }
        create_*, update_*, push_*, merge_*, add_* {
          does write on repos at (args.owner, args.repo)
          irreversible
        }
      }
      permit read "Read" { action in { read } when dataset.owner == "platform" grant for 1m }
      """;

  static Stream<Path> captures() throws IOException {
    try (Stream<Path> files = Files.list(CAPTURES)) {
      return files
          .filter(file -> file.toString().endsWith(".tools.json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static DataFiles capture(Path file) throws IOException {
    return Bundles.data(file.getFileName().toString(), Files.readString(file));
  }

  private static DataFiles github() throws IOException {
    return capture(CAPTURES.resolve("github.tools.json"));
  }

  private static ToolEntry tool(CompiledBundle bundle, String server, String name) {
    return bundle.catalogue().tool(new Value.Tool(server, name)).orElseThrow();
  }

  /** Every tool is there, and each that nothing is stated of is listed at its place. */
  @ParameterizedTest
  @MethodSource("captures")
  void the_tools_of_a_published_server_are_declared_and_their_lack_of_accesses_is_listed(Path file)
      throws IOException {
    String name = file.getFileName().toString();
    String policy = "package p\ntools s from \"" + name + "\"\n";
    List<Diagnostic> found = Bundles.diagnostics(policy, capture(file));
    CompiledBundle bundle = Bundles.compile(policy, capture(file));
    assertFalse(bundle.tools().isEmpty());
    assertEquals(bundle.tools().size(), found.size(), TextRenderer.render(found));
    assertTrue(found.stream().allMatch(each -> each.code() == Code.UNDECLARED_ACCESS));
    assertTrue(found.stream().allMatch(each -> each.span().file().path().equals(name)));
    assertEquals(
        bundle.tools().stream().map(tool -> '"' + tool.name() + '"').sorted().toList(),
        found.stream().map(each -> each.span().text()).sorted().toList());
  }

  /**
   * F30, and a fault seen elsewhere: a server's own hints (such as readOnlyHint) state nothing. The
   * same answers without their annotations are the same catalogue.
   */
  @ParameterizedTest
  @MethodSource("captures")
  void F30_what_a_server_says_of_itself_fills_nothing(Path file) throws IOException {
    String name = file.getFileName().toString();
    String policy = "package p\ntools s from \"" + name + "\"\n";
    CompiledBundle bundle = Bundles.compile(policy, capture(file));
    for (Value.Tool tool : bundle.tools()) {
      ToolEntry entry = tool(bundle, "s", tool.name());
      assertEquals(List.of(), entry.accesses());
      assertEquals(Optional.empty(), entry.reversible());
      assertEquals(Optional.empty(), entry.digest());
      assertFalse(entry.open());
    }
  }

  @Test
  void a_tool_takes_what_the_first_matching_block_states_whole() throws IOException {
    CompiledBundle bundle = Bundles.compile(GITHUB, github());
    assertEquals(26, bundle.tools().size());
    ToolEntry read = tool(bundle, "github", "get_file_contents");
    assertEquals("read", action(read));
    assertEquals(Optional.empty(), read.reversible());
    ToolEntry write = tool(bundle, "github", "create_issue");
    assertEquals("write", action(write));
    assertEquals(Optional.of(false), write.reversible());
    assertEquals("admin", action(tool(bundle, "github", "create_repository")));
    assertEquals("list", action(tool(bundle, "github", "search_code")));
  }

  private static String action(ToolEntry entry) {
    return entry.accesses().getFirst().action()
            instanceof dev.remit.lang.schema.Catalogue.ActionRule.Fixed(String action)
        ? action
        : "";
  }

  @Test
  void the_blocks_leave_no_tool_of_github_undeclared() throws IOException {
    assertEquals("", TextRenderer.render(Bundles.diagnostics(GITHUB, github())));
  }

  @Test
  void an_imported_tool_is_decided_by_its_accesses() throws IOException {
    CompiledBundle bundle = Bundles.compile(GITHUB, github());
    assertEquals(
        "PERMITTED",
        outcome(bundle, "get_issue", "{\"owner\":\"a\",\"repo\":\"b\",\"issue_number\":1}"));
    assertEquals(
        "NOT_PERMITTED",
        outcome(bundle, "create_issue", "{\"owner\":\"a\",\"repo\":\"b\",\"title\":\"t\"}"));
    assertEquals(
        "ARGUMENT_INVALID", outcome(bundle, "get_issue", "{\"owner\":\"a\",\"repo\":\"b\"}"));
    assertEquals(
        "ARGUMENT_UNDECLARED",
        outcome(
            bundle,
            "get_issue",
            "{\"owner\":\"a\",\"repo\":\"b\",\"issue_number\":1,\"admin\":true}"));
    assertEquals("TOOL_UNKNOWN", outcome(bundle, "delete_issue", "{}"));
  }

  private static String outcome(CompiledBundle bundle, String tool, String arguments) {
    Asking asking = new Asking().tool("github", tool).arguments(arguments);
    return Decider.decide(asking.question(), bundle, new InMemoryLiveState(), Asking.NOON)
        .reason()
        .code()
        .name();
  }

  /** A tool that is judged by a part of what it does would be judged too mildly. */
  @Test
  void a_tool_that_one_access_does_not_fit_stays_undeclared_whole() throws IOException {
    String policy =
        """
        package p
        dataset repos { labels { } }
        tools github from "github.tools.json" {
          list_* {
            does list on repos at (args.owner, args.repo)
            does read on repos at args.page
          }
          * { does execute }
        }
        permit any_list "L" { action is list grant for 1m }
        """;
    List<Diagnostic> found = Bundles.diagnostics(policy, github());
    assertFalse(found.isEmpty());
    assertTrue(found.stream().allMatch(each -> each.code() == Code.ACCESS_DOES_NOT_FIT));
    CompiledBundle bundle = Bundles.compile(policy, github());
    assertEquals(List.of(), tool(bundle, "github", "list_issues").accesses());
    assertEquals(
        "NOT_PERMITTED", outcome(bundle, "list_issues", "{\"owner\":\"a\",\"repo\":\"b\"}"));
  }

  /** F33: another tool in the file, whatever its schema, stops no bundle from compiling. */
  @Test
  void F33_a_tool_added_to_the_file_never_stops_a_bundle_from_compiling() {
    String policy =
        """
        package p
        dataset d { labels { } }
        tools s from "t.json" { * { does read on d at (args.owner) } }
        permit p "P" { tool is s.first when args.owner == "a" grant for 1m }
        deny q "Q" { when has args.owner: string and args.owner == "z" }
        """;
    String first =
        """
        { "name": "first", "inputSchema": { "properties": { "owner": { "type": "string" } },
          "required": ["owner"] } }
        """;
    for (String second :
        List.of(
            "{ \"name\": \"second\" }",
            "{ \"name\": \"second\", \"inputSchema\": 7, \"annotations\": [] }",
            "{ \"name\": \"second\", \"inputSchema\": { \"properties\": { \"owner\": { \"type\": \"integer\" } } } }",
            "{ \"name\": \"second\", \"inputSchema\": { \"properties\": { \"owner\": {\"type\": \"array\", \"maxItems\": 1e400} } } }",
            "{ \"name\": \"a b\", \"inputSchema\": { \"properties\": { \"\": {} } } }",
            "{ \"name\": \"\\u202e\", \"description\": \"\\u202e\" }",
            "{ \"name\": \"x\", \"inputSchema\": { \"properties\": { \"e\": { \"enum\": [\"a\", \"a\", null, \"\"] } } } }",
            "{ \"name\": \"x\", \"inputSchema\": { \"properties\": { \"a\": { \"$ref\": \"#\" }, \"b\": { \"$ref\": \"#/properties\" } } } }")) {
      List<Diagnostic> found =
          Bundles.diagnostics(
              policy, Bundles.data("t.json", "{ \"tools\": [" + first + ", " + second + "] }"));
      assertTrue(
          found.stream().noneMatch(Diagnostic::isError), second + TextRenderer.render(found));
    }
  }

  /** Each schema refers to two that refer to two: written out, 2^16 and more. */
  @Test
  void a_schema_that_doubles_at_each_reference_ends() {
    StringBuilder properties = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      properties.append(
          "\"p%d\": { \"type\": \"object\", \"properties\": { \"a\": { \"$ref\": \"#/properties/p%d\" }, \"b\": { \"$ref\": \"#/properties/p%d\" }, \"c\": { \"$ref\": \"#/properties/p%d\" } } },"
              .formatted(i, (i + 1) % 40, (i + 1) % 40, (i + 1) % 40));
    }
    properties.append("\"z\": { \"type\": \"string\" }");
    CompiledBundle bundle =
        Bundles.compile(
            "package p\ntools s from \"t.json\" { * { does execute } }",
            Bundles.data(
                "t.json",
                "{ \"tools\": [ { \"name\": \"t\", \"inputSchema\": { \"properties\": {"
                    + properties
                    + "} } } ] }"));
    assertEquals(41, tool(bundle, "s", "t").args().size());
  }

  @Test
  void what_a_block_may_state_beside_accesses_counts() {
    CompiledBundle bundle =
        Bundles.compile(
            """
            package p
            tools s from "t.json" {
              pinned { does execute digest "sha256:%s" }
              open_* { does execute args open reversible }
            }
            """
                .formatted("0".repeat(64)),
            Bundles.data(
                "t.json",
                "{ \"tools\": [ { \"name\": \"pinned\" }, { \"name\": \"open_it\" } ] }"));
    assertEquals(Optional.of("sha256:" + "0".repeat(64)), tool(bundle, "s", "pinned").digest());
    assertTrue(tool(bundle, "s", "open_it").open());
    assertEquals(Optional.of(true), tool(bundle, "s", "open_it").reversible());
  }

  /** The schema's own word that it takes more arguments opens nothing. */
  @Test
  void a_schema_that_admits_more_arguments_opens_no_tool() {
    CompiledBundle bundle =
        Bundles.compile(
            "package p\ntools s from \"t.json\" { * { does execute } }",
            Bundles.data(
                "t.json",
                "{ \"tools\": [ { \"name\": \"t\", \"inputSchema\": { \"additionalProperties\": true,"
                    + " \"properties\": { \"a\": { \"type\": [\"integer\", \"null\"] } }, \"required\": [\"a\"] } } ] }"));
    assertFalse(tool(bundle, "s", "t").open());
    assertEquals(
        List.of(new Type.Field("a", new Type.Int(), true, false)), tool(bundle, "s", "t").args());
  }
}
