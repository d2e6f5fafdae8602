package dev.remit.lang.runtime;

import java.time.Instant;

/**
 * What one evaluation reads: the facts of the request and of one access in slots, those of each
 * hop, those of everyone who acts (at least one), and the clock, read once per decision.
 */
public record Facts(Reading[] slots, Reading[][] hops, Reading[][] actors, Instant now) {

  public Reading slot(int slot) {
    return slots[slot];
  }

  public Reading hop(int hop, int slot) {
    return hops[hop][slot];
  }

  public Reading actor(int actor, int slot) {
    return actors[actor][slot];
  }

  public int depth() {
    return hops.length;
  }
}
