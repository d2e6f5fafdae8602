package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts {@code remit} and {@code mvnw} in a small checkout, with a {@code mvn} and a JDK that
 * only write down how they were called.
 */
class ScriptTest {
  private static final Path HOME = Path.of("..");

  /** What the scripts call, besides Maven and Java. */
  private static final List<String> TOOLS =
      List.of(
          "cat", "comm", "dirname", "find", "flock", "grep", "head", "mkdir", "mv", "printf", "rm",
          "sed", "sleep", "sort", "tail", "touch");

  @TempDir Path root = Path.of("");
  private Path checkout = root;
  private Path source = root;

  @BeforeEach
  void prepare() throws IOException {
    checkout = Files.createDirectory(root.resolve("a checkout"));
    for (String script : List.of("remit", "mvnw", "config/toolchain.sh")) {
      Files.createDirectories(checkout.resolve(script).getParent());
      Files.copy(HOME.resolve(script), checkout.resolve(script));
    }
    write(checkout.resolve(".mvn/jvm.config"), "");
    write(checkout.resolve("pom.xml"), "");
    write(checkout.resolve("policy-cli/pom.xml"), "");
    source = write(checkout.resolve("policy-cli/src/main/java/A.java"), "");
    old();
    for (String tool : TOOLS) {
      executable(
          root.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + onPath(tool) + " \"$@\"\n");
    }
    executable(
        root.resolve("maven/mvn"),
        """
        #!/bin/sh
        echo "$@" >> "$CALLS"
        mkdir -p "$CHECKOUT/pdp-server/target/quarkus-app" "$CHECKOUT/policy-cli/target/classes" \
          "$CHECKOUT/policy-cli/target/lib"
        touch "$CHECKOUT/pdp-server/target/quarkus-app/quarkus-run.jar"
        touch "$CHECKOUT/policy-cli/target/remit-policy-cli.jar"
        """);
    executable(
        root.resolve("jdks/25/bin/java"),
        """
        #!/bin/sh
        for last; do
          case "$last" in
            -XX:AOTCacheOutput=*) touch "${last#*=}" ;;
            -XX:AOTCache=*) [ -f "${last#*=}" ] && echo "with a cache" >&2 ;;
          esac
        done
        echo "java ran $last"
        """);
    executable(root.resolve("jdks/25/bin/javac"), "#!/bin/sh\n");
    write(root.resolve("jdks/25/release"), "JAVA_VERSION=\"25.0.3\"\n");
    executable(root.resolve("jdks/17/bin/javac"), "#!/bin/sh\n");
    write(root.resolve("jdks/17/release"), "JAVA_VERSION=\"17.0.15\"\n");
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void executable(Path file, String text) throws IOException {
    assertTrue(write(file, text).toFile().setExecutable(true));
  }

  private static Path onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no " + tool + " on the PATH"));
  }

  /** As of a checkout made long ago. */
  private void old() throws IOException {
    try (Stream<Path> files = Files.walk(checkout)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      }
    }
  }

  private Command script(String path, String jdks, String name, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve(name).toString()));
    command.addAll(List.of(more));
    Path out = root.resolve("out");
    Path err = root.resolve("err");
    ProcessBuilder process =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    process.environment().clear();
    process.environment().put("PATH", path);
    process.environment().put("REMIT_JDK_DIRS", jdks);
    process.environment().put("CALLS", root.resolve("calls").toString());
    process.environment().put("CHECKOUT", checkout.toString());
    if (more.length == 0) {
      process.environment().put("REMIT_NO_BUILD", "1");
    }
    int code = process.start().waitFor();
    return new Command(code, Files.readString(out), Files.readString(err));
  }

  private Command run(String name, String... more) throws IOException, InterruptedException {
    return script(
        root.resolve("maven") + ":" + root.resolve("bin"),
        root.resolve("jdks").toString(),
        name,
        more);
  }

  /** How Maven was called since the last look. */
  private List<String> builds() throws IOException {
    Path calls = root.resolve("calls");
    List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    Files.deleteIfExists(calls);
    return lines;
  }

  private String built() throws IOException, InterruptedException {
    Command command = run("remit", "check");
    assertEquals(0, command.code(), command.toString());
    assertEquals("java ran check\n", command.out());
    List<String> builds = builds();
    assertTrue(builds.size() < 2, builds.toString());
    return builds.isEmpty() ? "" : builds.getFirst().replaceFirst(".* -am ", "");
  }

  @Test
  void it_builds_on_first_use_and_then_only_when_the_sources_have_changed() throws Exception {
    assertEquals("package", built());
    assertEquals("", built());
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertEquals("package", built());
    Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));
    assertEquals("", built());
  }

  @Test
  void a_build_makes_a_cache_that_the_command_starts_from() throws Exception {
    assertEquals("package", built());
    assertTrue(Files.exists(checkout.resolve(".remit/remit.aot")));
    assertEquals("with a cache\n", run("remit", "check").err());
    executable(
        root.resolve("jdks/25/bin/java"),
        """
        #!/bin/sh
        for last; do
          case "$last" in -XX:AOTCacheOutput=*) touch "${last#*=}"; exit 1 ;; esac
        done
        echo "java ran $last"
        """);
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
    assertEquals("package", built());
    try (Stream<Path> left = Files.list(checkout.resolve(".remit"))) {
      assertTrue(
          left.noneMatch(file -> file.toString().contains(".aot")),
          "none of the build before, and no half of one");
    }
  }

  @Test
  void a_source_that_is_new_or_gone_is_seen_whatever_its_age() throws Exception {
    assertEquals("package", built());
    Path more = write(source.resolveSibling("B.java"), "");
    Files.setLastModifiedTime(more, FileTime.from(Instant.EPOCH));
    assertEquals("package", built());
    assertEquals("", built());
    Files.delete(more);
    assertEquals("clean package", built());
    assertEquals("", built());
    Files.move(source, source.resolveSibling("C.java"));
    assertEquals("clean package", built());
    assertEquals("", built());
  }

  @Test
  void what_was_built_and_is_gone_is_built_again() throws Exception {
    assertEquals("package", built());
    Files.delete(checkout.resolve("pdp-server/target/quarkus-app/quarkus-run.jar"));
    assertEquals("package", built());
  }

  @Test
  void a_build_that_fails_says_why_and_is_tried_again() throws Exception {
    executable(
        root.resolve("maven/mvn"), "#!/bin/sh\necho \"[ERROR] A.java:1 is broken\"\nexit 1\n");
    for (int tries = 0; tries < 2; tries++) {
      Command command = run("remit", "check");
      assertEquals(1, command.code());
      assertEquals("", command.out());
      assertTrue(command.err().endsWith("[ERROR] A.java:1 is broken\n"), command.err());
    }
  }

  @Test
  void it_can_be_told_not_to_build() throws Exception {
    Command nothing = run("remit");
    assertEquals(1, nothing.code());
    assertEquals(
        "remit: nothing is built yet; run remit once without REMIT_NO_BUILD.\n", nothing.err());
    assertEquals("package", built());
    Files.delete(source);
    assertEquals(0, run("remit").code());
    assertEquals(List.of(), builds());
  }

  @Test
  void without_maven_both_scripts_say_so_in_one_sentence() throws Exception {
    for (String name : List.of("remit", "mvnw")) {
      Command command =
          script(root.resolve("bin").toString(), root.resolve("jdks").toString(), name, "check");
      assertEquals(1, command.code());
      assertEquals("", command.out());
      assertEquals(
          "remit: there is no mvn on the PATH; install Apache Maven 3.8 or later.\n",
          command.err());
    }
  }

  @Test
  void without_a_recent_jdk_both_scripts_say_so_in_one_sentence() throws Exception {
    assertTrue(root.resolve("jdks/25/release").toFile().delete());
    for (String name : List.of("remit", "mvnw")) {
      Command command = run(name, "check");
      assertEquals(1, command.code());
      assertEquals("", command.out());
      assertEquals(
          "remit: no JDK 25 or later was found; install one under /usr/lib/jvm or set JAVA_HOME to it.\n",
          command.err());
    }
    assertFalse(Files.exists(root.resolve("calls")));
  }

  @Test
  void serve_becomes_the_command_that_it_is_told_and_else_ends_as_it_does() throws Exception {
    assertEquals("package", built());
    executable(
        root.resolve("jdks/25/bin/java"),
        """
        #!/bin/sh
        echo "'printf' '%s|' 'it'\\\\''s' '\\$(a) \\"b\\" *' 'c;d'"
        exit 75
        """);
    Command serve = run("remit", "serve");
    assertEquals(new Command(0, "it's|$(a) \"b\" *|c;d|", ""), serve);
    executable(root.resolve("jdks/25/bin/java"), "#!/bin/sh\necho usage\necho wrong >&2\nexit 1\n");
    assertEquals(new Command(1, "usage\n", "wrong\n"), run("remit", "serve"));
  }
}
