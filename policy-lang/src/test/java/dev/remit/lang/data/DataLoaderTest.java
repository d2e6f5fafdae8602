package dev.remit.lang.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.MostOfAKind;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.DataLimits;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.PolicyParser;
import dev.remit.lang.syntax.SyntaxLimits;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What data files become, and when they are refused. */
class DataLoaderTest {
  private static final String TABLE =
      """
      package p
      data t[id: string] { n: int } from "t.csv"
      deny d "D" { when t[task.purpose].n > 1 }
      """;

  private static DataLoader.Result load(String policy, DataFiles data, DataLimits limits) {
    PolicyFile file =
        new PolicyParser(SyntaxLimits.DEFAULT)
            .parse(new SourceFile("a/p.policy", "package p\n" + policy))
            .file()
            .orElseThrow();
    return DataLoader.load(List.of(file), data, limits);
  }

  private static List<Declaration> declarations(String policy, DataFiles data) {
    DataLoader.Result result = load(policy, data, DataLimits.DEFAULT);
    assertEquals("", TextRenderer.render(result.diagnostics()));
    return result.files().getFirst().declarations();
  }

  private static DataLimits entries(int most) {
    return new DataLimits(1 << 20, 1 << 20, most, 8);
  }

  @Test
  void dates_come_from_every_format_with_and_without_a_name_for_them() {
    DataFiles data =
        Bundles.data(
            "a/d.csv", "date\n2026-12-25\n2027-01-01\n",
            "a/d.json", "[\"2026-12-25\", { \"date\": \"2027-01-01\" }]",
            "a/d.yaml", "- 2026-12-25\n- { date: 2027-01-01 }\n");
    for (String extension : List.of("csv", "json", "yaml")) {
      assertEquals(
          List.of(List.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1)), Optional.empty()),
          declarations("dates holidays from \"d." + extension + "\"", data).stream()
              .map(Declaration.Dates.class::cast)
              .flatMap(dates -> java.util.stream.Stream.of(dates.days(), dates.file()))
              .toList());
    }
  }

  @Test
  void a_day_that_does_not_exist_and_a_column_too_many_are_said_at_their_places() {
    DataLoader.Result result =
        load(
            "dates holidays from \"d.csv\"",
            Bundles.data("a/d.csv", "date,name\n2026-02-30,x\n2026-13-01,\n"),
            DataLimits.DEFAULT);
    assertEquals(
        List.of("UNKNOWN_PROPERTY a/d.csv:1:6", "BAD_LITERAL a/d.csv:3:1"),
        result.diagnostics().stream()
            .map(each -> each.code() + " " + each.span())
            .sorted(java.util.Comparator.reverseOrder())
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "p.policy | d.csv | d.csv",
        "a/p.policy | d.csv | a/d.csv",
        "a/p.policy | ../d.csv | d.csv",
        "a/p.policy | ./b/../c/d.csv | a/c/d.csv",
        "a/p.policy | ../a/d.csv | a/d.csv",
        "a/p.policy | ../../d.csv | -",
        "a/p.policy | ../../a/d.csv | -",
        "a/p.policy | /d.csv | -",
        "a/p.policy | b//d.csv | -",
        "a/p.policy | b\\d.csv | -",
        "a/p.policy | .. | -",
        "a/p.policy | ~~ | -",
        "a/p.policy | d.csv/ | -",
      })
  void a_file_is_named_from_the_policy_and_never_out_of_the_bundle(
      String policy, String written, String path) {
    assertEquals(path, DataFiles.path(policy, written).orElse("-"));
  }

  @Test
  void entries_are_counted_over_all_files_and_bounded_on_both_sides() {
    DataFiles data =
        Bundles.data(
            "a/d.json", "[ { \"name\": \"a\" }, { \"name\": \"b\" } ]",
            "a/t.json", "{ \"tools\": [ { \"name\": \"x\" } ] }",
            "a/g.csv", "id\nspiffe://t.example/a\n");
    String policy =
        "datasets from \"d.json\"\ntools s from \"t.json\"\ngroup agents g from \"g.csv\"";
    assertEquals(List.of(), load(policy, data, entries(4)).diagnostics());
    List<Diagnostic> beyond = load(policy, data, entries(3)).diagnostics();
    assertEquals(List.of(Code.DATA_FILE_TOO_LARGE), beyond.stream().map(Diagnostic::code).toList());
    assertEquals("\"g.csv\"", beyond.getFirst().span().text());
  }

  @Test
  void hidden_characters_are_refused_in_data_as_in_policies() {
    assertEquals(
        List.of(Code.BAD_CHARACTER),
        load(
                "datasets from \"d.json\"",
                Bundles.data("a/d.json", "[ { \"name\": \"a\", \"owner\": \"\u202ex\" } ]"),
                DataLimits.DEFAULT)
            .diagnostics()
            .stream()
            .map(Diagnostic::code)
            .toList());
  }

  /** The first of a hundred thousand lines at fault are shown, and the others counted. */
  @Test
  void one_mistake_on_every_line_is_shown_a_bounded_number_of_times() {
    String rows =
        IntStream.range(0, 1000)
            .mapToObj(i -> "k" + i + ",x\n")
            .collect(Collectors.joining("", "id,n\n", ""));
    List<Diagnostic> found = Bundles.diagnostics(TABLE, Bundles.data("t.csv", rows));
    assertEquals(MostOfAKind.MOST, found.size());
    assertEquals(
        "950 more of this kind in the file are not shown", found.getLast().help().orElse(""));
    assertEquals("t.csv:51:5", found.getLast().span().toString());
  }

  @Test
  void a_column_that_is_not_declared_is_said_once_at_the_header() {
    List<Diagnostic> found = Bundles.diagnostics(TABLE, Bundles.data("t.csv", "id,m\na,1\nb,2\n"));
    assertEquals(
        List.of("UNKNOWN_COLUMN t.csv:1:4"),
        found.stream().map(each -> each.code() + " " + each.span()).toList());
  }

  /** Every keyword may name an argument; the text that an import prints reads it as that. */
  @Test
  void the_text_of_an_import_quotes_what_would_read_as_a_keyword() {
    String names =
        IntStream.range(0, dev.remit.lang.syntax.grammar.PolicyLexer.VOCABULARY.getMaxTokenType())
            .mapToObj(dev.remit.lang.syntax.grammar.PolicyLexer.VOCABULARY::getLiteralName)
            .filter(name -> name != null && name.matches("'[a-z]+'"))
            .map(name -> name.substring(1, name.length() - 1))
            .map(word -> "\"" + word + "\": { \"type\": \"string\" }")
            .collect(Collectors.joining(", "));
    McpImport.Result result =
        McpImport.read(
            new SourceFile(
                "t.json",
                "{ \"tools\": [ { \"name\": \"permit\", \"inputSchema\": { \"properties\": {"
                    + names
                    + "} } } ] }"),
            "deny",
            "p",
            8);
    assertTrue(result instanceof McpImport.Result.Imported, result.toString());
    String text = result instanceof McpImport.Result.Imported(String read, var notes) ? read : "";
    assertEquals(
        List.of(Code.UNDECLARED_ACCESS),
        Bundles.diagnostics(text).stream().map(Diagnostic::code).toList());
    assertTrue(text.contains("tool \"deny\".\"permit\""), text);
  }
}
