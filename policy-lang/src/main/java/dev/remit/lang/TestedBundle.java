package dev.remit.lang;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.Unread;
import dev.remit.lang.check.BundleChecker;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.lower.Lowering;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Conditions;
import dev.remit.lang.suite.Rows;
import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A bundle with its tests.
 *
 * @param files what was compiled, data in place
 * @param conditions the bundle in which the conditions of invariants are rules; decides nothing
 * @param variants by the rows that a test adds, the bundle with them
 * @param problems what is wrong with these two
 */
public record TestedBundle(
    CompiledBundle bundle,
    Suite suite,
    List<PolicyFile> files,
    Optional<CompiledBundle> conditions,
    Map<List<Declaration.Row>, CompiledBundle> variants,
    List<Diagnostic> problems) {
  public TestedBundle {
    files = List.copyOf(files);
    variants = Map.copyOf(variants);
    problems = List.copyOf(problems);
  }

  static TestedBundle of(CompiledBundle bundle, Suite suite, List<PolicyFile> files) {
    List<Diagnostic> problems = new ArrayList<>();
    Optional<CompiledBundle> conditions =
        Conditions.in(files).flatMap(changed -> compiled(changed, bundle, problems));
    Map<List<Declaration.Row>, CompiledBundle> variants = new HashMap<>();
    for (List<Declaration.Row> rows : rows(suite)) {
      compiled(Rows.in(files, rows), bundle, problems)
          .ifPresent(changed -> variants.put(rows, changed));
    }
    return new TestedBundle(bundle, suite, files, conditions, variants, problems);
  }

  /** The same, its rules as code, as far as they are as before with the code that there is. */
  public TestedBundle compiled(TestedBundle before) {
    return new TestedBundle(
        bundle.compiled(before.bundle), suite, files, conditions, variants, problems);
  }

  /** The same, its rules as code. */
  public TestedBundle compiled() {
    return new TestedBundle(bundle.compiled(), suite, files, conditions, variants, problems);
  }

  /** The bundle that decides a scene. */
  public CompiledBundle bundle(Scene scene) {
    return variants.getOrDefault(scene.rows(), bundle);
  }

  /** The same with more cases, after those of its policies. */
  public TestedBundle and(List<Case> more) {
    return new TestedBundle(
        bundle,
        new Suite(
            Stream.concat(suite.cases().stream(), more.stream()).toList(),
            suite.properties(),
            suite.scenes()),
        files,
        conditions,
        variants,
        problems);
  }

  /**
   * The same, which also decides the scenes of another suite: with their rows, where its tables can
   * hold them.
   */
  public TestedBundle with(Suite other) {
    Map<List<Declaration.Row>, CompiledBundle> more = new HashMap<>(variants);
    for (List<Declaration.Row> rows : rows(other)) {
      if (!more.containsKey(rows)) {
        compiled(Rows.in(files, rows), bundle, new ArrayList<>())
            .ifPresent(changed -> more.put(rows, changed));
      }
    }
    return new TestedBundle(bundle, suite, files, conditions, more, problems);
  }

  private static Set<List<Declaration.Row>> rows(Suite suite) {
    Set<List<Declaration.Row>> rows = new LinkedHashSet<>();
    Stream.concat(
            suite.cases().stream().map(Case::stages).flatMap(List::stream).map(Case.Stage::scene),
            suite.scenes().stream().map(Suite.Start::scene))
        .map(Scene::rows)
        .filter(each -> !each.isEmpty())
        .forEach(rows::add);
    return rows;
  }

  /** Warnings were said of the bundle itself. */
  private static Optional<CompiledBundle> compiled(
      List<PolicyFile> files, CompiledBundle bundle, List<Diagnostic> problems) {
    BundleChecker.Result checked =
        BundleChecker.check(
            files, Unread.NOTHING, bundle.settings().frontDoors(), bundle.settings().limits());
    List<Diagnostic> errors = checked.diagnostics().stream().filter(Diagnostic::isError).toList();
    problems.addAll(errors);
    return errors.isEmpty()
        ? Optional.of(
            PolicyCompiler.bundle(
                checked.bundle(),
                Lowering.lower(checked.bundle()),
                bundle.settings(),
                bundle.revision()))
        : Optional.empty();
  }
}
