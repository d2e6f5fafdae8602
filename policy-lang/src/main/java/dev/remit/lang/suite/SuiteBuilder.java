package dev.remit.lang.suite;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.TestDeclaration;
import dev.remit.lang.ast.TestDeclaration.Invariant;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the tests of a bundle against it, and makes of them what is asked and expected. */
public final class SuiteBuilder {
  private final CompiledBundle bundle;
  private final List<PolicyFile> files;
  private final Findings findings = new Findings();
  private final Fixtures fixtures;
  private final Stages stages;
  private final List<Case> cases = new ArrayList<>();
  private final List<Property> properties = new ArrayList<>();
  private final Map<String, Declaration.Text> names = new HashMap<>();

  private SuiteBuilder(CompiledBundle bundle, List<PolicyFile> files) {
    this.bundle = bundle;
    this.files = files;
    this.fixtures = new Fixtures(files, findings);
    this.stages = new Stages(bundle, findings, fixtures);
  }

  /** The suite, and what is wrong with it; with an error it is not to be run. */
  public record Result(Suite suite, List<Diagnostic> diagnostics) {
    public Result {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** The tests that stand in the files of a bundle. */
  public static Result build(CompiledBundle bundle, List<PolicyFile> files) {
    return new SuiteBuilder(bundle, files).build();
  }

  private Result build() {
    List<Suite.Start> scenes = new ArrayList<>();
    for (String name : fixtures.names()) {
      new SceneBuilder(bundle, findings, fixtures.draft(name))
          .scene(Optional.empty())
          .map(scene -> new Suite.Start(name, scene))
          .ifPresent(scenes::add);
    }
    for (PolicyFile file : files) {
      FileScope scope = new FileScope(file);
      Fixtures.tests(file).forEach(test -> add(test, scope, scenes));
    }
    return new Result(new Suite(cases, properties, scenes), findings.list());
  }

  private void add(TestDeclaration test, FileScope scope, List<Suite.Start> scenes) {
    switch (test) {
      case TestDeclaration.Fixture any -> {}
      case TestDeclaration.Test(var name, var body, var span) -> {
        unique(name, scope);
        stages
            .stage(
                stages.draft(body, new SceneDraft(), scope),
                body.expectations(),
                Stages.Moment.ONLY,
                scope,
                name.span())
            .ifPresent(stage ->
                cases.add(
                    new Case(
                        Case.Kind.TEST,
                        scope.packageName(),
                        name.text(),
                        "",
                        List.of(stage),
                        name.span())));
      }
      case TestDeclaration.Table table -> {
        unique(table.name(), scope);
        cases.addAll(new TableCases(stages, fixtures, findings).of(table, scope));
      }
      case TestDeclaration.Scenario scenario -> {
        unique(scenario.name(), scope);
        cases.add(new ScenarioCases(stages, fixtures, findings).of(scenario, scope));
      }
      case Invariant invariant -> {
        unique(invariant.name(), scope);
        property(invariant, scope, scenes);
      }
    }
  }

  private void property(Invariant invariant, FileScope scope, List<Suite.Start> scenes) {
    SceneDraft draft = fixtures.given(invariant.given(), scope);
    List<Suite.Start> starts =
        invariant.given().isEmpty()
            ? scenes
            : stages.scene(draft, invariant.name().span()).stream()
                .map(scene -> new Suite.Start(written(invariant), scene))
                .toList();
    if (invariant.expectations().isEmpty()) {
      findings.add(
          Code.TEST_INCOMPLETE,
          invariant.name().span(),
          "this expects nothing",
          "say what: `expect deny`");
    }
    if (starts.isEmpty() && invariant.given().isEmpty()) {
      findings.add(
          Code.TEST_INCOMPLETE,
          invariant.name().span(),
          "there is no request to start from",
          "write a fixture with an agent, a principal and a call, and `given` it");
    }
    properties.add(
        new Property(
            invariant.always(),
            scope.packageName(),
            invariant.name().text(),
            Conditions.id(invariant, scope),
            starts,
            stages.expected(invariant.expectations(), draft, scope),
            invariant.name().span()));
  }

  /** Its fixture and changes, as they stand there, on one line. */
  private static String written(Invariant invariant) {
    return invariant.given().stream()
        .map(given -> given.span().text().strip().replaceFirst("^given\\s+", ""))
        .map(text -> text.replaceAll("\\s+", " "))
        .findFirst()
        .orElse("");
  }

  /** By its name a test is reported, and chosen to be run. */
  private void unique(Declaration.Text name, FileScope scope) {
    Declaration.Text before = names.putIfAbsent(scope.packageName() + "\n" + name.text(), name);
    if (before != null) {
      findings.add(
          Code.DUPLICATE_NAME,
          name.span(),
          "another test of the package has this name, at "
              + before.span().file().path()
              + ":"
              + before.span().line());
    }
  }
}
