package dev.remit.lang.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.bundle.BundleFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each code has a constant, a golden case and a page, and no page is without a constant. A page's
 * examples are bundles: the first has a finding of the page's code and of no other, the mended one
 * has none at all.
 */
class DiagnosticPagesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGES = ROOT.resolve("docs/diagnostics");
  private static final String INDEX = "README.md";
  private static final Path GOLDEN = Path.of("src/test/resources/golden/diagnostics");

  @TestFactory
  Stream<DynamicTest> each_code_has_a_page_with_its_title() {
    return each(code ->
        assertEquals(
            "# " + code.id() + ": " + code.title(),
            DiagnosticPage.read(ROOT.resolve(code.page())).heading()));
  }

  @TestFactory
  Stream<DynamicTest> each_page_shows_a_bundle_with_its_finding_and_no_other(@TempDir Path dir) {
    return each(code ->
        assertFindings(
            Set.of(code), DiagnosticPage.read(ROOT.resolve(code.page())).failing(), dir, code));
  }

  @TestFactory
  Stream<DynamicTest> each_page_shows_the_bundle_mended(@TempDir Path dir) {
    return each(code ->
        assertFindings(
            Set.of(), DiagnosticPage.read(ROOT.resolve(code.page())).mended(), dir, code));
  }

  @Test
  void no_page_is_without_a_code() throws IOException {
    Set<String> expected =
        Arrays.stream(Code.values())
            .map(code -> Path.of(code.page()).getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    expected.add(INDEX);
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertEquals(
          expected,
          pages
              .map(page -> page.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @TestFactory
  Stream<DynamicTest> each_code_is_said_in_a_golden_case() throws IOException {
    StringBuilder said = new StringBuilder();
    try (Stream<Path> cases = Files.list(GOLDEN)) {
      for (Path text : cases.filter(path -> path.toString().endsWith(".txt")).toList()) {
        said.append(Files.readString(text));
      }
    }
    List<String> lines = said.toString().lines().toList();
    return each(code -> {
      String start = code.severity().word() + " " + code.id() + ": ";
      assertTrue(lines.stream().anyMatch(line -> line.startsWith(start)), start);
    });
  }

  @Test
  void the_index_lists_each_code_in_its_group() throws IOException {
    Path index = PAGES.resolve(INDEX);
    String text = Files.readString(index);
    int first = text.indexOf(DiagnosticIndex.FIRST);
    assertTrue(first > 0, "the index says what it is before it lists the errors");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(index, text.substring(0, first) + DiagnosticIndex.written());
    }
    assertEquals(DiagnosticIndex.written(), Files.readString(index).substring(first));
  }

  private static void assertFindings(
      Set<Code> expected, Map<String, String> files, Path dir, Code code)
      throws IOException, BundleFault {
    assertFalse(files.isEmpty(), "an example is missing");
    Path root = dir.resolve(code.id());
    for (var file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    List<Diagnostic> found = Bundles.diagnostics(root);
    assertEquals(
        expected,
        found.stream().map(Diagnostic::code).collect(Collectors.toSet()),
        () -> "\n" + TextRenderer.render(found));
  }

  private interface Check {
    void of(Code code) throws IOException, BundleFault;
  }

  private static Stream<DynamicTest> each(Check check) {
    return Arrays.stream(Code.values())
        .map(code -> DynamicTest.dynamicTest(code.id(), () -> check.of(code)));
  }
}
