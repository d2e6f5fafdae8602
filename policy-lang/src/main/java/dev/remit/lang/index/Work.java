package dev.remit.lang.index;

/** Counts what a selection costs. */
final class Work {
  private long probes;
  private long words;

  void probe() {
    probes++;
  }

  void word() {
    words++;
  }

  long probes() {
    return probes;
  }

  long words() {
    return words;
  }
}
