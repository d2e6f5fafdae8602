package dev.remit.lang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the three formats say, and where. */
class DataFormatsTest {
  private final List<Diagnostic> found = new ArrayList<>();

  private Optional<Datum> json(String text) {
    return JsonData.read(new SourceFile("t.json", text), 8, found);
  }

  private Optional<Datum> yaml(String text) {
    return YamlData.read(new SourceFile("t.yaml", text), 8, found);
  }

  private Optional<Datum> csv(String text) {
    return CsvData.read(new SourceFile("t.csv", text), found);
  }

  /** A value in one line: {@code 'quoted'}, {@code word}, {@code [ ]}, {@code { }}, {@code -}. */
  private static String shown(Datum datum) {
    return switch (datum) {
      case Datum.Text(String text, Span span) -> "'" + text + "'";
      case Datum.Word(String text, boolean cell, Span span) -> text;
      case Datum.Number(String text, Span span) -> "#" + text;
      case Datum.Bool(boolean value, Span span) -> "!" + value;
      case Datum.Nothing(Span span) -> "-";
      case Datum.Many(var elements, Span span) ->
          elements.stream().map(DataFormatsTest::shown).collect(Collectors.joining(", ", "[", "]"));
      case Datum.Members(var members, Span span) ->
          members.stream()
              .map(member -> member.name() + ":" + shown(member.value()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /** All places with what stands there, however deep. */
  private static Stream<String> places(Datum datum) {
    Stream<String> own = Stream.of(datum.span().text());
    return switch (datum) {
      case Datum.Many(var elements, Span span) ->
          Stream.concat(own, elements.stream().flatMap(DataFormatsTest::places));
      case Datum.Members(var members, Span span) ->
          Stream.concat(
              own,
              members.stream()
                  .flatMap(member ->
                      Stream.concat(Stream.of(member.nameSpan().text()), places(member.value()))));
      default -> own;
    };
  }

  private String read(Optional<Datum> datum) {
    return datum.map(DataFormatsTest::shown).orElseGet(() -> found.getFirst().code().name());
  }

  @Test
  void json_is_read_as_written() {
    assertEquals(
        "[{a:'x', b:#1.50, c:!true, d:-, e:[]}, #-1e400]",
        read(json("[{\"a\":\"x\",\"b\":1.50,\"c\":true,\"d\":null,\"e\":[]},-1e400]")));
  }

  @Test
  void json_places_are_exact_behind_escapes_and_characters_of_two_units() {
    assertEquals(
        List.of(
            "[\"\\u00e9\\\"\", \"😀\", {\"k\\\\\": 12 }]",
            "\"\\u00e9\\\"\"",
            "\"😀\"",
            "{\"k\\\\\": 12 }",
            "\"k\\\\\"",
            "12"),
        places(json("[\"\\u00e9\\\"\", \"😀\", {\"k\\\\\": 12 }]").orElseThrow()).toList());
  }

  /** Long enough that the parser reads it in several pieces. */
  @Test
  void json_places_are_exact_far_into_a_file() {
    String filler = "\"" + "é😀x".repeat(30_000) + "\"";
    Datum read = json("[" + filler + ", {\"key\": \"here\"}]").orElseThrow();
    assertEquals(
        List.of("{\"key\": \"here\"}", "\"key\"", "\"here\""), places(read).skip(2).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "[1,]",
        "{\"a\":}",
        "[1] [2]",
        "[01]",
        "[NaN]",
        "['a']",
        "// x\n[]",
        "\"a"
      })
  void what_is_no_json_is_a_fault_with_a_place_in_the_file(String text) {
    assertEquals("DATA_SYNTAX", read(json(text)));
    assertTrue(found.getFirst().span().end() <= text.length());
  }

  @Test
  void a_key_that_stands_twice_is_a_fault_in_json_yaml_and_csv() {
    assertEquals("DUPLICATE_FIELD", read(json("{\"a\":1,\"\\u0061\":1}")));
    found.clear();
    assertEquals("DUPLICATE_FIELD", read(yaml("a: 1\n\"a\": 2\n")));
    found.clear();
    assertEquals("DUPLICATE_FIELD", read(csv("a,a\n1,2\n")));
  }

  /** A plain scalar has no type of its own: no version becomes a number, no country a boolean. */
  @Test
  void yaml_scalars_are_words() {
    assertEquals(
        "[{country:no, version:1.10, octal:0o14, big:1_000, yes:yes, when:2026-12-25}]",
        read(
            yaml(
                "- country: no\n  version: 1.10\n  octal: 0o14\n  big: 1_000\n  yes: yes\n  when: 2026-12-25\n")));
    assertEquals("['no', -, -, -, 'none']", read(yaml("[\"no\", null, ~, none, 'none']")));
    assertEquals("['one\ntwo\n']", read(yaml("- |\n  one\n  two\n")));
  }

  @Test
  void yaml_places_are_exact() {
    assertEquals(
        List.of(
            "- a: 😀\n  b: [x, \"y\"]",
            "a: 😀\n  b: [x, \"y\"]",
            "a",
            "😀",
            "b",
            "[x, \"y\"]",
            "x",
            "\"y\""),
        places(yaml("- a: 😀\n  b: [x, \"y\"]   # end\n").orElseThrow())
            .map(text -> text.replaceAll("   # end$", ""))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "- &a x\n- *a\n",
        "- !!int 3\n",
        "- !x {}\n",
        "--- a\n--- b\n",
        "- [a\n",
        "\t- a\n",
        "%YAML 9.9\n--- a\n",
        "- \u0000\n",
        "a: &b\n  c: *b\n",
        "<<: *x\n",
      })
  void yaml_beyond_its_plain_part_is_a_fault(String text) {
    assertEquals("DATA_SYNTAX", read(yaml(text)));
    assertEquals(1, found.size());
  }

  @Test
  void yaml_that_states_nothing_or_has_a_key_that_is_no_text_is_a_fault() {
    assertEquals("DATA_SHAPE", read(yaml("a:\nb: 1\n")));
    found.clear();
    assertEquals("DATA_SHAPE", read(yaml("? [a]\n: b\n")));
    found.clear();
    assertEquals("DATA_SHAPE", read(yaml("~: b\n")));
  }

  @Test
  void csv_is_read_as_its_rfc_has_it() {
    assertEquals(
        "[{a:1, b:x,y}, {a:say \"hi\", b:two\nlines}]",
        read(csv("a,b\r\n1,\"x,y\"\r\n\"say \"\"hi\"\"\",\"two\nlines\"")));
    assertEquals("[{a:1}, {a:2}]", read(csv("a\n1\n\n2\n\n")));
    assertEquals("[]", read(csv("a,b\n")));
  }

  /** Blank: not stated. The word: known to be absent. In quotes: the text itself. */
  @Test
  void csv_tells_unstated_from_none_from_a_text() {
    assertEquals("[{b:-}, {a:, b:none}]", read(csv("a,b\n,none\n\"\",\"none\"\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "a\n\"b\n",
        "a\nb\"c\n",
        "a\n\"b\"c\n",
        "a\n b\n",
        "a\nb \n",
        "a\rb\n",
        " a\nb\n"
      })
  void what_is_no_csv_is_a_fault(String text) {
    assertEquals("DATA_SYNTAX", read(csv(text)));
    assertEquals(1, found.size(), found.toString());
  }

  @Test
  void lines_of_csv_have_as_many_cells_as_the_header() {
    csv("a,b\n1\n1,2,3\n1,2\n");
    assertEquals(
        List.of("t.csv:2:1", "t.csv:3:1"),
        found.stream().map(each -> each.span().toString()).toList());
    assertTrue(found.stream().allMatch(each -> each.code() == Code.DATA_SHAPE));
  }

  @Test
  void nesting_is_bounded_on_both_sides() {
    assertEquals("[[[[[[[[]]]]]]]]", read(json("[".repeat(8) + "]".repeat(8))));
    assertEquals("[[[[[[[[x]]]]]]]]", read(yaml("[".repeat(8) + "x" + "]".repeat(8))));
    assertEquals("DATA_FILE_TOO_LARGE", read(json("[".repeat(9) + "]".repeat(9))));
    found.clear();
    assertEquals("DATA_FILE_TOO_LARGE", read(yaml("[".repeat(9) + "]".repeat(9))));
  }

  /** No input makes a reader recurse with it: each ends on a stack of 256 KB. */
  @Test
  void deep_texts_end_on_a_small_stack() throws InterruptedException {
    List<Throwable> thrown = new ArrayList<>();
    Thread small =
        new Thread(
            null,
            () -> {
              json("[".repeat(100_000));
              json("{\"a\":".repeat(100_000));
              yaml("[".repeat(20_000));
              yaml("{a: ".repeat(20_000));
              yaml("- ".repeat(20_000));
              csv("\"".repeat(100_001));
            },
            "small",
            256 * 1024);
    small.setUncaughtExceptionHandler((thread, fault) -> thrown.add(fault));
    small.start();
    small.join();
    assertEquals(List.of(), thrown);
    assertEquals(6, found.size(), found.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"get_*", "*_file", "get_file", "*", "g*t*f*e", "get_file*", "**"})
  void a_star_of_a_glob_is_any_characters(String glob) {
    assertTrue(Glob.matches(glob, "get_file"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "get_?ile", "*_files", "Get_*", "", "*x*"})
  void all_else_of_a_glob_is_itself(String glob) {
    assertTrue(!Glob.matches(glob, "get_file"));
  }

  @Test
  void a_glob_of_many_stars_ends() {
    assertTrue(!Glob.matches("*a".repeat(60) + "b", "a".repeat(128)));
  }
}
