package dev.remit.lang.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The canonical layout: each {@code .policy} of the golden folder has its own beside it. */
class FormatterTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/format");

  private static Stream<Path> policies(Path root) throws IOException {
    try (Stream<Path> walked = Files.walk(root)) {
      return walked.filter(path -> path.toString().endsWith(".policy")).sorted().toList().stream();
    }
  }

  @TestFactory
  Stream<DynamicTest> golden_files_are_laid_out_as_they_were() throws IOException {
    return policies(GOLDEN)
        .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
  }

  private static void check(Path policy) throws IOException {
    String actual = Formatting.checked(Files.readString(policy));
    Path expected = Path.of(policy.toString().replace(".policy", ".formatted"));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  @TestFactory
  Stream<DynamicTest> each_text_of_the_corpus_that_parses_is_kept() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String root : List.of("../policies", "src/test/resources")) {
      policies(Path.of(root)).forEach(all::add);
    }
    assertTrue(all.size() > 20, all.toString());
    return all.stream()
        .map(path ->
            DynamicTest.dynamicTest(
                path.toString(),
                () -> {
                  String text = Files.readString(path);
                  var result = Formatter.format(new SourceFile("test.policy", text));
                  if (result instanceof Formatter.Result.Formatted(String formatted)) {
                    assertEquals(formatted, Formatting.checked(text));
                  }
                }));
  }

  @Test
  void a_text_with_errors_is_refused_with_what_is_wrong_with_it() {
    assertEquals(List.of(Code.SYNTAX), refused("package p\ndeny d { when }"));
    assertEquals(List.of(Code.MISSING_PACKAGE), refused("deny d { when task is none }"));
    assertTrue(refused("\uFEFFpackage p").contains(Code.BAD_CHARACTER));
    assertEquals(List.of(Code.OBLIGE_WITHOUT_WITH), refused("package p oblige o { }"));
  }

  private static List<Code> refused(String text) {
    var result = Formatter.format(new SourceFile("test.policy", text));
    return assertInstanceOf(Formatter.Result.Refused.class, result).diagnostics().stream()
        .map(diagnostic -> diagnostic.code())
        .toList();
  }

  @Test
  void a_file_that_would_be_too_large_is_refused() {
    String rest = "\npackage p deny d{}";
    String text = "//" + "x".repeat((4 << 20) - 2 - rest.length()) + rest;
    assertEquals(4 << 20, text.length());
    assertEquals(List.of(Code.FILE_TOO_LARGE), refused(text));
  }

  @Test
  void windows_line_ends_become_line_feeds() {
    assertEquals(
        "package p // p\n\n// a\nlabel a\n",
        Formatting.checked("package p // p\r\n// a\r\nlabel a\r\n"));
  }

  @Test
  void a_text_is_quoted_with_as_few_escapes_as_show_it() {
    assertEquals(
        "package p\n\ndeny d \"aé \\\" \\\\ \\n \\t \\u{200b} \\u{a0} \uD83D\uDE00 \\u{e0041}\" { }\n",
        Formatting.checked(
            "package p deny d \"\\u{61}é \\\" \\\\ \\n \t \\u{00200B} \u00A0 \\u{1f600} \\u{e0041}\" {}"));
  }
}
