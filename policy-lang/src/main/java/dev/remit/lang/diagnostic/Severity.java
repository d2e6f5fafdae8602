package dev.remit.lang.diagnostic;

/** How grave a finding is: an error refuses the bundle, a warning does not. */
public enum Severity {
  ERROR,
  WARNING;

  /** {@code error} or {@code warning}. */
  public String word() {
    return this == ERROR ? "error" : "warning";
  }
}
