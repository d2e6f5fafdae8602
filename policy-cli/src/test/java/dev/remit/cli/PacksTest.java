package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.remit.cli.report.Frameworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped packs, as their readers and the reports see them. */
class PacksTest {
  private static final Path POLICIES = Path.of("../policies");
  private static final Pattern RULE =
      Pattern.compile("(?m)^ *(permit|deny|oblige) (\\w+) (\"[^\"]+\")?");
  private static final Pattern PARAMETER = Pattern.compile("(?m)^parameter (\\w+):");

  static Stream<String> packs() throws IOException {
    try (Stream<Path> packs = Files.list(POLICIES.resolve("packs"))) {
      return packs.map(pack -> pack.getFileName().toString()).sorted().toList().stream();
    }
  }

  private static String text(String pack) throws IOException {
    return Files.readString(POLICIES.resolve("packs/" + pack + "/" + pack + ".policy"));
  }

  private static List<String> all(Pattern pattern, int group, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(group));
    }
    return found;
  }

  private static JsonObject report(String framework) {
    Command report =
        Command.run("report", POLICIES.toString(), "--framework", framework, "--output", "json");
    assertEquals(0, report.code(), report.err());
    return JsonParser.parseString(report.out()).getAsJsonObject();
  }

  @ParameterizedTest
  @MethodSource("packs")
  void a_pack_only_restricts_and_each_rule_says_what_it_is_for(String pack) throws IOException {
    String text = text(pack);
    assertTrue(text.contains("package pack." + pack + "\n"));
    List<String> kinds = all(RULE, 1, text);
    assertFalse(kinds.isEmpty() || kinds.contains("permit"), kinds.toString());
    assertFalse(all(RULE, 3, text).contains(null), "each rule has a sentence");
  }

  @ParameterizedTest
  @MethodSource("packs")
  void a_pack_s_page_names_its_rules_and_parameters(String pack) throws IOException {
    String page = Files.readString(POLICIES.resolve("packs/" + pack + "/README.md"));
    String text = text(pack);
    for (String name : all(RULE, 2, text)) {
      assertTrue(page.contains("`" + name + "`"), "the rule " + name);
    }
    for (String name : all(PARAMETER, 1, text)) {
      assertTrue(page.contains("| `" + name + "` |"), "the parameter " + name);
    }
    assertTrue(page.contains("import pack." + pack + " with {"));
    assertTrue(page.contains("## What it does not do"));
  }

  @Test
  void each_rule_of_a_pack_serves_a_control_and_no_tag_is_mistyped() throws IOException {
    Set<String> serving = new HashSet<>();
    for (String framework : Frameworks.NAMES) {
      JsonObject report = report(framework);
      assertEquals(0, report.getAsJsonArray("faults").size(), report.get("faults").toString());
      for (JsonElement control : report.getAsJsonArray("controls")) {
        control
            .getAsJsonObject()
            .getAsJsonArray("rules")
            .forEach(rule -> serving.add(rule.getAsJsonObject().get("id").getAsString()));
      }
    }
    for (String pack : packs().toList()) {
      for (String rule : all(RULE, 2, text(pack))) {
        assertTrue(serving.contains("pack." + pack + "." + rule), pack + "." + rule);
      }
    }
  }
}
