package dev.remit.lang.index;

import java.util.BitSet;

/**
 * Where selections do their work, one after another.
 *
 * @param entered the cohorts of the branch at hand that match by its key
 */
record Room(Scratch scratch, Intersection intersection, BitSet entered) {
  Room() {
    this(new Scratch(), new Intersection(), new BitSet());
  }
}
