package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Seeds;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Inclusion between scopes is a total order-like relation that never says yes wrongly (F23). */
class ScopeProperties {

  @Provide
  Arbitrary<CheckedScope> scopes() {
    return Scopes.scopes();
  }

  @Provide
  Arbitrary<TypedCall> calls() {
    return Scopes.calls();
  }

  /** Three scopes, of which the later ones often take a bound over from those before. */
  @Provide
  Arbitrary<CheckedScope[]> three() {
    return Combinators.combine(
            Scopes.scopes(), Scopes.scopes(), Scopes.scopes(), Arbitraries.integers())
        .as((a, b, c, bits) -> {
          CheckedScope second = mixed(a, b, bits);
          return new CheckedScope[] {a, second, mixed(second, c, bits >> 4)};
        });
  }

  private static CheckedScope mixed(CheckedScope a, CheckedScope b, int bits) {
    return new CheckedScope(
        (bits & 1) == 0 ? a.tools() : b.tools(),
        (bits & 2) == 0 ? a.actions() : b.actions(),
        (bits & 4) == 0 ? a.datasets() : b.datasets(),
        (bits & 8) == 0 ? a.arguments() : b.arguments());
  }

  @Property(seed = Seeds.BUILD, tries = 20_000)
  void what_an_included_scope_covers_the_wider_one_covers(
      @ForAll("three") CheckedScope[] scopes, @ForAll("calls") TypedCall call) {
    boolean applies =
        ScopeInclusion.includes(scopes[0], scopes[1]) && ScopeCover.covers(scopes[1], call);
    Statistics.collect(applies);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 1.0));
    assertTrue(!applies || ScopeCover.covers(scopes[0], call));
  }

  /** The same where nothing but arguments is bound. */
  @Property(seed = Seeds.BUILD, tries = 20_000)
  void what_included_bounds_of_arguments_admit_the_wider_ones_admit(
      @ForAll("three") CheckedScope[] scopes, @ForAll("calls") TypedCall call) {
    CheckedScope wider = onlyArguments(scopes[0]);
    CheckedScope narrower = onlyArguments(scopes[1]);
    boolean applies = ScopeInclusion.includes(wider, narrower) && ScopeCover.covers(narrower, call);
    Statistics.collect(applies && narrower.arguments() instanceof Scope.Bound.Only<?>);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 2.0));
    assertTrue(!applies || ScopeCover.covers(wider, call));
  }

  private static CheckedScope onlyArguments(CheckedScope scope) {
    return new CheckedScope(
        new Scope.Bound.All<>(),
        new Scope.Bound.All<>(),
        new Scope.Bound.All<>(),
        scope.arguments());
  }

  @Property(seed = Seeds.BUILD, tries = 2_000)
  void inclusion_is_reflexive(@ForAll("scopes") CheckedScope scope) {
    assertTrue(ScopeInclusion.includes(scope, scope));
  }

  @Property(seed = Seeds.BUILD, tries = 20_000)
  void inclusion_is_transitive(@ForAll("three") CheckedScope[] scopes) {
    boolean applies =
        ScopeInclusion.includes(scopes[0], scopes[1])
            && ScopeInclusion.includes(scopes[1], scopes[2]);
    Statistics.collect(applies);
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 5.0));
    assertTrue(!applies || ScopeInclusion.includes(scopes[0], scopes[2]));
  }

  @Property(seed = Seeds.BUILD, tries = 5_000)
  void what_is_covered_may_be_covered(
      @ForAll("scopes") CheckedScope scope, @ForAll("calls") TypedCall call) {
    assertTrue(!ScopeCover.covers(scope, call) || ScopeCover.mayCover(scope, call));
  }
}
