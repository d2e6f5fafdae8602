package dev.remit.testkit.run;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Explainer;
import dev.remit.lang.decide.Explanation;
import dev.remit.lang.decide.RuleTruths;
import dev.remit.lang.fast.FastDecider;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Scene;
import dev.remit.testkit.coverage.CoverageCollector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Runs cases in both engines. Safe for use by many threads: each case has a world of its own. */
public final class Runner {
  private final TestedBundle tested;
  private final Optional<CoverageCollector> coverage;
  private final Map<CompiledBundle, Engines> engines = new ConcurrentHashMap<>();

  private final UnaryOperator<CompiledBundle> reference;

  private record Engines(CompiledBundle reference, FastDecider compiled) {}

  /** What the rules are is told to {@code coverage}, where it is there. */
  public Runner(TestedBundle tested, Optional<CoverageCollector> coverage) {
    this(tested, coverage, bundle -> bundle.interpreted().unindexed());
  }

  /** With what the code of a bundle is held against. */
  Runner(
      TestedBundle tested,
      Optional<CoverageCollector> coverage,
      UnaryOperator<CompiledBundle> reference) {
    this.tested = tested;
    this.coverage = coverage;
    this.reference = reference;
  }

  /** How a case goes; what is not as expected, or differs between the engines, is said. */
  public CaseResult run(Case each) {
    long start = System.nanoTime();
    List<StageResult> results = new ArrayList<>();
    List<Asker> askers = new ArrayList<>();
    for (Case.Stage stage : each.stages()) {
      if (askers.isEmpty()) {
        Engines of = engines(stage.scene());
        askers.add(new Asker(new Asker.Engine.Compiled(of.compiled())));
        askers.add(new Asker(new Asker.Engine.Reference(of.reference())));
      }
      StageResult result = stage(stage, askers.getFirst(), askers.getLast());
      results.add(result);
      if (!result.passed()) {
        break;
      }
    }
    return new CaseResult(each, results, System.nanoTime() - start);
  }

  private Engines engines(Scene scene) {
    return engines.computeIfAbsent(
        tested.bundle(scene),
        bundle -> new Engines(reference.apply(bundle), new FastDecider(bundle)));
  }

  private StageResult stage(Case.Stage stage, Asker compiled, Asker reference) {
    Answer answer = compiled.ask(stage);
    Answer other = reference.ask(stage);
    coverage.ifPresent(collector -> cover(stage.scene(), answer, reference, collector));
    List<Mismatch> mismatches = new ArrayList<>();
    stage
        .expected()
        .forEach(expected -> mismatches.addAll(Judge.judge(expected, answer, stage.scene().now())));
    if (!answer.equals(other)) {
      mismatches.add(Mismatch.ofEngines(said(answer, stage), said(other, stage), stage.span()));
    }
    return new StageResult(
        stage,
        answer,
        mismatches,
        mismatches.isEmpty() ? Optional.empty() : Optional.of(explanation(stage, reference)));
  }

  private void cover(Scene scene, Answer answer, Asker asker, CoverageCollector collector) {
    if (answer instanceof Answer.Decided(Decision decision)) {
      collector.add(
          RuleTruths.of(scene.question(), tested.bundle(scene), asker.state(), scene.now()));
      decision.reason().rule().ifPresent(rule -> collector.decided(rule.id()));
    }
  }

  private static String said(Answer answer, Case.Stage stage) {
    return switch (answer) {
      case Answer.Decided(Decision decision) -> Words.decision(decision, stage.scene().now());
      case Answer.Listed(var hidden) -> hidden.map(Words::hidden).orElse("listed");
    };
  }

  private Explanation explanation(Case.Stage stage, Asker asker) {
    Scene scene = stage.scene();
    return Explainer.explain(scene.question(), tested.bundle(scene), asker.state(), scene.now());
  }
}
