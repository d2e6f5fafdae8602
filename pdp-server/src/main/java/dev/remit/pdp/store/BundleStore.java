package dev.remit.pdp.store;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.TextRenderer;
import java.nio.file.Path;

/** Loads a bundle off a directory, whole or not at all. */
public final class BundleStore {
  private BundleStore() {}

  /**
   * Reads and compiles the bundle of a directory.
   *
   * @param waiveTaskRegistration the operator's word, which goes beyond the bundle's
   */
  public static CompiledBundle load(Path directory, boolean waiveTaskRegistration)
      throws BundleFault {
    BundleSource source = BundleReader.read(directory);
    BundleSettings settings = source.settings();
    PolicyCompiler.Result result =
        PolicyCompiler.compile(
            source, waiveTaskRegistration ? settings.withoutTaskRegistration() : settings);
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
