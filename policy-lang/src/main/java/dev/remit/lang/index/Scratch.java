package dev.remit.lang.index;

import java.util.BitSet;

/**
 * What look-ups write into on their way, and how many there were. One thread's; each look-up
 * empties what it uses.
 */
record Scratch(Work work, Segments segments, Ints hits, Ints open, BitSet seen) {
  Scratch() {
    this(new Work(), new Segments(), new Ints(), new Ints(), new BitSet());
  }
}
