package dev.remit.lang.schema;

import java.util.Map;

/** The limits of a bundle: those that are set, and for the others what is standard. */
public record BundleLimits(Map<BundleLimit, Integer> set) {
  public static final BundleLimits STANDARD = new BundleLimits(Map.of());

  public BundleLimits {
    set = Map.copyOf(set);
    set.forEach((limit, value) -> {
      if (value < 1 || value > limit.most()) {
        throw new IllegalArgumentException(limit.word() + " is out of its range: " + value);
      }
    });
  }

  public int of(BundleLimit limit) {
    return set.getOrDefault(limit, limit.standard());
  }
}
