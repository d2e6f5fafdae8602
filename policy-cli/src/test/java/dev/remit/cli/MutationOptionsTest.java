package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code remit test --mutate}. */
class MutationOptionsTest {
  private static final String POLICY =
      """
      package p
      tool t.open { does read on doors }
      dataset doors { sensitivity internal, labels { }, owner "team" }
      permit open "Doors are opened" { tool is t.open when chain.depth <= 2 }
      fixture base {
        agent "spiffe://acme.example/bot"
        principal "https://idp.acme.example" / "emma"
        task { id: "t-1" }
        credential { expires_at: 12:00 }
        call t.open { }
        at 2026-11-23T11:00:00Z
      }
      """;

  @TempDir Path directory = Path.of("");

  private Command test(String test, String... options) throws Exception {
    Files.writeString(directory.resolve("a.policy"), POLICY + test);
    String[] arguments = new String[options.length + 2];
    arguments[0] = "test";
    arguments[1] = directory.toString();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return Command.run(arguments);
  }

  @Test
  void what_no_test_notices_is_listed() throws Exception {
    Command test = test("test \"a\" { given base expect allow by open }", "--mutate");
    assertEquals(0, test.code(), test.toString());
    assertTrue(
        test.out().contains("NOT NOTICED p.open: `chain.depth <= 2`: `<=` became `<`\n"),
        test.out());
    assertTrue(
        test.out()
            .endsWith("mutation: 3 of 7 changes noticed (42 %), 1 more would change no answer\n"),
        test.out());
  }

  @Test
  void without_being_asked_nothing_is_changed() throws Exception {
    assertFalse(test("test \"a\" { given base expect allow }").out().contains("mutation"));
  }

  @Test
  void a_score_below_the_threshold_exits_with_3() throws Exception {
    String only = "test \"a\" { given base expect allow by open }";
    Command missed = test(only, "--min-mutation", "90");
    assertEquals(3, missed.code(), missed.toString());
    assertTrue(
        missed.out().endsWith("mutation is 42 %, and --min-mutation asks for 90 %\n"),
        missed.out());
    assertEquals(0, test(only, "--min-mutation", "42").code());
    assertEquals(1, test(only, "--min-mutation", "101").code());
  }

  @Test
  void where_a_test_fails_nothing_is_changed() throws Exception {
    Command test = test("test \"a\" { given base expect deny }", "--mutate");
    assertEquals(2, test.code(), test.toString());
    assertTrue(
        test.out()
            .endsWith("not mutated: a test fails already, so its failing would show nothing\n"),
        test.out());
  }
}
