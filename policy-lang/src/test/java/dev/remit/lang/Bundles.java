package dev.remit.lang;

import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Bundles from texts, for tests. */
public final class Bundles {
  public static final BundleSettings SETTINGS =
      new BundleSettings(
          8,
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofSeconds(30),
          Set.of(),
          Source.VOUCHED,
          false);

  private static final String FILE = "// file: ";

  private Bundles() {}

  /** The bundle of a text, which has no error. */
  public static CompiledBundle compile(String policy) {
    return compile(policy, SETTINGS);
  }

  public static CompiledBundle compile(String policy, BundleSettings settings) {
    PolicyCompiler.Result result = result(policy, settings);
    return result
        .bundle()
        .orElseThrow(() -> new AssertionError(TextRenderer.render(result.diagnostics())));
  }

  public static List<Diagnostic> diagnostics(String policy) {
    return result(policy, SETTINGS).diagnostics();
  }

  private static PolicyCompiler.Result result(String policy, BundleSettings settings) {
    return PolicyCompiler.compile(files(policy), settings, "sha256:test");
  }

  /** A file, and after each line {@code // file: NAME} another, that line included. */
  public static List<SourceFile> files(String text) {
    return Stream.of(text.split("(?m)^(?=" + FILE + ")"))
        .filter(file -> !file.isEmpty())
        .map(file ->
            new SourceFile(
                file.startsWith(FILE)
                    ? file.substring(FILE.length(), file.indexOf('\n')).strip()
                    : "test.policy",
                file))
        .toList();
  }
}
