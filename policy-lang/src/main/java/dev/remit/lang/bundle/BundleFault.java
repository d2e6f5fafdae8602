package dev.remit.lang.bundle;

/** Why a directory is no bundle, in one sentence for whoever keeps it. */
public final class BundleFault extends Exception {
  private static final long serialVersionUID = 1L;

  public BundleFault(String message) {
    super(message);
  }
}
