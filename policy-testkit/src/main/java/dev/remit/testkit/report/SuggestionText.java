package dev.remit.testkit.report;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.Program;
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
import java.util.stream.Stream;

/** Tests that would cover what is uncovered, to be read, corrected and pasted. */
public final class SuggestionText {
  /** Of a clause in the name of a test. */
  private static final int LONGEST = 60;

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
        .forEach(goal ->
            out.append("// not reached: ").append(words(goal, tested.bundle())).append('\n'));
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

  /** Such as {@code crm.small_refund: args.amount > 0.00 is false}. */
  private static String words(Goal goal, CompiledBundle bundle) {
    return goal.rule()
        + ": "
        + clause(goal, bundle)
        + " is "
        + goal.truth().name().toLowerCase(Locale.ROOT);
  }

  private static String clause(Goal goal, CompiledBundle bundle) {
    Program program = bundle.program();
    return Stream.of(program.permits(), program.denies(), program.obliges())
        .flatMap(List::stream)
        .filter(rule -> rule.id().equals(goal.rule()))
        .map(rule -> program.span(rule.clauses().get(goal.clause()).origin()).text())
        .map(text -> text.strip().replaceAll("\\s+", " "))
        .findFirst()
        .map(SuggestionText::shortened)
        .orElse("clause " + (goal.clause() + 1));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST).strip() + " ...";
  }

  private static String test(Found found, Set<Goal> goals, TestedBundle tested, SceneAsker asker) {
    Goal first = sorted(goals).getFirst();
    String name = words(first, tested.bundle());
    String expectation = Words.expectation(asker.decide(found.scene()), found.scene().now());
    String comment =
        sorted(goals).stream()
            .skip(1)
            .map(goal -> "// and " + words(goal, tested.bundle()) + "\n")
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
