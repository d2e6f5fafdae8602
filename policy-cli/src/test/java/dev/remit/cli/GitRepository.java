package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository of git, made for a test, which is left out where there is no git. */
record GitRepository(Path place) {
  /** Makes an empty one. */
  static GitRepository at(Path place) throws IOException, InterruptedException {
    GitRepository repository = new GitRepository(Files.createDirectories(place));
    repository.git("init", "-q");
    return repository;
  }

  void git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", place.toString(), "-c", "user.name=t", "-c", "user.email=t"));
    command.addAll(List.of(arguments));
    int code;
    try {
      code = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException missing) {
      code = 127;
    }
    assumeTrue(code != 127, "git is not installed");
    assertEquals(0, code, command.toString());
  }
}
