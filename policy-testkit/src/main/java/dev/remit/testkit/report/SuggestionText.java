package dev.remit.testkit.report;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.coverage.Goal;
import dev.remit.testkit.run.SceneAsker;
import dev.remit.testkit.run.Words;
import dev.remit.testkit.search.Change;
import dev.remit.testkit.search.Exploration;
import dev.remit.testkit.search.SceneWriter;
import dev.remit.testkit.search.Search.Found;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tests that would cover what is uncovered, to be read, corrected and pasted. */
public final class SuggestionText {
  private SuggestionText() {}

  /** What the answers are, the tests say; whether that is right, their author does. */
  public static String of(Exploration.Result<Goal> result, TestedBundle tested) {
    StringBuilder out = new StringBuilder();
    SceneAsker asker = new SceneAsker(tested);
    result
        .found()
        .forEach((found, goals) -> out.append(test(found, goals, tested, asker)).append('\n'));
    out.append("// ")
        .append(result.tried())
        .append(" requests were tried; ")
        .append(result.open().size())
        .append(result.open().size() == 1 ? " truth of a clause was" : " truths of clauses were")
        .append(" not reached\n");
    sorted(result.open())
        .forEach(goal -> out.append("// not reached: ").append(words(goal)).append('\n'));
    return out.toString();
  }

  private static List<Goal> sorted(Set<Goal> goals) {
    return goals.stream()
        .sorted(
            Comparator.comparing(Goal::rule)
                .thenComparingInt(Goal::clause)
                .thenComparing(Goal::truth))
        .toList();
  }

  private static String words(Goal goal) {
    return goal.rule()
        + ", clause "
        + (goal.clause() + 1)
        + " "
        + goal.truth().name().toLowerCase(Locale.ROOT);
  }

  private static String test(Found found, Set<Goal> goals, TestedBundle tested, SceneAsker asker) {
    Goal first = sorted(goals).getFirst();
    String name = "covers " + words(first);
    String expectation = Words.expectation(asker.decide(found.scene()), found.scene().now());
    String comment =
        sorted(goals).stream()
            .skip(1)
            .map(goal -> "// and " + words(goal) + "\n")
            .reduce("", String::concat);
    return comment
        + (found.start().given().isEmpty()
            ? SceneWriter.test(tested.bundle(), found.scene(), name, expectation)
            : SceneWriter.test(
                found.start().given(),
                found.changes().stream().map(Change::written).toList(),
                name,
                expectation));
  }
}
