package dev.remit.lang;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.Unread;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.check.BundleChecker;
import dev.remit.lang.check.CheckedBundle;
import dev.remit.lang.data.DataLoader;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.ProgramIndex;
import dev.remit.lang.decide.RuleEngine;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.MostOfAKind;
import dev.remit.lang.ir.Program;
import dev.remit.lang.lower.Lowering;
import dev.remit.lang.reach.Reachability;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.schema.BundleLimits;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.DataLimits;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.suite.SuiteBuilder;
import dev.remit.lang.syntax.SyntaxLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From the texts of a bundle to what decides: parse, load, check, lower, index; and what can be
 * told of the rules. Its rules become code by {@link CompiledBundle#compiled()}.
 */
public final class PolicyCompiler {
  private PolicyCompiler() {}

  /**
   * The bundle with its tests, unless there is an error, and all that was found, in the order of
   * files and places.
   */
  public record Result(
      Optional<CompiledBundle> bundle,
      Optional<TestedBundle> tested,
      List<Diagnostic> diagnostics) {
    public Result {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /** What was read off a directory. */
  public static Result compile(BundleSource source, BundleSettings settings) {
    return compile(source.policies(), source.data(), settings, source.revision());
  }

  /**
   * The same, again and again.
   *
   * @param known the files that were parsed the last time
   */
  public static Result compile(BundleSource source, BundleSettings settings, ParsedFiles known) {
    return analyse(source, settings, known).result();
  }

  /** Policies that name no data files. */
  public static Result compile(List<SourceFile> files, BundleSettings settings, String revision) {
    return compile(files, DataFiles.NONE, settings, revision);
  }

  /** The result does not depend on the order of the files. */
  public static Result compile(
      List<SourceFile> files, DataFiles data, BundleSettings settings, String revision) {
    return compile(files, data, settings, revision, DataLimits.DEFAULT);
  }

  static Result compile(
      List<SourceFile> files,
      DataFiles data,
      BundleSettings settings,
      String revision,
      DataLimits limits) {
    return analyse(files, data, settings, revision, limits, new ParsedFiles()).result();
  }

  /** The same, with what was read and checked on the way, though the bundle has errors. */
  public static Analysis analyse(BundleSource source, BundleSettings settings, ParsedFiles known) {
    return analyse(
        source.policies(), source.data(), settings, source.revision(), DataLimits.DEFAULT, known);
  }

  private static Analysis analyse(
      List<SourceFile> files,
      DataFiles data,
      BundleSettings settings,
      String revision,
      DataLimits limits,
      ParsedFiles known) {
    List<Diagnostic> found = new ArrayList<>();
    List<ParsedFiles.Parsed> parsed = known.parse(files, limits(settings.limits()));
    parsed.forEach(each -> found.addAll(each.result().diagnostics()));
    DataLoader.Result loaded =
        DataLoader.load(
            parsed.stream().flatMap(each -> each.result().readable().stream()).toList(),
            data,
            limits);
    found.addAll(loaded.diagnostics());
    BundleChecker.Result checked =
        BundleChecker.check(
            loaded.files(), unread(parsed, loaded), settings.frontDoors(), settings.limits());
    found.addAll(checked.diagnostics());
    return new Analysis(
        result(checked.bundle(), loaded.files(), found, settings, revision),
        loaded.files(),
        checked.bundle(),
        halfRead(parsed));
  }

  private static Result result(
      CheckedBundle checked,
      List<PolicyFile> files,
      List<Diagnostic> found,
      BundleSettings settings,
      String revision) {
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return refused(found);
    }
    Program program = Lowering.lower(checked);
    found.addAll(
        Reachability.warnings(
            program, checked.attributes(), checked.catalogue(), settings.defaultGrant()));
    CompiledBundle bundle = bundle(checked, program, settings, revision);
    SuiteBuilder.Result suite = SuiteBuilder.build(bundle, files);
    found.addAll(suite.diagnostics());
    TestedBundle tested = TestedBundle.of(bundle, suite.suite(), files);
    found.addAll(tested.problems());
    return found.stream().anyMatch(Diagnostic::isError)
        ? refused(found)
        : new Result(Optional.of(bundle), Optional.of(tested), sorted(found));
  }

  private static Result refused(List<Diagnostic> found) {
    return new Result(Optional.empty(), Optional.empty(), sorted(found));
  }

  /** What was checked, as it decides. */
  static CompiledBundle bundle(
      CheckedBundle checked, Program program, BundleSettings settings, String revision) {
    return new CompiledBundle(
        program,
        ProgramIndex.of(program),
        RuleEngine.interpreter(program),
        checked.catalogue(),
        checked.attributes(),
        settings,
        checked.groups(),
        checked.obligations(),
        revision);
  }

  private static Set<String> halfRead(List<ParsedFiles.Parsed> parsed) {
    return parsed.stream()
        .filter(each -> each.result().file().isEmpty())
        .map(each -> each.file().path())
        .collect(Collectors.toSet());
  }

  private static SyntaxLimits limits(BundleLimits limits) {
    return new SyntaxLimits(
        limits.of(BundleLimit.FILE_CHARS),
        limits.of(BundleLimit.TOKENS),
        limits.of(BundleLimit.NESTING));
  }

  private static Unread unread(List<ParsedFiles.Parsed> parsed, DataLoader.Result loaded) {
    Unread unread = Unread.of(parsed.stream().map(each -> each.result().unread()).toList());
    return loaded.diagnostics().stream().anyMatch(Diagnostic::isError) ? unread.withData() : unread;
  }

  private static List<Diagnostic> sorted(List<Diagnostic> found) {
    return MostOfAKind.of(found.stream().sorted(Diagnostic.ORDER).toList());
  }
}
