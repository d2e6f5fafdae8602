package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * MCP servers as npm has them, started over stdio: what they answer to {@code tools/list} now
 * imports whole, and names the tools of the answer that is kept beside.
 */
@Tag("proof")
class PublishedServersTest {
  private static final String SCOPE = "@modelcontextprotocol/server-";
  private static final String VERSION = "2026.8.31";

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource({"filesystem", "everything", "memory", "sequential-thinking"})
  void a_server_started_now_offers_what_it_did_and_imports(String name) throws Exception {
    String npm = SCOPE + name + "@" + VERSION;
    // Whatever npm has to fetch comes first: a server has to answer soon after its start.
    run("fetched", "npx", "--yes", "--package=" + npm, "--", "node", "--version");
    List<String> capture =
        new ArrayList<>(List.of("node", "src/test/mcp/capture.mjs", "npx", "--yes", npm));
    if (name.equals("filesystem")) {
      capture.add(directory.toString());
    }
    Path listed = run(name + ".tools.json", capture.toArray(String[]::new));
    assertEquals(tools(Path.of("src/test/resources/mcp", name + ".tools.json")), tools(listed));
    Command imported = Command.run("import", "mcp", listed.toString());
    assertEquals(0, imported.code(), imported.err());
    Path policies = Files.createDirectory(directory.resolve("policies"));
    Files.writeString(policies.resolve("imported.policy"), imported.out());
    Command check = Command.run("check", policies.toString());
    assertEquals(0, check.code(), check.out());
    assertTrue(check.out().contains(tools(listed).size() + " tool"), check.out());
  }

  /** Without it nothing here is proved, so this fails and is not skipped. */
  @Test
  void npx_is_there() {
    present("npx");
    present("node");
  }

  private static void present(String tool) {
    boolean found =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
    if (!found) {
      throw new AssertionError(
          "there is no "
              + tool
              + " on the PATH, which published MCP servers are run with; install Node.js 20 or later");
    }
  }

  /** The file with what a command printed. */
  private Path run(String file, String... command) throws IOException, InterruptedException {
    present(command[0]);
    Path out = directory.resolve(file);
    Path err = directory.resolve("err");
    int code =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    assertEquals(0, code, () -> String.join(" ", command) + "\n" + text(err));
    return out;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static Set<String> tools(Path file) throws IOException {
    return JsonParser.parseString(Files.readString(file))
        .getAsJsonObject()
        .getAsJsonArray("tools")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(tool -> tool.get("name").getAsString())
        .collect(Collectors.toSet());
  }
}
