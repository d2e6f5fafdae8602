package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.testkit.run.Filter;
import dev.remit.testkit.run.SuiteRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code remit test --watch}: what is saved is run. */
class WatchedTestsTest {
  private static final long PATIENCE_SECONDS = 120;

  private static final String TESTS =
      """
      package tests
      import shop
      test "small" { given shop.clerk expect allow by shop.small for 5m }
      test "large" { given shop.clerk with args.amount: 101 expect deny }
      """;

  @TempDir Path directory = Path.of("");

  private final BlockingQueue<String> runs = new LinkedBlockingQueue<>();
  private Thread watching = new Thread();

  /** What was printed until it was said that changes are waited for. */
  private final class Runs extends Writer {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(char[] chars, int from, int length) {
      text.append(chars, from, length);
    }

    @Override
    public void flush() {
      if (text.toString().endsWith("waiting for changes\n")) {
        runs.add(text.toString().replaceAll("-- \\d+ ms", "-- ms"));
        text.setLength(0);
      }
    }

    @Override
    public void close() {}
  }

  private void watch() {
    watching =
        Thread.ofPlatform()
            .start(() ->
                RemitCommand.commandLine()
                    .setOut(new PrintWriter(new Runs()))
                    .execute("test", directory.toString(), "--watch"));
  }

  @AfterEach
  void stop() throws InterruptedException {
    watching.interrupt();
    watching.join();
  }

  private String next() throws InterruptedException {
    String run = runs.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertTrue(run != null, "nothing was run");
    return run;
  }

  private void write(String file, String text) throws Exception {
    Files.createDirectories(directory.resolve(file).getParent());
    Files.writeString(directory.resolve(file), text);
  }

  @Test
  void each_change_is_run_and_only_what_it_concerns() throws Exception {
    write("shop.policy", Shop.POLICY);
    write("tests.policy", TESTS);
    watch();
    assertEquals("2 tests: 2 passed, 0 failed\n", next().replaceAll("coverage.*\\n|-- .*\\n", ""));
    write("tests.policy", TESTS.replace("expect deny", "expect allow"));
    String failed = next();
    assertTrue(failed.startsWith("FAILED "), failed);
    assertTrue(
        failed.endsWith(
            "2 tests: 1 passed, 1 failed, 1 of them as before\n-- ms; waiting for changes\n"),
        failed);
    write("tests.policy", "package tests\ntest");
    String broken = next();
    assertTrue(broken.startsWith("error E0001"), broken);
    assertTrue(broken.contains("not run: the policies do not compile\n"), broken);
    write("tests.policy", TESTS);
    assertTrue(next().contains("2 passed"));
    write("more/new.policy", "package more\n");
    assertTrue(next().contains("2 passed"), "a directory that came later");
    write("more/new.policy", "package more\nlabel");
    assertTrue(next().contains("error E0001"), "and a file in it");
    write("remit.yaml", "no settings\n");
    assertTrue(next().contains("remit.yaml"), "a fault of the bundle");
  }

  /** What is no part of a bundle, or as it was, is not run; nor is a fault said twice. */
  @Test
  void what_changes_nothing_is_not_run() throws Exception {
    write("shop.policy", Shop.POLICY);
    write("tests.policy", TESTS);
    StringWriter out = new StringWriter();
    WatchedTests tests =
        new WatchedTests(
            directory, new SuiteRunner.Options(Filter.ALL, 1, false, 1), new PrintWriter(out));
    tests.once();
    String first = out.toString();
    assertTrue(first.contains("2 passed"), first);
    write("notes.txt", "nothing");
    write("shop.policy", Shop.POLICY);
    tests.once();
    assertEquals(first, out.toString());
    write("remit.yaml", "no settings\n");
    tests.once();
    String second = out.toString();
    assertTrue(second.length() > first.length());
    tests.once();
    assertEquals(second, out.toString());
  }

  @Test
  void what_is_no_directory_is_not_watched() throws Exception {
    write("file", "text");
    for (String name : new String[] {"file", "nowhere"}) {
      Command test = Command.run("test", directory.resolve(name).toString(), "--watch");
      assertEquals(1, test.code());
      assertTrue(test.err().contains("there is nothing to watch"), test.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--output=json",
        "--junit=x",
        "--coverage",
        "--suggest",
        "--mutate",
        "--min-mutation=1",
        "--min-rules=1",
        "--min-clauses=1"
      })
  void what_only_a_run_that_ends_can_give_is_refused(String option) {
    Command test = Command.run("test", directory.toString(), "--watch", option);
    assertEquals(1, test.code());
    assertTrue(test.err().contains("--watch goes with"), test.err());
  }
}
