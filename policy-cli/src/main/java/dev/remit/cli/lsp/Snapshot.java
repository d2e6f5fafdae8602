package dev.remit.cli.lsp;

import dev.remit.lang.Analysis;
import dev.remit.lang.ParsedFiles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.ide.BundleIndex;
import dev.remit.lang.ide.Renaming;
import dev.remit.lang.source.SourceFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A bundle as it was read and checked last. */
sealed interface Snapshot {
  /** Why the bundle cannot be read at all, in a sentence. */
  record Unreadable(String why) implements Snapshot {}

  record Read(
      Path root, BundleSource source, Analysis analysis, BundleIndex index, ParsedFiles parsed)
      implements Snapshot {
    static Read of(Path root, BundleSource source, ParsedFiles parsed) {
      Analysis analysis = PolicyCompiler.analyse(source, source.settings(), parsed);
      return new Read(
          root, source, analysis, BundleIndex.of(analysis.files(), analysis.checked()), parsed);
    }

    /** The path from the root, as the bundle names its files. */
    String path(Path file) {
      return root.relativize(file).toString().replace('\\', '/');
    }

    /** The text that was checked; empty for what does not belong to the bundle. */
    Optional<SourceFile> file(Path file) {
      String path = path(file);
      return source.policies().stream().filter(each -> each.path().equals(path)).findFirst();
    }

    Renaming renaming() {
      return new Renaming(
          index, analysis.result().diagnostics(), analysis.halfRead(), this::rechecked);
    }

    private Renaming.Rechecked.Outcome rechecked(Map<String, String> texts) {
      BundleSource changed =
          new BundleSource(
              source.policies().stream()
                  .map(file ->
                      new SourceFile(file.path(), texts.getOrDefault(file.path(), file.text())))
                  .toList(),
              source.data(),
              source.settings(),
              source.revision());
      Read after = of(root, changed, parsed.copy());
      return new Renaming.Rechecked.Outcome(after.index(), after.analysis().result().diagnostics());
    }
  }
}
