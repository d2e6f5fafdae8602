package dev.remit.lang.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of a diagnostic. Its fenced blocks before the paragraph that says how to fix it are the
 * files of a bundle with the finding, those from there on the files of the same bundle mended. A
 * block says its language and the file's name; {@code policy} alone is {@code a.policy}, and a
 * package that it does not state is {@code p}. A block without a language, or with {@code text}, is
 * only shown.
 */
record DiagnosticPage(String heading, Map<String, String> failing, Map<String, String> mended) {
  private static final String FIX = "\n**How to fix it.**";
  private static final Pattern BLOCK =
      Pattern.compile("^```([^\\n]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern NAMED =
      Pattern.compile("(policy|csv|yaml|json) ([a-z0-9_./]+\\.(?:policy|csv|yaml|json))");
  private static final Set<String> SHOWN = Set.of("", "text");

  static DiagnosticPage read(Path path) throws IOException {
    String text = Files.readString(path);
    int fix = text.indexOf(FIX);
    assertTrue(fix > 0, "the page says how to fix it");
    return new DiagnosticPage(
        text.substring(0, text.indexOf('\n')),
        files(text.substring(0, fix)),
        files(text.substring(fix)));
  }

  private static Map<String, String> files(String text) {
    Map<String, String> files = new TreeMap<>();
    Matcher block = BLOCK.matcher(text);
    int end = 0;
    while (block.find()) {
      prose(text.substring(end, block.start()));
      end = block.end();
      String info = block.group(1);
      String body = block.group(2);
      if (info.equals("policy")) {
        put(files, "a.policy", body.startsWith("package ") ? body : "package p\n" + body);
      } else if (!SHOWN.contains(info)) {
        Matcher named = NAMED.matcher(info);
        assertTrue(named.matches(), "not the language and the name of a file: " + info);
        put(files, named.group(2), body);
      }
    }
    prose(text.substring(end));
    return files;
  }

  /** An example that stands there without a fence would be one that nothing checks. */
  private static void prose(String text) {
    assertFalse(text.contains("```"), "a fence that is not closed");
    assertFalse(text.contains("\n    "), "an example without a fence");
  }

  private static void put(Map<String, String> files, String name, String body) {
    assertEquals(null, files.put(name, body), "two blocks are the file " + name);
  }
}
