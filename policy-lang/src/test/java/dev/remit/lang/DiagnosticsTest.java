package dev.remit.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.source.DataFile;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each case of the golden folder has beside it what the compiler says of it. A case is a {@code
 * .policy} file, or, where it takes several files or settings, a directory with a {@code
 * remit.yaml}, which is a bundle.
 */
class DiagnosticsTest {
  static final Path GOLDEN = Path.of("src/test/resources/golden/diagnostics");

  @TestFactory
  Stream<DynamicTest> golden_files_say_what_they_said() throws IOException {
    List<Path> cases;
    try (Stream<Path> listed = Files.list(GOLDEN)) {
      cases =
          listed
              .filter(path ->
                  path.toString().endsWith(".policy")
                      || Files.exists(path.resolve(BundleReader.SETTINGS)))
              .sorted()
              .toList();
    }
    assertTrue(cases.size() > 10, "the golden folder holds its cases");
    return cases.stream()
        .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> check(path)));
  }

  private static void check(Path golden) throws IOException, BundleFault {
    String actual =
        TextRenderer.render(
            Files.isDirectory(golden)
                ? Bundles.diagnostics(golden)
                : Bundles.diagnostics(Files.readString(golden), dataFiles()));
    Path expected = Path.of(golden.toString().replaceAll("\\.policy$", "") + ".txt");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, actual);
    }
    assertEquals(Files.readString(expected), actual);
  }

  /** Those in {@code data}, by their paths from the folder; a file that is too large among them. */
  private static DataFiles dataFiles() throws IOException {
    Map<String, DataFile> files = new HashMap<>();
    try (Stream<Path> walked = Files.walk(GOLDEN.resolve("data"))) {
      for (Path file : walked.filter(Files::isRegularFile).toList()) {
        String path = GOLDEN.relativize(file).toString();
        files.put(path, new DataFile.Read(new SourceFile(path, Files.readString(file))));
      }
    }
    files.put(
        "data/large.json",
        new DataFile.Refused(DataFile.Why.TOO_LARGE, "has over 67108864 bytes; split it"));
    return new DataFiles(files);
  }

  @Test
  void a_sound_policy_has_no_findings() {
    assertEquals(
        List.of(),
        Bundles.diagnostics(
            """
            package p
            tool a.b { does execute }
            permit p "P" { tool is a.b }
            """));
  }
}
