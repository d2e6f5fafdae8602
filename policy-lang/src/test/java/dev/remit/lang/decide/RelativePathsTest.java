package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A tool that runs in {@code /} opens {@code /etc/passwd} where it is told {@code etc/passwd}: a
 * relative path may be each absolute one that ends in it, and what could be so of one of them is
 * not known.
 */
class RelativePathsTest {
  private static final String CATALOGUE =
      """
      tool os.open { args { path: path, also: list<path> max 4 } does execute }
      attribute task.places: set<path> max 4 from vouched
      data closed[at: path] complete { since: int }
      row closed["/etc/passwd"] { since 1 }
      row closed["keys/id"] { since 2 }
      permit everything "E" { }
      """;

  private static final String TRUE = "DENIED p.d";
  private static final String FALSE = "PERMITTED p.everything";

  private static String outcome(String condition, String path) {
    Bench bench =
        new Bench(CATALOGUE + "deny d \"D\" { tool is os.open when " + condition + " }")
            .call("os", "open", "{\"path\":\"%s\",\"also\":[\"%s\"]}".formatted(path, path))
            .fact("task.workspace", "\"/w\"")
            .fact("task.places", "[\"/srv/a\",\"b\"]");
    return bench.outcome();
  }

  private static Stream<Arguments> all(String condition, String value, String... paths) {
    return Stream.of(paths).map(path -> Arguments.of(condition, path, value));
  }

  private static String unknown(String fact) {
    return "INDETERMINATE p.d " + fact;
  }

  static Stream<Arguments> cases() {
    return Stream.of(
            all("args.path under \"/etc\"", TRUE, "/etc", "/etc/passwd"),
            all("args.path under \"/etc\"", FALSE, "/", "/home/etc"),
            all("args.path under \"/etc\"", unknown("args.path"), "etc/passwd", "a", "passwd"),
            all("args.path under \"/\"", unknown("args.path"), "a"),
            all("args.path not under \"/etc\"", unknown("args.path"), "etc/passwd", "a"),
            all("args.path under \"keys/old\"", TRUE, "keys/old", "keys/old/a"),
            all("args.path under \"keys/old\"", FALSE, "keys", "a/keys/old", "/keys/a/old", "/a"),
            all("args.path under \"keys/old\"", unknown("args.path"), "/keys/old", "/a/keys/old/b"),
            all("args.path under task.workspace", TRUE, "/w/a"),
            all("args.path under task.workspace", unknown("args.path"), "w/a"),
            all("task.workspace under args.path", unknown("args.path"), "w"),
            all("task.workspace under args.path", FALSE, "v", "/v"),
            all("args.path == \"/etc/passwd\"", TRUE, "/etc/passwd"),
            all("args.path == \"/etc/passwd\"", FALSE, "/passwd", "notes", "a/etc/passwd", "etc"),
            all("args.path == \"/etc/passwd\"", unknown("args.path"), "passwd", "etc/passwd"),
            all("args.path != \"/etc/passwd\"", unknown("args.path"), "passwd"),
            all("args.path == \"keys/id\"", unknown("args.path"), "/keys/id", "/a/keys/id"),
            all("args.path == \"keys/id\"", FALSE, "/id", "/keys/id/a", "id"),
            all("args.path in { \"/etc/passwd\", \"a\" }", TRUE, "a", "/etc/passwd"),
            all("args.path in { \"/etc/passwd\", \"a\" }", unknown("args.path"), "passwd", "/b/a"),
            all("args.path in { \"/etc/passwd\", \"a\" }", FALSE, "b", "/b"),
            all("args.path in task.places", TRUE, "b", "/srv/a"),
            all("args.path in task.places", unknown("args.path"), "a", "srv/a"),
            all("args.path in task.places", unknown("task.places"), "/b"),
            all("\"/srv/a\" in args.also", unknown("args.also"), "a"),
            all("\"/srv/a\" in args.also", FALSE, "b"),
            all("args.also == { \"/srv/a\" }", unknown("args.also"), "a"),
            all(
                "some one in args.also satisfies (one under \"/etc\")",
                unknown("args.also"),
                "passwd"),
            all("args.path in closed", TRUE, "/etc/passwd", "keys/id"),
            all("args.path in closed", FALSE, "/a", "a", "id"),
            all("args.path in closed", unknown("closed[…]"), "passwd", "/srv/keys/id"),
            all("args.path matches glob \"/etc/*.conf\"", TRUE, "/etc/a.conf"),
            all("args.path matches glob \"/etc/*.conf\"", FALSE, "a.txt", "a/b.conf", "/a.conf"),
            all(
                "args.path matches glob \"/etc/*.conf\"",
                unknown("args.path"),
                "a.conf",
                "etc/a.conf"),
            all("args.path matches glob \"/srv/**/key\"", unknown("args.path"), "key", "a/key"),
            all("args.path matches glob \"/srv/**/key\"", FALSE, "a", "key/a"),
            all("args.path matches glob \"*.pem\"", TRUE, "a.pem"),
            all("args.path matches glob \"*.pem\"", FALSE, "b/a.pem", "/a.txt"),
            all("args.path matches glob \"*.pem\"", unknown("args.path"), "/a.pem", "/b/a.pem"),
            all("args.path matches glob \"**.pem\"", TRUE, "a.pem", "/b/a.pem"),
            all("args.path matches glob \"**.pem\"", FALSE, "a", "/b/a"),
            all("args.path matches regex \"(?i)^/ETC/.*\"", TRUE, "/etc/a"),
            all("args.path matches regex \"(?i)^/ETC/.*\"", unknown("args.path"), "etc/a"),
            all("args.path matches regex \"^[a-z]+[.]pem$\"", unknown("args.path"), "/srv/a.pem"),
            all("args.path matches regex \".*[.]pem\"", FALSE, "/srv/a", "a"))
        .flatMap(each -> each);
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @MethodSource("cases")
  void what_could_be_so_of_one_place_and_not_of_another_is_not_known(
      String condition, String path, String outcome) {
    assertEquals(outcome, outcome(condition, path));
  }

  @Test
  void a_permit_is_not_met_by_what_is_not_known() {
    Bench bench =
        new Bench(
            "tool os.open { args { path: path } does execute }\n"
                + "permit d \"D\" { tool is os.open when args.path under \"/\" }");
    assertEquals("PERMITTED p.d", bench.call("os", "open", "{\"path\":\"/a\"}").outcome());
    assertEquals(
        "NOT_PERMITTED p.d args.path", bench.call("os", "open", "{\"path\":\"a\"}").outcome());
  }

  /** {@code /etc/**} of the bench's catalogue holds personal data. */
  @Test
  void a_relative_path_may_be_at_each_absolute_place_of_a_dataset() {
    String denied = "deny d \"D\" { dataset labelled pii }";
    Bench bench = new Bench("permit everything \"E\" { }\n" + denied);
    assertEquals(FALSE, bench.call("fs", "read", "{\"paths\":[\"/a\"]}").outcome());
    assertEquals(TRUE, bench.call("fs", "read", "{\"paths\":[\"/etc/passwd\"]}").outcome());
    assertEquals(
        "INDETERMINATE p.d dataset.labels",
        bench.call("fs", "read", "{\"paths\":[\"etc/passwd\"]}").outcome());
    assertEquals(
        "INDETERMINATE p.d dataset.labels",
        bench.call("fs", "read", "{\"paths\":[\"passwd\"]}").outcome());
  }

  @Test
  void what_is_asked_for_in_the_index_is_found_there() {
    List<String> atoms =
        List.of("dataset.path under \"/etc\"", "dataset.path in { \"/etc/passwd\", \"/a\" }");
    for (String atom : atoms) {
      Bench bench =
          new Bench("permit everything \"E\" { }\ndeny d \"D\" { when " + atom + " }")
              .call("fs", "read", "{\"paths\":[\"etc/passwd\"]}");
      Decision whole =
          Decider.decide(
              bench.asking.question(), bench.bundle().unindexed(), bench.state, bench.now);
      assertEquals("INDETERMINATE p.d dataset.path", bench.outcome());
      assertEquals(whole, bench.decide());
    }
  }
}
