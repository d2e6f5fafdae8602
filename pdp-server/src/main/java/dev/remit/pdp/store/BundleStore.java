package dev.remit.pdp.store;

import dev.remit.lang.ParsedFiles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.TextRenderer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Loads bundles off a directory, each whole or not at all; a file that is as it was is not parsed
 * anew. For one thread at a time.
 */
public final class BundleStore {
  private final Path directory;
  private final boolean waiveTaskRegistration;
  private final ParsedFiles parsed = new ParsedFiles();
  private final DirectoryWatch watch;

  /**
   * The bundles of a directory, from here on.
   *
   * @param waiveTaskRegistration the operator's word, which goes beyond the bundles'
   */
  public BundleStore(Path directory, boolean waiveTaskRegistration) {
    this.directory = directory;
    this.waiveTaskRegistration = waiveTaskRegistration;
    this.watch = new DirectoryWatch(directory);
  }

  public Path directory() {
    return directory;
  }

  /**
   * Reads and compiles what the directory holds now. It is read again once its files are looked at:
   * no change while it was read goes unseen.
   */
  public CompiledBundle load() throws BundleFault {
    watch.begin(BundleReader.read(directory));
    return compiled(BundleReader.read(directory));
  }

  /**
   * What the directory holds since its files have changed, once they have lain still from one call
   * to the next; empty before that, and when it was told of.
   *
   * @throws BundleFault likewise, where that is no bundle
   */
  public Optional<CompiledBundle> changed() throws BundleFault {
    return watch.isSettled() ? settled() : Optional.empty();
  }

  private Optional<CompiledBundle> settled() throws BundleFault {
    BundleSource source;
    try {
      source = BundleReader.read(directory);
    } catch (BundleFault fault) {
      if (watch.confirmed()) {
        throw fault;
      }
      return Optional.empty();
    }
    return watch.confirmed(source) ? Optional.of(compiled(source)) : Optional.empty();
  }

  private CompiledBundle compiled(BundleSource source) throws BundleFault {
    BundleSettings settings = source.settings();
    PolicyCompiler.Result result =
        PolicyCompiler.compile(
            source, waiveTaskRegistration ? settings.withoutTaskRegistration() : settings, parsed);
    return result
        .bundle()
        .orElseThrow(() ->
            new BundleFault(
                "the policies in "
                    + directory
                    + " do not compile:\n\n"
                    + TextRenderer.render(result.diagnostics())));
  }
}
