package dev.remit.testkit.run;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.source.DataFile;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Expected;
import dev.remit.lang.suite.Property;
import dev.remit.testkit.property.PropertyResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What of a run still holds after its bundle has changed. Where only rules and tests of some files
 * have changed, that is each test that passed, reads as before, and is of requests that no rule of
 * those files can matter to; and each invariant that held, where no rule has changed nor the file
 * that it stands in. Anything else is run anew.
 */
public final class Rerun {
  /** Nothing holds. */
  public static final Rerun ALL = new Rerun(Map.of(), Map.of());

  private final Map<String, CaseResult> cases;
  private final Map<String, PropertyResult> properties;

  private Rerun(Map<String, CaseResult> cases, Map<String, PropertyResult> properties) {
    this.cases = Map.copyOf(cases);
    this.properties = Map.copyOf(properties);
  }

  /** A bundle as it was read and compiled, and how its tests went. */
  public record Run(BundleSource source, TestedBundle tested, SuiteResult result) {}

  /** What holds of a run for the bundle as it is now. */
  public static Rerun after(Run run, BundleSource source, TestedBundle tested) {
    Optional<Set<String>> changed = changedFiles(run, source, tested);
    if (changed.isEmpty()) {
      return ALL;
    }
    CompiledBundle before = only(run.tested().bundle(), changed.get());
    CompiledBundle now = only(tested.bundle(), changed.get());
    Map<String, CaseResult> cases =
        run.result().cases().parallelStream()
            .filter(CaseResult::passed)
            .filter(result -> !concerned(result.of(), before) && !concerned(result.of(), now))
            .collect(Collectors.toMap(result -> key(result.of()), result -> result));
    Map<String, PropertyResult> properties = new HashMap<>();
    if (rules(before.program()).isEmpty() && rules(now.program()).isEmpty()) {
      run.result().properties().stream()
          .filter(PropertyResult::passed)
          .filter(result -> !changed.get().contains(path(result.property().span())))
          .forEach(result -> properties.put(key(result.property()), result));
    }
    return new Rerun(cases, properties);
  }

  boolean isEmpty() {
    return cases.isEmpty() && properties.isEmpty();
  }

  /** How it went, if that holds: the case itself is the one given. */
  Optional<CaseResult> known(Case of) {
    return Optional.ofNullable(cases.get(key(of)))
        .filter(result -> same(result.of(), of))
        .map(result -> new CaseResult(of, result.stages(), 0));
  }

  Optional<PropertyResult> known(Property of) {
    return Optional.ofNullable(properties.get(key(of)))
        .filter(result -> result.property().scenes().equals(of.scenes()))
        .map(result ->
            new PropertyResult(of, result.tried(), result.met(), result.counterexample(), 0));
  }

  private static String key(Case of) {
    return of.packageName() + "\n" + of.title();
  }

  private static String key(Property of) {
    return of.packageName() + "\n" + of.name();
  }

  /** Rows of its own make another bundle of it, which is not compared. */
  private static boolean same(Case one, Case other) {
    return one.kind() == other.kind()
        && one.stages().size() == other.stages().size()
        && IntStream.range(0, one.stages().size())
            .allMatch(i -> same(one.stages().get(i), other.stages().get(i)));
  }

  private static boolean same(Case.Stage one, Case.Stage other) {
    return one.scene().rows().isEmpty()
        && one.scene().equals(other.scene())
        && one.name().equals(other.name())
        && one.approvers().equals(other.approvers())
        && unplaced(one, other.span()).equals(unplaced(other, other.span()));
  }

  private static List<Expected> unplaced(Case.Stage stage, Span span) {
    return stage.expected().stream().map(each -> each.at(span)).toList();
  }

  /** Who approves what is demanded depends on answers before: such a case is always concerned. */
  private static boolean concerned(Case of, CompiledBundle changed) {
    List<RuleIr> rules = rules(changed.program());
    return of.stages().stream()
        .anyMatch(stage ->
            !stage.approvers().isEmpty()
                || !stage.scene().world().approvers().isEmpty()
                || Asker.isOfListing(stage.expected())
                || rules.stream().anyMatch(Replay.effects(stage.scene(), changed)::mayMatter));
  }

  /** The files of which rules or tests have changed; empty where more than these has. */
  private static Optional<Set<String>> changedFiles(
      Run run, BundleSource source, TestedBundle tested) {
    Map<String, String> before = policies(run.source());
    Map<String, String> now = policies(source);
    boolean comparable =
        run.source().settings().equals(source.settings())
            && data(run.source()).equals(data(source))
            && before.keySet().equals(now.keySet());
    if (!comparable) {
      return Optional.empty();
    }
    Set<String> changed = new HashSet<>(now.keySet());
    changed.removeIf(path -> Objects.equals(before.get(path), now.get(path)));
    return changed.stream()
            .allMatch(path -> others(run.tested(), path).equals(others(tested, path)))
        ? Optional.of(changed)
        : Optional.empty();
  }

  /** The texts by path. */
  private static Map<String, String> policies(BundleSource source) {
    return source.policies().stream().collect(Collectors.toMap(SourceFile::path, SourceFile::text));
  }

  private static Map<String, String> data(BundleSource source) {
    return source.data().files().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, file -> text(file.getValue())));
  }

  private static String text(DataFile file) {
    return switch (file) {
      case DataFile.Read(SourceFile read) -> read.text();
      case DataFile.Refused(var why, String problem) -> problem;
    };
  }

  /** What stands in a file that is neither a rule nor a test. */
  private static List<String> others(TestedBundle tested, String path) {
    List<String> others = new ArrayList<>();
    for (PolicyFile file : tested.files()) {
      if (path(file.span()).equals(path)) {
        others.add(String.join(".", file.packageName().texts()));
        file.governs().forEach(governs -> others.add(text(governs.span())));
        file.imports().forEach(imported -> others.add(text(imported.span())));
        file.declarations().stream()
            .filter(each ->
                !(each instanceof Declaration.Rule
                    || each instanceof Declaration.For
                    || each instanceof Declaration.Tests))
            .forEach(each -> others.add(text(each.span())));
      }
    }
    return others;
  }

  private static String path(Span span) {
    return span.file().path();
  }

  private static String text(Span span) {
    return span.text().strip();
  }

  /** The rules of some files; decides nothing. */
  private static CompiledBundle only(CompiledBundle bundle, Set<String> files) {
    Program program = bundle.program();
    return bundle.with(
        new Program(
            of(program.permits(), program, files),
            of(program.denies(), program, files),
            of(program.obliges(), program, files),
            program.layout(),
            program.origins()));
  }

  private static List<RuleIr> of(List<RuleIr> rules, Program program, Set<String> files) {
    return rules.stream()
        .filter(rule -> files.contains(path(program.span(rule.origin()))))
        .toList();
  }

  private static List<RuleIr> rules(Program program) {
    return Stream.of(program.permits(), program.denies(), program.obliges())
        .flatMap(List::stream)
        .toList();
  }
}
