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
import org.junit.jupiter.params.provider.CsvSource;
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

  /** Nothing that a schema says is lost in silence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'properties':{'a':{'type':'string','format':'uri'}}} | a: string? | t.a: format of its schema is left to the tool",
        "{'properties':{'a':{'type':'string','minLength':1,'x-odd':2}}} | a: string? | t.a: minLength, x-odd of its schema is left",
        "{'properties':{'a':{'type':'array','maxItems':2,'prefixItems':[{'type':'string'},{'type':'integer'}],'items':false}}} | a: list<json> max 2? | t.a[]: has a schema for each place",
        "{'properties':{'a':{'type':'array','maxItems':2}}} | a: list<json> max 2? | t.a[]: has no schema",
        "{'properties':{'a':{'type':'array','maxItems':2,'items':[{}]}}} | a: list<json> max 2? | t.a: items of its schema is left",
        "{'properties':{'a':{'type':'array','maxItems':20000,'items':{'type':'string'}}}} | a: list<string> max 10000? | t.a: a list has 1 to 10000 elements at most",
        "{'properties':{'a':{'type':'string'}},'oneOf':[{'required':['a']}]} | a: string? | tool t: oneOf of its schema is left",
        "{'properties':{'a':{'type':'string'}},'anyOf':[{'required':['a']}]} | a: string? | tool t: anyOf of its schema is left",
        "{'properties':{'a':{'type':'string'}},'allOf':[{'required':['a']}]} | a: string? | tool t: allOf of its schema is left",
        "{'properties':{'a':{'type':'string'}},'minProperties':1} | a: string? | tool t: minProperties of its schema is left",
        "{'properties':{'a':{'type':'string'}},'patternProperties':{'^x':{}}} | a: string? | tool t: patternProperties of its schema has no type",
        "{'properties':{'a':{'type':'object','properties':{'b':{'type':'string'}},'patternProperties':{'^x':{}}}}} | a: record { b: string? }? | t.a: patternProperties of its schema has no type",
        "{'properties':{'a':{'type':'object','properties':{'b':{'type':'string'}},'additionalProperties':{}}}} | a: record { b: string? }? | t.a: its schema takes further members",
        "{'properties':{'a':{'type':'object','properties':{'b':{'type':'string'}}}}} | a: record { b: string? }? | t.a: its schema takes further members",
        "{'required':['a']} | a: json | t.a: is required and has no schema",
        "{'properties':{'a':{'type':'object','required':['b']}}} | a: record { b: json }? | t.a.b: is required and has no schema",
        "{'properties':{'a':{'anyOf':[{'type':'string'}],'enum':['x']}}} | a: json? | t.a: combines anyOf with further keywords",
        "{'properties':{'a':{'allOf':[{'$ref':'#/$defs/w'}],'default':'x'}},'$defs':{'w':{'enum':['x','y']}}} | a: enum { \"x\", \"y\" }? | t.a: its default is the tool's",
        "{'properties':{'a':{'$ref':'#/$defs/a~1b','minLength':1}},'$defs':{'a/b':{'type':'string'}}} | a: string? | t.a: minLength of its schema is left",
        "{'$ref':'#/$defs/args','$defs':{'args':{'properties':{'a':{'type':'integer'}},'additionalProperties':true}}} | a: int? | tool t: its schema says that it takes further arguments",
        "{'type':'array','properties':{'a':{'type':'integer'}}} | a: int? | tool t: its schema is none of an object",
        "{'properties':{'a':{'type':'integer'}},'required':{}} | a: int? | tool t: required of its schema is left",
      })
  void what_a_type_does_not_hold_is_reported(String schema, String argument, String note)
      throws IOException {
    Command imported = tool(schema.replace('\'', '"').replace("tool\"s", "tool's"));
    assertEquals(0, imported.code(), imported.err());
    assertTrue(imported.out().contains("    " + argument + "\n"), imported.toString());
    assertTrue(imported.err().contains(note), imported.err());
    Files.writeString(directory.resolve("imported.policy"), imported.out());
    Command check = Command.run("check", directory.toString());
    assertEquals(0, check.code(), check.out());
  }

  @Test
  void a_schema_that_refers_to_none_in_the_file_declares_nothing_and_is_reported()
      throws IOException {
    for (String schema : new String[] {"{\"$ref\":\"#/no\"}", "{\"$ref\":\"#\"}"}) {
      assertTrue(
          tool(schema).err().contains("tool t: its schema refers to one that is not in this file"),
          schema);
    }
  }

  @Test
  void a_list_that_goes_on_is_reported() throws IOException {
    Path file =
        Files.writeString(directory.resolve("t.json"), "{\"tools\":[],\"nextCursor\":\"2\"}");
    Command imported = Command.run("import", "mcp", file.toString());
    assertEquals(0, imported.code());
    assertTrue(imported.err().contains("more tools follow that are not in this file"));
  }

  /** Refused names are of a tool, and of an argument: empty, too long, half of a character. */
  @Test
  void names_that_no_call_can_carry_are_reported() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("t.json"),
            "{\"tools\":[{\"name\":\"get file\",\"inputSchema\":{}}]}");
    Command imported = Command.run("import", "mcp", file.toString());
    assertTrue(imported.out().contains("tool t.\"get file\" {"), imported.out());
    assertTrue(
        imported.err().contains("tool get file: a tool's name is at most 128 of letters, "),
        imported.err());
    for (String name : new String[] {"", "x".repeat(1025), "\\ud800"}) {
      Command argument = tool("{\"properties\":{\"" + name + "\":{},\"a\":{\"type\":\"string\"}}}");
      assertTrue(argument.out().contains("  args {\n    a: string?\n  }\n"), argument.out());
      assertTrue(
          argument.err().contains("tool t: it is left out that a member is named \""),
          argument.err());
      assertFalse(tool("{\"required\":[\"" + name + "\"]}").out().contains("args"), name);
    }
  }

  @Test
  void a_name_from_the_file_controls_no_terminal() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("t.json"),
            "{\"tools\":[{\"name\":\"a\\u001b[2J\",\"inputSchema\":{\"properties\":{\"\\u202e\":{}}}}]}");
    Command imported = Command.run("import", "mcp", file.toString());
    assertEquals(0, imported.code(), imported.err());
    assertFalse((imported.out() + imported.err()).matches("(?s).*[\\x1b\\u202e].*"));
    Files.writeString(directory.resolve("imported.policy"), imported.out());
    assertEquals(0, Command.run("check", directory.toString()).code());
  }

  @Test
  void without_a_name_the_server_is_named_after_the_file() throws IOException {
    String none = "{\"tools\":[{\"name\":\"a\"}]}";
    Path file = Files.writeString(directory.resolve("git-hub.tools.json"), none);
    Command imported = Command.run("import", "mcp", file.toString());
    assertEquals(0, imported.code(), imported.err());
    assertTrue(imported.out().startsWith("package tools.git_hub\n\ntool \"git-hub\".a {"));
    Files.writeString(directory.resolve("imported.policy"), imported.out());
    assertEquals(0, Command.run("check", directory.toString()).code());
    Path digit = Files.writeString(directory.resolve("3d.json"), none);
    assertTrue(
        Command.run("import", "mcp", digit.toString())
            .out()
            .startsWith("package tools._3d\n\ntool \"3d\".a {"));
    for (String name : new String[] {".json", "a b.json", "x".repeat(129)}) {
      Path unnamed = Files.writeString(directory.resolve(name), none);
      assertEquals(
          new Command(
              1,
              "",
              "remit: the server cannot be named after "
                  + unnamed
                  + "; name it with --server NAME\n"),
          Command.run("import", "mcp", unnamed.toString()));
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
    assertEquals(1, Command.run("import", "mcp").code());
    assertEquals(1, Command.run("import", "mcp", file.toString(), "--server", "a b").code());
    assertEquals(
        1, Command.run("import", "mcp", file.toString(), "--server", "x".repeat(129)).code());
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
