package dev.remit.cli.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The extension for VS Code, as far as it can be looked at without one. */
class VsCodeFolderTest {
  private static final Path FOLDER = Path.of("editors/vscode");
  private static final Path GRAMMAR =
      Path.of("../policy-lang/src/main/antlr4/dev/remit/lang/syntax/grammar/Policy.g4");
  private static final Pattern KEYWORD = Pattern.compile("(?m)^[A-Z_]+ : '([a-z]+)';$");

  private static JsonObject json(String path) throws IOException {
    return JsonParser.parseString(Files.readString(FOLDER.resolve(path))).getAsJsonObject();
  }

  @Test
  void each_keyword_of_the_grammar_is_highlighted() throws IOException {
    String shown = Files.readString(FOLDER.resolve("syntaxes/remit.tmLanguage.json"));
    List<String> missing = new ArrayList<>();
    List<String> words =
        KEYWORD.matcher(Files.readString(GRAMMAR)).results().map(each -> each.group(1)).toList();
    for (String word : words) {
      if (!Pattern.compile("[(|:]" + word + "[)|]").matcher(shown).find()) {
        missing.add(word);
      }
    }
    assertTrue(words.size() > 100, words.toString());
    assertEquals(List.of(), missing);
  }

  @Test
  void what_it_names_is_there_and_has_one_name() throws IOException {
    JsonObject contributes = json("package.json").getAsJsonObject("contributes");
    JsonObject language = contributes.getAsJsonArray("languages").get(0).getAsJsonObject();
    JsonObject grammar = contributes.getAsJsonArray("grammars").get(0).getAsJsonObject();
    assertEquals(language.get("id"), grammar.get("language"));
    assertEquals(json("syntaxes/remit.tmLanguage.json").get("scopeName"), grammar.get("scopeName"));
    assertTrue(Files.exists(FOLDER.resolve(language.get("configuration").getAsString())));
    String client = Files.readString(FOLDER.resolve("src/extension.ts"));
    assertTrue(client.contains("\"" + TestLenses.COMMAND + "\""));
    assertTrue(client.contains("args: [\"lsp\"]"));
  }

  @Test
  void its_packages_are_fixed_and_of_no_particular_registry() throws IOException {
    JsonObject packages = json("package-lock.json").getAsJsonObject("packages");
    for (var each : packages.entrySet()) {
      JsonObject at = each.getValue().getAsJsonObject();
      assertFalse(at.has("resolved"), each.getKey());
      assertTrue(each.getKey().isEmpty() || at.has("integrity"), each.getKey());
    }
    JsonElement client =
        json("package.json").getAsJsonObject("dependencies").get("vscode-languageclient");
    assertTrue(Pattern.matches("[0-9.]+", client.getAsString()), client.toString());
  }
}
