package dev.remit.lang;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.source.DataFile;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bundles from texts, for tests. */
public final class Bundles {
  public static final BundleSettings SETTINGS = BundleSettings.STANDARD.withoutTaskRegistration();

  private static final String FILE = "// file: ";

  private Bundles() {}

  /** The settings with another floor for hops. */
  public static BundleSettings settings(Source hopFloor) {
    return new BundleSettings(
        SETTINGS.maxDepth(),
        SETTINGS.defaultGrant(),
        SETTINGS.maxGrant(),
        SETTINGS.cacheTime(),
        SETTINGS.roots(),
        hopFloor,
        SETTINGS.taskRegistration());
  }

  /** The bundle of a text, which has no error. */
  public static CompiledBundle compile(String policy) {
    return compile(policy, SETTINGS);
  }

  /** The bundle of several files, which have no error. */
  public static CompiledBundle compile(List<String> policies) {
    List<SourceFile> files =
        IntStream.range(0, policies.size())
            .mapToObj(i -> new SourceFile("test" + i + ".policy", policies.get(i)))
            .toList();
    PolicyCompiler.Result result = PolicyCompiler.compile(files, SETTINGS, "sha256:test");
    return result
        .bundle()
        .orElseThrow(() -> new AssertionError(TextRenderer.render(result.diagnostics())));
  }

  public static CompiledBundle compile(String policy, BundleSettings settings) {
    return compiled(result(policy, DataFiles.NONE, settings));
  }

  /** The bundle of one file, beside data files. */
  public static CompiledBundle compile(String policy, DataFiles data) {
    return compiled(result(policy, data, SETTINGS));
  }

  public static List<Diagnostic> diagnostics(String policy) {
    return diagnostics(policy, DataFiles.NONE);
  }

  public static List<Diagnostic> diagnostics(String policy, DataFiles data) {
    return result(policy, data, SETTINGS).diagnostics();
  }

  /** Data files: paths and texts by turns. */
  public static DataFiles data(String... pathsAndTexts) {
    Map<String, DataFile> files = new HashMap<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      files.put(
          pathsAndTexts[i],
          new DataFile.Read(new SourceFile(pathsAndTexts[i], pathsAndTexts[i + 1])));
    }
    return new DataFiles(files);
  }

  private static CompiledBundle compiled(PolicyCompiler.Result result) {
    return result
        .bundle()
        .orElseThrow(() -> new AssertionError(TextRenderer.render(result.diagnostics())));
  }

  /** What is said of a directory that is a bundle. */
  public static List<Diagnostic> diagnostics(Path root) throws BundleFault {
    BundleSource source = BundleReader.read(root);
    return PolicyCompiler.compile(source, source.settings()).diagnostics();
  }

  public static PolicyCompiler.Result result(String policy) {
    return result(policy, DataFiles.NONE, SETTINGS);
  }

  private static PolicyCompiler.Result result(
      String policy, DataFiles data, BundleSettings settings) {
    return PolicyCompiler.compile(files(policy), data, settings, "sha256:test");
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
