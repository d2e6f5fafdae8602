package dev.remit.testkit.run;

/** Is told how far something is; by several threads. */
public interface Progress {
  Progress NONE = (of, done, all) -> {};

  /**
   * So much of it is done.
   *
   * @param of what is counted, such as {@code tests}
   */
  void at(String of, int done, int all);
}
