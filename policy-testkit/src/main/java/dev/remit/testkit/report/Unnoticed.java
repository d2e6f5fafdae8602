package dev.remit.testkit.report;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.testkit.mutation.Mutant;
import dev.remit.testkit.mutation.MutationResult;
import dev.remit.testkit.mutation.MutationResult.Survivor;
import dev.remit.testkit.mutation.MutationResult.Told;
import dev.remit.testkit.search.Change;
import dev.remit.testkit.search.SceneWriter;
import dev.remit.testkit.search.Search.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A change that no test notices, and a test that would where one was found. */
record Unnoticed(Mutant mutant, Optional<Noticing> test) {
  /**
   * A test that would notice.
   *
   * @param isAbove whether a change before this one has it, too
   */
  record Noticing(String name, String text, boolean isAbove) {}

  private record Asked(Found found, String expectation) {}

  /** In the order of the source. */
  static List<Unnoticed> all(MutationResult result, CompiledBundle bundle) {
    Map<Asked, Noticing> before = new HashMap<>();
    List<Unnoticed> all = new ArrayList<>();
    for (Survivor survivor : result.survivors()) {
      Mutant mutant = survivor.mutant();
      all.add(
          new Unnoticed(mutant, survivor.told().map(told -> test(mutant, told, bundle, before))));
    }
    return List.copyOf(all);
  }

  private static Noticing test(
      Mutant mutant, Told told, CompiledBundle bundle, Map<Asked, Noticing> before) {
    Asked asked = new Asked(told.found(), told.expectation());
    Noticing same = before.get(asked);
    if (same != null) {
      return new Noticing(same.name(), same.text(), true);
    }
    String name = name(mutant);
    Noticing test = new Noticing(name, text(told, name, bundle), false);
    before.put(asked, test);
    return test;
  }

  /** Once it is pasted, the change is noticed, and its name not given again. */
  private static String name(Mutant mutant) {
    return mutant.rule() + ": " + mutant.change().replace("`", "").replace('"', '\'');
  }

  /** From the fixture with the changes to it, where it has a name. */
  private static String text(Told told, String name, CompiledBundle bundle) {
    Found found = told.found();
    return found.start().given().isEmpty()
        ? SceneWriter.test(bundle, found.scene(), name, told.expectation())
        : SceneWriter.test(
            found.start().given(),
            found.changes().stream().map(Change::written).toList(),
            name,
            told.expectation());
  }

  /** What became of it, on one line. */
  String title() {
    return mutant.rule() + ": " + mutant.change();
  }
}
