package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code remit import mcp}, over what published servers answer and over what none should. */
class ImportCommandTest {
  private static final Path CAPTURES = Path.of("src/test/resources/mcp");

  @TempDir Path directory = Path.of("");

  static Stream<Path> captures() throws IOException {
    try (Stream<Path> files = Files.list(CAPTURES)) {
      return files
          .filter(file -> file.toString().endsWith(".tools.json"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String server(Path capture) {
    return capture.getFileName().toString().replace(".tools.json", "");
  }

  /** Each real answer imports whole: every tool is there, every undeclared access is reported. */
  @ParameterizedTest
  @MethodSource("captures")
  void a_published_server_imports_and_compiles(Path capture) throws IOException {
    Command imported =
        Command.run("import", "mcp", capture.toString(), "--server", server(capture));
    assertEquals(0, imported.code(), imported.err());
    Files.writeString(directory.resolve("imported.policy"), imported.out());
    Command check = Command.run("check", directory.toString());
    assertEquals(0, check.code(), check.out());
    assertFalse(imported.out().contains("description \"\""), imported.out());
    var root = JsonParser.parseString(Files.readString(capture)).getAsJsonObject();
    var tools =
        (root.has("result") ? root.getAsJsonObject("result") : root).getAsJsonArray("tools");
    assertTrue(check.out().contains(tools.size() + " tool"), check.out());
    for (var tool : tools) {
      String name = tool.getAsJsonObject().get("name").getAsString();
      assertTrue(
          imported.err().contains("tool " + name + ": its accesses are undeclared"),
          imported.err());
    }
  }

  private Command tool(String schema) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("tools.json"),
            "{\"tools\":[{\"name\":\"t\",\"inputSchema\":" + schema + "}]}");
    return Command.run("import", "mcp", file.toString(), "--server", "s");
  }

  private void assertType(String property, String expected) throws IOException {
    Command imported =
        tool("{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":" + property + "}}");
    assertEquals(0, imported.code(), imported.err());
    assertTrue(imported.out().contains("    a: " + expected + "\n"), imported.out());
  }

  @Test
  void types_are_mapped_without_loss() throws IOException {
    assertType("{\"type\":\"string\"}", "string");
    assertType("{\"type\":\"integer\"}", "int");
    assertType("{\"type\":\"number\"}", "decimal");
    assertType("{\"type\":\"boolean\"}", "bool");
    assertType("{\"type\":[\"string\",\"null\"]}", "string?");
    assertType("{\"enum\":[\"a b\",\"c\"]}", "enum { \"a b\", \"c\" }");
    assertType("{\"const\":\"x\"}", "enum { \"x\" }");
    assertType(
        "{\"type\":\"array\",\"maxItems\":7,\"items\":{\"type\":\"integer\"}}", "list<int> max 7");
    assertType("{\"type\":\"array\",\"items\":{\"type\":\"string\"}}", "list<string> max 256");
    assertType(
        "{\"type\":\"object\",\"required\":[\"x\"],\"properties\":{\"x\":{\"type\":\"integer\"},\"y\":{\"type\":\"string\"}}}",
        "record { x: int, y: string? }");
    assertType("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]}", "string?");
  }

  @Test
  void what_has_no_type_is_let_through_and_reported() throws IOException {
    assertType("{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}", "json");
    assertType("{\"type\":\"object\"}", "json");
    assertType("true", "json");
    Command imported =
        tool(
            """
            {"properties": {
              "a": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
              "n": {"type": "integer", "minimum": 1, "default": 3},
              "r": {"$ref": "#/nowhere"},
              "l": {"type": "array", "items": {"type": "string"}}
            }, "additionalProperties": true}
            """);
    for (String note :
        new String[] {
          "tool t.a: is a choice between schemas; it becomes json",
          "tool t.n: minimum of its schema is left to the tool to check",
          "tool t.n: its default is the tool's",
          "tool t.r: refers to a schema that is not in this file",
          "tool t.l: its schema has no maximum length; 256 is taken",
          "tool t: its schema says that it takes further arguments",
          "tool t: its accesses are undeclared",
        }) {
      assertTrue(imported.err().contains(note), imported.err());
    }
  }

  @Test
  void a_schema_that_refers_to_itself_ends() throws IOException {
    assertType("{\"$ref\":\"#/properties/a\"}", "json");
  }

  @Test
  void a_schema_that_states_nothing_of_further_arguments_is_reported_as_closed()
      throws IOException {
    assertTrue(tool("{\"properties\":{}}").err().contains("additionalProperties is not stated"));
    assertFalse(
        tool("{\"properties\":{},\"additionalProperties\":false}")
            .err()
            .contains("additionalProperties"));
  }

  @Test
  void hostile_names_and_texts_stay_inside_their_quotes() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("tools.json"),
            """
            {"tools":[{"name":"a\\" { does read }","description":"\\n\\n\\u202e\\" } permit all { ","inputSchema":{}}]}
            """);
    Command imported = Command.run("import", "mcp", file.toString(), "--server", "s");
    assertEquals(0, imported.code(), imported.err());
    assertTrue(imported.out().contains("\\u{202e}\\\" } permit all {\""), imported.out());
    assertTrue(imported.out().contains("tool s.\"a\\\" { does read }\""), imported.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "{}",
        "{\"tools\":{}}",
        "{\"tools\":[{}]}",
        "{\"tools\":[{\"name\":\"\"}]}",
        "{\"tools\":[{\"name\":{}}]}",
        "{\"tools\":[{\"name\":\"a\"},{\"name\":\"a\"}]}",
        "{\"tools\":[{\"name\":\"a\",\"name\":\"b\"}]}",
      })
  void what_is_no_list_of_tools_is_one_sentence_and_exits_with_1(String json) throws IOException {
    Path file = Files.writeString(directory.resolve("tools.json"), json);
    Command imported = Command.run("import", "mcp", file.toString(), "--server", "s");
    assertEquals(1, imported.code(), imported.toString());
    assertEquals("", imported.out());
    assertEquals(1, imported.err().lines().count(), imported.err());
    assertTrue(imported.err().contains("tools.json"), imported.err());
  }

  @Test
  void wrong_usage_exits_with_1() throws IOException {
    Path file = Files.writeString(directory.resolve("tools.json"), "{\"tools\":[]}");
    assertEquals(1, Command.run("import", "mcp", file.toString()).code());
    assertEquals(1, Command.run("import", "mcp", file.toString(), "--server", "a b").code());
    assertEquals(
        1,
        Command.run("import", "mcp", file.toString(), "--server", "s", "--package", "a b").code());
    assertEquals(
        1,
        Command.run("import", "mcp", file.toString(), "--server", "s", "--list-max", "0").code());
    assertEquals(
        1,
        Command.run("import", "mcp", directory.resolve("no").toString(), "--server", "s").code());
  }
}
