package dev.remit.lang;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.check.BundleChecker;
import dev.remit.lang.data.DataLoader;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.MostOfAKind;
import dev.remit.lang.lower.Lowering;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.DataLimits;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.ParseResult;
import dev.remit.lang.syntax.PolicyParser;
import dev.remit.lang.syntax.SyntaxLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From the texts of a bundle to what decides: parse, load, check, lower. */
public final class PolicyCompiler {
  private PolicyCompiler() {}

  /**
   * The bundle, unless there is an error, and all that was found, in the order of files and places.
   */
  public record Result(Optional<CompiledBundle> bundle, List<Diagnostic> diagnostics) {
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
    List<SourceFile> sorted =
        files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
    List<Diagnostic> found = new ArrayList<>();
    List<PolicyFile> parsed = parse(sorted, found);
    if (parsed.size() < sorted.size()) {
      return new Result(Optional.empty(), sorted(found));
    }
    DataLoader.Result loaded = DataLoader.load(parsed, data, limits);
    found.addAll(loaded.diagnostics());
    BundleChecker.Result checked = BundleChecker.check(loaded.files());
    found.addAll(checked.diagnostics());
    if (found.stream().anyMatch(Diagnostic::isError)) {
      return new Result(Optional.empty(), sorted(found));
    }
    CompiledBundle bundle =
        new CompiledBundle(
            Lowering.lower(checked.bundle()),
            checked.bundle().catalogue(),
            checked.bundle().attributes(),
            settings,
            checked.bundle().groups(),
            checked.bundle().obligations(),
            revision);
    return new Result(Optional.of(bundle), sorted(found));
  }

  private static List<PolicyFile> parse(List<SourceFile> files, List<Diagnostic> found) {
    PolicyParser parser = new PolicyParser(SyntaxLimits.DEFAULT);
    List<PolicyFile> parsed = new ArrayList<>();
    for (SourceFile file : files) {
      ParseResult result = parser.parse(file);
      found.addAll(result.diagnostics());
      result.file().ifPresent(parsed::add);
    }
    return parsed;
  }

  private static List<Diagnostic> sorted(List<Diagnostic> found) {
    return MostOfAKind.of(found.stream().sorted(Diagnostic.ORDER).toList());
  }
}
