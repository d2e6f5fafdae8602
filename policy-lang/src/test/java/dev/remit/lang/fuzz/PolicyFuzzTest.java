package dev.remit.lang.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.Jazzer;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@link PolicyTarget} under Jazzer, coverage-guided, for {@code -Dremit.proof.seconds} (300 unless
 * set): {@code ./mvnw -Pproof -pl policy-lang test -Dtest=PolicyFuzzTest}. What it finds becomes a
 * {@code .policy} file in {@code src/test/resources/fuzz}; ordinary runs replay that folder with
 * all other policies of the repository.
 */
class PolicyFuzzTest {
  private static final List<Path> ROOTS = List.of(Path.of("../policies"), Path.of("src/test"));
  private static final Path WORK = Path.of("target/fuzz/policy");

  /** Whose branches guide it: what reads text, not what is common to all texts. */
  private static final List<String> GUIDING =
      List.of("dev.remit.lang.syntax.**", "dev.remit.lang.format.**", "dev.remit.lang.check.**");

  private static final long SECONDS = Long.getLong("remit.proof.seconds", 300);

  /** Until Jazzer has started, and has ended after its time. */
  private static final long AROUND_SECONDS = 180;

  static List<Path> seeds() throws IOException {
    List<Path> seeds = new ArrayList<>();
    for (Path root : ROOTS) {
      try (Stream<Path> walked = Files.walk(root)) {
        walked.filter(path -> path.toString().endsWith(".policy")).sorted().forEach(seeds::add);
      }
    }
    assertTrue(seeds.size() > 40, seeds.toString());
    return seeds;
  }

  /** The time is for one that hangs, which none does. */
  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void each_seed_ends_in_a_policy_or_in_diagnostics(Path seed) throws IOException {
    PolicyTarget.fuzzerTestOneInput(Files.readAllBytes(seed));
  }

  @Test
  @Tag("proof")
  void no_text_makes_what_reads_policies_fail_or_hang() throws Exception {
    Path corpus = Files.createDirectories(WORK.resolve("corpus"));
    int number = 0;
    for (Path seed : seeds()) {
      Files.write(corpus.resolve("seed-" + number++), Files.readAllBytes(seed));
    }
    Path dictionary = Files.writeString(WORK.resolve("dictionary"), dictionary());
    Path log = WORK.resolve("log");
    Process jazzer =
        new ProcessBuilder(command(corpus, dictionary))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!jazzer.waitFor(SECONDS + AROUND_SECONDS, TimeUnit.SECONDS)) {
      jazzer.destroyForcibly();
      throw new AssertionError("the fuzzer does not end; see " + log.toAbsolutePath());
    }
    List<String> said = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    assertEquals(
        0,
        jazzer.exitValue(),
        () -> String.join("\n", said.subList(Math.max(0, said.size() - 60), said.size())));
    said.stream()
        .filter(line -> line.startsWith("stat::") || line.contains("DONE"))
        .forEach(System.out::println);
  }

  private static List<String> command(Path corpus, Path dictionary) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-XX:+EnableDynamicAgentLoading",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Jazzer.class.getName(),
        "--target_class=" + PolicyTarget.class.getName(),
        "--instrumentation_includes=" + String.join(":", GUIDING),
        "--custom_hook_excludes=**",
        "-max_total_time=" + SECONDS,
        "-timeout=20",
        "-max_len=4096",
        "-print_final_stats=1",
        "-dict=" + dictionary,
        "-artifact_prefix=" + WORK + "/",
        corpus.toString());
  }

  /** The words and signs of the language, for the fuzzer to put in. */
  private static String dictionary() {
    return IntStream.rangeClosed(1, PolicyLexer.VOCABULARY.getMaxTokenType())
        .mapToObj(PolicyLexer.VOCABULARY::getLiteralName)
        .filter(name -> name != null)
        .map(name -> '"' + name.substring(1, name.length() - 1) + "\"\n")
        .collect(Collectors.joining());
  }
}
