package dev.remit.lang.fuzz;

import dev.remit.lang.Bundles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.Spanless;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.format.Formatter;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.ParseResult;
import dev.remit.lang.syntax.PolicyParser;
import dev.remit.lang.syntax.SyntaxLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What holds of any bytes as a policy file. They parse, or there are errors whose places can be
 * shown; what parses is laid out without a change of what it says; and it compiles, or there are
 * errors. Jazzer calls it by the name of its method.
 */
public final class PolicyTarget {
  private PolicyTarget() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    SourceFile source = new SourceFile("fuzzed.policy", new String(bytes, StandardCharsets.UTF_8));
    ParseResult parsed = parse(source);
    shown(parsed);
    parsed.file().ifPresent(file -> laidOut(file, source));
    PolicyCompiler.Result compiled =
        PolicyCompiler.compile(List.of(source), Bundles.SETTINGS, "sha256:fuzzed");
    boolean wrong = compiled.diagnostics().stream().anyMatch(found -> found.isError());
    holds(wrong == compiled.bundle().isEmpty(), "a text compiles, or has errors");
    TextRenderer.render(compiled.diagnostics());
  }

  private static ParseResult parse(SourceFile source) {
    return new PolicyParser(SyntaxLimits.DEFAULT).parse(source);
  }

  private static void shown(ParseResult parsed) {
    boolean wrong = parsed.diagnostics().stream().anyMatch(found -> found.isError());
    holds(wrong == parsed.file().isEmpty(), "a text parses, or has errors");
    TextRenderer.render(parsed.diagnostics());
  }

  private static void laidOut(PolicyFile file, SourceFile source) {
    if (!(Formatter.format(source) instanceof Formatter.Result.Formatted(String text))) {
      throw new AssertionError("a text that parses is laid out");
    }
    SourceFile formatted = new SourceFile("formatted.policy", text);
    holds(
        Spanless.of(file).equals(Spanless.of(parse(formatted).file().orElseThrow())),
        "a layout changes nothing of what is said");
    holds(
        Formatter.format(formatted).equals(new Formatter.Result.Formatted(text)),
        "a layout is its own layout");
  }

  private static void holds(boolean what, String sentence) {
    if (!what) {
      throw new AssertionError(sentence);
    }
  }
}
