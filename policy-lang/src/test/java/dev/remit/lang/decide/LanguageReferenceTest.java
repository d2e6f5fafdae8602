package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.runtime.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code policy} block of the language reference compiles without an error, and decides what
 * the {@code decisions} block after it says, a line a call: {@code SERVER.NAME ARGUMENTS; FACT
 * VALUE; … => CODE RULE}. The agent asks for Emma through one delegation, on a task, with a
 * credential.
 */
class LanguageReferenceTest {
  private static final Path PAGES = Path.of("../docs/language");
  private static final Pattern BLOCK =
      Pattern.compile("^```(policy|decisions)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern LINE =
      Pattern.compile("(\\S+?)\\.(\\S+) (\\{.*?})((?:; [a-z_.]+ [^;]+?)*) +=> (\\w+)(?: (\\S+))?");

  private record Block(String kind, String text, int number) {}

  @TestFactory
  Stream<DynamicTest> each_example_compiles_and_decides_what_it_says() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        tests.addAll(tests(page));
      }
    }
    assertTrue(tests.size() > 8, "the reference has examples");
    return tests.stream();
  }

  private static List<DynamicTest> tests(Path page) throws IOException {
    String text = Files.readString(page);
    List<Block> blocks = new ArrayList<>();
    Matcher found = BLOCK.matcher(text);
    while (found.find()) {
      int line = (int) text.substring(0, found.start()).lines().count() + 1;
      blocks.add(new Block(found.group(1), found.group(2), line));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.kind().equals("policy")) {
        List<String> lines =
            i + 1 < blocks.size() && blocks.get(i + 1).kind().equals("decisions")
                ? blocks.get(i + 1).text().lines().toList()
                : List.of();
        tests.add(
            DynamicTest.dynamicTest(
                page.getFileName() + ":" + block.number(), () -> check(block.text(), lines)));
      }
    }
    return tests;
  }

  private static void check(String policy, List<String> lines) {
    CompiledBundle bundle = Bundles.compile(policy);
    for (String line : lines) {
      Matcher parts = LINE.matcher(line.strip());
      assertTrue(parts.matches(), "not a line of decisions: " + line);
      Decision.Reason reason =
          Decider.decide(question(parts), bundle, new InMemoryLiveState(), Asking.NOON).reason();
      String rule = reason.rule().map(Decision.RuleRef::id).orElse("");
      String expected = parts.group(5) + (parts.group(6) == null ? "" : " " + parts.group(6));
      String actual =
          reason.code() + (rule.isEmpty() ? "" : " " + rule.substring(rule.lastIndexOf('.') + 1));
      assertEquals(expected, actual, line);
    }
  }

  private static Question question(Matcher parts) {
    Asking asking = new Asking();
    asking.supported = Set.of("redact", "max_rows", "notify", "mark");
    asking.tool(parts.group(1), parts.group(2)).arguments(parts.group(3));
    for (String fact : parts.group(4).split("; ", -1)) {
      if (!fact.isEmpty()) {
        int blank = fact.indexOf(' ');
        asking.fact(fact.substring(0, blank), fact.substring(blank + 1).strip(), Source.VERIFIED);
      }
    }
    return asking.question();
  }
}
