package dev.remit.lang.runtime;

import java.util.List;

/**
 * Which facts one evaluation has slots for: those of the request and the access, those of each hop,
 * those of everyone who acts.
 */
public record FactsShape(List<Fact> facts, List<Fact> hopFacts, List<Fact> actorFacts) {

  /**
   * A fact by the name that a reason reports for it.
   *
   * @param unknown what its slot reads where nothing is known of it
   */
  public record Fact(String name, Form form, Reading.Unknown unknown) {
    public Fact(String name, Form form) {
      this(name, form, new Reading.Unknown(name));
    }
  }

  public FactsShape {
    facts = List.copyOf(facts);
    hopFacts = List.copyOf(hopFacts);
    actorFacts = List.copyOf(actorFacts);
  }
}
