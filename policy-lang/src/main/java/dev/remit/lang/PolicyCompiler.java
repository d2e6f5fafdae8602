package dev.remit.lang;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.check.BundleChecker;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.lower.Lowering;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.ParseResult;
import dev.remit.lang.syntax.PolicyParser;
import dev.remit.lang.syntax.SyntaxLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** From the texts of a bundle to what decides: parse, check, lower. */
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

  /** The result does not depend on the order of the files. */
  public static Result compile(List<SourceFile> files, BundleSettings settings, String revision) {
    List<SourceFile> sorted =
        files.stream().sorted(Comparator.comparing(SourceFile::path)).toList();
    List<Diagnostic> found = new ArrayList<>();
    List<PolicyFile> parsed = parse(sorted, found);
    if (parsed.size() < sorted.size()) {
      return new Result(Optional.empty(), sorted(found));
    }
    BundleChecker.Result checked = BundleChecker.check(parsed);
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
    return found.stream().sorted(Diagnostic.ORDER).toList();
  }
}
