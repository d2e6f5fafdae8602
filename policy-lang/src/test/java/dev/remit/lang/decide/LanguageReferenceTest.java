package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each example of the language reference compiles and decides as its page says. */
class LanguageReferenceTest {
  private static final Path PAGES = Path.of("../docs/language");

  @TempDir Path directory = Path.of("");

  @TestFactory
  Stream<DynamicTest> each_example_compiles_and_decides_what_it_says() throws IOException {
    List<ReferenceExample> examples = new ArrayList<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        examples.addAll(ReferenceExample.of(page));
      }
    }
    assertTrue(examples.size() > 45, "the reference has examples");
    return examples.stream()
        .map(example -> DynamicTest.dynamicTest(example.place(), () -> check(example)));
  }

  @Test
  void the_order_of_a_decision_names_each_reason() throws IOException {
    String semantics = Files.readString(PAGES.resolve("semantics.md"));
    for (ReasonCode code : ReasonCode.values()) {
      assertTrue(semantics.contains("`" + code + "`"), code.name());
    }
  }

  private void check(ReferenceExample example) throws IOException, BundleFault {
    PolicyCompiler.Result result =
        example.compile(Files.createDirectory(directory.resolve(example.place())));
    assertEquals(example.findings(), found(result, example.findings()), () -> said(result));
    if (!example.decisions().isEmpty()) {
      CompiledBundle bundle =
          result.bundle().orElseThrow(() -> new AssertionError(example.place()));
      example.decisions().forEach(line -> decide(line, bundle));
    }
  }

  private static String said(PolicyCompiler.Result result) {
    return TextRenderer.render(result.diagnostics());
  }

  /** The errors, and those warnings whose code the page names. */
  private static List<String> found(PolicyCompiler.Result result, List<String> expected) {
    return result.diagnostics().stream()
        .filter(found -> found.isError() || isNamed(found, expected))
        .map(found -> found.code().id() + " " + found.span().text().lines().findFirst().orElse(""))
        .toList();
  }

  private static boolean isNamed(Diagnostic found, List<String> expected) {
    return expected.stream().anyMatch(line -> line.startsWith(found.code().id()));
  }

  private static void decide(String line, CompiledBundle bundle) {
    ReferenceCall call = new ReferenceCall(line);
    Decision decision =
        Decider.decide(
            call.question(bundle.performed()), bundle, new InMemoryLiveState(), call.now());
    call.answer().check(decision, call.now(), line);
  }
}
