package dev.remit.lang.runtime;

import java.time.Instant;

/**
 * What one evaluation reads: the facts of the request and of one access in slots, those of each
 * hop, and the clock, read once per decision.
 */
public record Facts(Reading[] slots, Reading[][] hops, Instant now) {

  public Reading slot(int slot) {
    return slots[slot];
  }

  public Reading hop(int hop, int slot) {
    return hops[hop][slot];
  }

  public int depth() {
    return hops.length;
  }
}
