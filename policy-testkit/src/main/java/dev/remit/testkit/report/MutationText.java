package dev.remit.testkit.report;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Excerpt;
import dev.remit.testkit.mutation.Mutant;
import dev.remit.testkit.mutation.MutationResult;
import dev.remit.testkit.mutation.MutationResult.Survivor;
import dev.remit.testkit.mutation.MutationResult.Told;
import dev.remit.testkit.search.Change;
import dev.remit.testkit.search.SceneWriter;
import dev.remit.testkit.search.Search.Found;
import java.util.HashMap;
import java.util.Map;

/** What changes of a bundle no test notices, with tests that would, and the score. */
public final class MutationText {
  private final CompiledBundle bundle;
  private final int tried;
  private final StringBuilder out = new StringBuilder();

  /** Names of the tests that were printed, by the request and what is expected of it. */
  private final Map<Printed, String> printed = new HashMap<>();

  private record Printed(Found found, String expectation) {}

  private MutationText(CompiledBundle bundle, int tried) {
    this.bundle = bundle;
    this.tried = tried;
  }

  /** Without times, so that the same run is the same text. */
  public static String of(MutationResult result, CompiledBundle bundle) {
    MutationText text = new MutationText(bundle, result.tried());
    result.survivors().forEach(text::survivor);
    text.sums(result);
    return text.out.toString();
  }

  private void sums(MutationResult result) {
    line(
        "mutation: "
            + result.killed().size()
            + " of "
            + result.counted()
            + (result.counted() == 1 ? " change" : " changes")
            + " noticed ("
            + result.percent()
            + " %)"
            + (result.equivalent().isEmpty()
                ? ""
                : ", " + result.equivalent().size() + " more would change no answer"));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void survivor(Survivor survivor) {
    Mutant mutant = survivor.mutant();
    line("NOT NOTICED " + mutant.rule() + ": " + mutant.change());
    out.append(Excerpt.of(mutant.span()).indent(2));
    survivor
        .told()
        .ifPresentOrElse(
            told -> told(mutant, told),
            () ->
                line(
                    "  of "
                        + tried
                        + (tried == 1 ? " request" : " requests")
                        + " that were tried, none is answered so that a test would notice; another may be"));
    line("");
  }

  private void told(Mutant mutant, Told told) {
    Printed key = new Printed(told.found(), told.expectation());
    String before = printed.get(key);
    if (before != null) {
      line("  the test \"" + before + "\" above would notice this too");
      return;
    }
    String name = name(mutant);
    printed.put(key, name);
    line("  this test would:");
    line("");
    out.append(test(told, name).indent(2));
  }

  /** Once it is pasted, the change is noticed, and its name not given again. */
  private static String name(Mutant mutant) {
    return mutant.rule() + ": " + mutant.change().replace("`", "").replace('"', '\'');
  }

  /** From the fixture with the changes to it, where it has a name. */
  private String test(Told told, String name) {
    Found found = told.found();
    return found.start().given().isEmpty()
        ? SceneWriter.test(bundle, found.scene(), name, told.expectation())
        : SceneWriter.test(
            found.start().given(),
            found.changes().stream().map(Change::written).toList(),
            name,
            told.expectation());
  }
}
