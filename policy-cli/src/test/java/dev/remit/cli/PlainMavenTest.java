package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plain {@code mvn}, on the JDK that a machine happens to have; only on machines that have one. */
class PlainMavenTest {
  private static final Path JDKS = Path.of("/usr/lib/jvm");
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

  private static Optional<Path> olderJdk() throws IOException {
    if (!Files.isDirectory(JDKS)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(JDKS)) {
      return homes.filter(PlainMavenTest::isOlder).sorted().findFirst();
    }
  }

  private static boolean isOlder(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      boolean runsMaven = version.find() && Integer.parseInt(version.group(1)) >= 17;
      return runsMaven
          && Integer.parseInt(version.group(1)) < 25
          && Files.isExecutable(home.resolve("bin/javac"));
    } catch (IOException none) {
      return false;
    }
  }

  @Test
  void on_an_older_jdk_it_says_to_use_the_wrapper() throws Exception {
    Optional<Path> older = olderJdk();
    assumeTrue(older.isPresent(), "no JDK from 17 to 24 is under " + JDKS);
    ProcessBuilder maven =
        new ProcessBuilder("mvn", "-B", "-o", "-q", "-N", "validate")
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true);
    maven.environment().put("JAVA_HOME", older.orElseThrow().toString());
    maven.environment().put("MAVEN_OPTS", "");
    Process process = maven.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertNotEquals(0, process.waitFor());
    assertTrue(
        said.matches(
            "(?s).*\\[ERROR] Remit is built with JDK 25 or later, and this Maven runs on [\\d.]+: use"
                + " \\./mvnw, which finds one\\.\\n.*"),
        said);
  }
}
