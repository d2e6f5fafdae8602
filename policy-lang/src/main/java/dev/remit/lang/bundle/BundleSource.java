package dev.remit.lang.bundle;

import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import java.util.List;

/**
 * The texts of a bundle, the data files that they name, its settings and its revision ({@code
 * sha256:…}).
 */
public record BundleSource(
    List<SourceFile> policies, DataFiles data, BundleSettings settings, String revision) {
  public BundleSource {
    policies = List.copyOf(policies);
  }
}
