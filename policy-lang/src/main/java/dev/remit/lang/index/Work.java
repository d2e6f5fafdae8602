package dev.remit.lang.index;

/** Counts what a selection costs. */
final class Work {
  private long probes;
  private long words;

  void clear() {
    probes = 0;
    words = 0;
  }

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
