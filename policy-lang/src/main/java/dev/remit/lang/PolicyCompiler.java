package dev.remit.lang;

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
import dev.remit.lang.syntax.ParseResult;
import dev.remit.lang.syntax.PolicyParser;
import dev.remit.lang.syntax.SyntaxLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    List<Diagnostic> found = new ArrayList<>();
    List<ParseResult> parsed = parse(files, settings.limits());
    parsed.forEach(result -> found.addAll(result.diagnostics()));
    DataLoader.Result loaded =
        DataLoader.load(
            parsed.stream().flatMap(result -> result.readable().stream()).toList(), data, limits);
    found.addAll(loaded.diagnostics());
    BundleChecker.Result checked =
        BundleChecker.check(
            loaded.files(), unread(parsed, loaded), settings.frontDoors(), settings.limits());
    found.addAll(checked.diagnostics());
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return refused(found);
    }
    Program program = Lowering.lower(checked.bundle());
    found.addAll(
        Reachability.warnings(
            program,
            checked.bundle().attributes(),
            checked.bundle().catalogue(),
            settings.defaultGrant()));
    CompiledBundle bundle = bundle(checked.bundle(), program, settings, revision);
    SuiteBuilder.Result suite = SuiteBuilder.build(bundle, loaded.files());
    found.addAll(suite.diagnostics());
    TestedBundle tested = TestedBundle.of(bundle, suite.suite(), loaded.files());
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

  private static List<ParseResult> parse(List<SourceFile> files, BundleLimits limits) {
    PolicyParser parser =
        new PolicyParser(
            new SyntaxLimits(
                limits.of(BundleLimit.FILE_CHARS),
                limits.of(BundleLimit.TOKENS),
                limits.of(BundleLimit.NESTING)));
    return files.stream()
        .sorted(Comparator.comparing(SourceFile::path))
        .map(parser::parse)
        .toList();
  }

  private static Unread unread(List<ParseResult> parsed, DataLoader.Result loaded) {
    Unread unread = Unread.of(parsed.stream().map(ParseResult::unread).toList());
    return loaded.diagnostics().stream().anyMatch(Diagnostic::isError) ? unread.withData() : unread;
  }

  private static List<Diagnostic> sorted(List<Diagnostic> found) {
    return MostOfAKind.of(found.stream().sorted(Diagnostic.ORDER).toList());
  }
}
