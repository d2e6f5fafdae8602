package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a scope may say of arguments, on both sides of each limit. */
class ArgumentScopeShapeTest {
  private static final String AT = "chain.hops[0].scope.arguments";

  private static List<String> faults(Scope.ArgumentBound... bounds) {
    Asking asking = new Asking();
    Scope all = Asking.everything();
    Scope scope =
        new Scope(
            all.tools(),
            all.actions(),
            all.datasets(),
            Optional.of(new Scope.Bound.Only<>(List.of(bounds))));
    asking.chain = Sent.of(List.of(Hops.scoped(Asking.hop(), scope)));
    return asking.faults();
  }

  private static Scope.Texts values(String... values) {
    return new Scope.Texts("a.b", List.of(values), List.of(), List.of());
  }

  private static Scope.Texts names(String... names) {
    return new Scope.Texts("a", List.of(), List.of(names), List.of());
  }

  private static Scope.Texts paths(String... paths) {
    return new Scope.Texts("a", List.of(), List.of(), List.of(paths));
  }

  @Test
  void a_bound_names_an_argument_and_admits_something() {
    assertEquals(List.of(), faults(values("x", "")));
    assertEquals(List.of(AT + "[0]"), faults(values()));
    assertEquals(
        List.of(AT + "[0].argument"),
        faults(new Scope.Texts("", List.of("x"), List.of(), List.of())));
    assertEquals(
        List.of(AT + "[0]"), faults(new Scope.Interval("n", Optional.empty(), Optional.empty())));
    assertEquals(
        List.of(AT + "[0]"),
        faults(new Scope.Interval("n", Optional.of(BigDecimal.TWO), Optional.of(BigDecimal.ONE))));
  }

  /** Each has one spelling: what has no star is a value. */
  @Test
  void a_pattern_is_canonical_and_has_a_star() {
    assertEquals(List.of(), faults(names("*", "crm.*", "crm.**", "*.x")));
    assertEquals(List.of(), faults(paths("*", "/srv/*", "srv/**", "/*/x")));
    for (String bad : List.of("crm", "crm.x", "**.x", "crm.*x", "crm..*", "crm/*", "")) {
      assertEquals(List.of(AT + "[0].names[0]"), faults(names(bad)), bad);
    }
    for (String bad : List.of("/srv", "srv", "/**/x", "/srv/*x", "/srv//*", "/../*", "")) {
      assertEquals(List.of(AT + "[0].paths[0]"), faults(paths(bad)), bad);
    }
  }

  @Test
  void a_value_is_any_unicode_text_of_four_kibibytes() {
    assertEquals(List.of(), faults(values("é".repeat(2048))));
    assertEquals(List.of(AT + "[0].values[0]"), faults(values("é".repeat(2048) + "x")));
    assertEquals(List.of(AT + "[0].values[0]"), faults(values("\uD83D")));
  }

  @Test
  void all_texts_of_a_scope_are_256_at_most_and_so_are_its_bounds() {
    String[] many = Collections.nCopies(200, "x").toArray(String[]::new);
    String[] more = Collections.nCopies(56, "x").toArray(String[]::new);
    assertEquals(List.of(), faults(values(many), values(more)));
    assertEquals(List.of(AT + "[2]"), faults(values(many), values(more), values("x")));
    Scope.Interval[] intervals =
        Collections.nCopies(
                257, new Scope.Interval("n", Optional.of(BigDecimal.ONE), Optional.empty()))
            .toArray(Scope.Interval[]::new);
    assertEquals(List.of(AT), faults(intervals));
  }
}
