package dev.remit.lang.runtime;

/** Who says so, from the least to the best; no field on the wire sets it. */
public enum Source {
  /** Somebody's word. */
  ASSERTED,
  /** An authenticated enforcement point's word, for what its entry lists. */
  VOUCHED,
  /** The bundle's catalogue, or a registry. */
  REGISTRY,
  /** Checked by the decision point itself. */
  VERIFIED;

  /** The word for it in policies, such as {@code vouched}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
