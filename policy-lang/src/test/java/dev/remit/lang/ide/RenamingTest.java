package dev.remit.lang.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.source.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new name for what a bundle declares. */
class RenamingTest {
  private final Editor editor = Editor.of(BundleIndexTest.BUNDLE);

  private static List<String> places(Renaming.Result result) {
    return assertInstanceOf(Renaming.Result.Renamed.class, result, result::toString)
        .places()
        .stream()
        .map(Span::toString)
        .sorted()
        .toList();
  }

  private static String why(Renaming.Result result) {
    return assertInstanceOf(Renaming.Result.Refused.class, result, result::toString).why();
  }

  @Test
  void every_file_of_the_bundle_is_changed() {
    assertEquals(
        List.of("common.policy:3:14", "test.policy:12:89"),
        places(editor.rename("common.robots", "machines")));
    assertEquals(
        List.of("test.policy:21:14", "test.policy:12:14").stream().sorted().toList(),
        places(editor.rename("for agent in support", "helpers")));
  }

  @Test
  void of_a_value_only_that_of_its_enum_is_changed() {
    assertEquals(
        List.of("test.policy:19:30", "test.policy:25:59", "test.policy:6:13"),
        places(editor.rename("t == low", "lowest")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "for agent in support; 1st; `1st` is no name",
        "for agent in support; two words; is no name",
        "for agent in support; when; the bundle would have the error",
        "for agent in support; trainees; the bundle would have the error",
        "for agent in support; pii; the bundle would have the error",
        "define early(t; agent; the bundle would have the error",
        "task.mentions; m; is not declared in this bundle",
        "with human_approval; ok; is not declared in this bundle",
        "packa; ok; there is no name of the bundle here",
        "count: 1; ok; there is no name of the bundle here"
      })
  void what_cannot_be_is_refused_in_a_sentence(String at, String name, String why) {
    String said = why(editor.rename(at, name));
    assertTrue(said.contains(why), said);
  }

  @Test
  void a_name_that_would_mean_something_else_somewhere_is_refused() {
    Editor captured =
        Editor.of(
            """
            package a
            enum tier { low, high }
            attribute task.tier: tier from vouched
            attribute task.other: enum { mid, top } from vouched
            define same(x: tier) = task.tier == x
            define used(y: tier) = same(y) and task.tier != low
            deny d "D" { when used(high) }
            """);
    assertEquals(2, places(captured.rename("define used(y", "z")).size());
    String said = why(captured.rename("same(y) and task.tier != low", "y"));
    assertTrue(said.contains("the bundle would have the error") || said.contains("means"), said);
  }

  @Test
  void a_name_that_a_variable_has_where_it_would_stand_is_refused() {
    Editor shadowed =
        Editor.of(
            """
            package a
            group agents robots = { "spiffe://acme.example/agent/robot/*" }
            deny d "D" { when some m in task.mentions satisfies (agent in robots and m == "x") }
            """);
    assertEquals(2, places(shadowed.rename("group agents robots", "machines")).size());
    assertEquals(
        "`m` means something else already in a place where it would stand",
        why(shadowed.rename("group agents robots", "m")));
  }

  @Test
  void while_a_file_does_not_parse_nothing_is_renamed() {
    Editor half = Editor.of(BundleIndexTest.BUNDLE + "deny d { when }\n");
    String said = why(half.rename("for agent in support", "helpers"));
    assertTrue(said.startsWith("mend the syntax errors first: what of common.policy"), said);
  }

  /** What the index misses would keep its old name, which the checker would say. */
  @Test
  void each_name_of_the_shipped_policies_can_be_renamed() throws Exception {
    BundleSource source = BundleReader.read(Path.of("../policies"));
    Editor shipped = Editor.of(source.policies(), source.data());
    Renaming renaming = shipped.renaming();
    Set<Symbol> renamed = new java.util.TreeSet<>(java.util.Comparator.comparing(Symbol::toString));
    for (Symbol symbol : shipped.index().symbols().toList()) {
      List<Occurrence> all = shipped.index().of(symbol);
      boolean declared =
          all.stream().anyMatch(Occurrence::declares)
              && all.stream().allMatch(each -> each.span().file().path().endsWith(".policy"));
      if (declared && symbol.kind() != Symbol.Kind.ARGUMENT) {
        Span span = all.getFirst().span();
        places(renaming.rename(span.file().path(), span.start(), "renamed_here"));
        renamed.add(symbol);
      }
    }
    assertTrue(renamed.size() > 100, renamed.toString());
  }
}
