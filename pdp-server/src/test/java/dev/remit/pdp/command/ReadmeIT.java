package dev.remit.pdp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.pdp.command.Remit.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands print what it says. */
class ReadmeIT {
  private static final String DEFAULT_ADDRESS = "127.0.0.1:7070";

  @TempDir Path directory = Path.of("");
  private final List<Server> running = new ArrayList<>();

  /** Where a `.policy` file of the README was written last. */
  private final List<Path> written = new ArrayList<>();

  @AfterEach
  void stop() {
    running.forEach(Server::close);
  }

  @Test
  void each_command_prints_what_the_readme_says() throws Exception {
    for (String shared : List.of("policies", "policy-cli")) {
      Files.createSymbolicLink(directory.resolve(shared), Remit.HOME.resolve(shared));
    }
    Readme readme = Readme.of(Files.readString(Remit.HOME.resolve("README.md")));
    Set<String> commands = new TreeSet<>();
    List<String> different = new ArrayList<>();
    for (Readme.Step step : readme.steps()) {
      switch (step) {
        case Readme.FileStep(String name, String text) -> {
          Path file = directory.resolve(name);
          Files.createDirectories(file.getParent());
          written.add(Files.writeString(file, text));
        }
        case Readme.ReplaceStep(String old, String replacement) -> {
          String text = Files.readString(written.getLast());
          assertTrue(text.contains(old), old);
          Files.writeString(written.getLast(), text.replace(old, replacement));
        }
        case Readme.CommandStep command -> {
          commands.add(command.words().getFirst());
          String printed = printed(command.words());
          if (!command.prints(printed)) {
            different.add(
                String.join(" ", command.words())
                    + " prints\n"
                    + printed
                    + "and README.md says\n"
                    + command.printed());
          }
        }
      }
    }
    assertEquals("", String.join("\n", different));
    assertEquals(Set.of("authorize", "check", "import", "report", "serve", "test"), commands);
  }

  private String printed(List<String> words) throws IOException, InterruptedException {
    if (words.getFirst().equals("serve")) {
      Server server = Server.start(Remit.freePort());
      running.add(server);
      return String.join("\n", server.said()).replace(server.address(), DEFAULT_ADDRESS) + "\n";
    }
    List<String> arguments = new ArrayList<>(words);
    if (words.getFirst().equals("authorize")) {
      assertFalse(running.isEmpty(), "the README asks before it serves");
      arguments.addAll(List.of("--server", running.getLast().address()));
    }
    Process process =
        Remit.command(arguments.toArray(String[]::new))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }
}
