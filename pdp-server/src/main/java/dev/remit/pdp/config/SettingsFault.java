package dev.remit.pdp.config;

/** What is wrong with the settings, in one sentence for the operator. */
public final class SettingsFault extends Exception {
  private static final long serialVersionUID = 1L;

  public SettingsFault(String message) {
    super(message);
  }
}
