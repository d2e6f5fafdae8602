package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.report.TextReport;
import dev.remit.testkit.run.SuiteResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The examples of the page on tests, together with the rules that they are of, pass. */
class LanguagePageTest {
  private static final Path PAGE = Path.of("../docs/language/tests.md");
  private static final Path RULES = Path.of("../policies/examples/support/support.policy");
  private static final Pattern BLOCK =
      Pattern.compile("^```tests\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern FILE =
      Pattern.compile("^```rows (\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void the_examples_pass() throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(RULES));
    String page = Files.readString(PAGE);
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      text.append('\n').append(block.group(1));
    }
    TestedBundle tested = Suites.compiled(text.toString(), files(page));
    SuiteResult result = Suites.run(tested);
    assertTrue(result.size() > 8, "the page has examples");
    assertEquals(0, result.failures(), TextReport.of(result, tested));
  }

  /** What it shows of data files, by name. */
  private static Map<String, String> files(String page) {
    return FILE.matcher(page)
        .results()
        .collect(Collectors.toMap(file -> file.group(1), file -> file.group(2)));
  }
}
