package dev.remit.lang.compile;

/**
 * In which locals of a method lies what is looked at: where the facts of the hop and of the actor
 * begin, and the element.
 */
record Frame(int hop, int actor, int element) {
  static final int FACTS = 0;

  /** What a method is given. */
  static final Frame PARAMETERS = new Frame(1, 2, 3);

  Frame atHop(int local) {
    return new Frame(local, actor, element);
  }

  Frame atActor(int local) {
    return new Frame(hop, local, element);
  }

  Frame atElement(int local) {
    return new Frame(hop, actor, local);
  }
}
