package dev.remit.lang.index;

import java.util.BitSet;

/**
 * What one selection has found so far, and the room it works in.
 *
 * @param entered the cohorts of the branch at hand that match by its key
 * @param found the rules, each once
 */
record Matching(Scratch scratch, Intersection intersection, BitSet entered, Ints found) {
  Matching() {
    this(new Scratch(), new Intersection(), new BitSet(), new Ints());
  }
}
