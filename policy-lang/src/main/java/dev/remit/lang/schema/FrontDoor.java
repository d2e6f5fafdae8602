package dev.remit.lang.schema;

import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Set;

/**
 * A way into the decision point, by its name in {@code env.front_door}, and the facts that it
 * supplies; any other statement is never known of a call that comes through it.
 *
 * @param span of its name in {@code remit.yaml}
 */
public record FrontDoor(String name, Span span, List<Supplied> supplies) {
  /** What the decision point states itself of each call. */
  private static final Set<String> ALWAYS = Set.of("env.front_door", "env.enforcement_point");

  public FrontDoor {
    supplies = List.copyOf(supplies);
  }

  /** A fact by its attribute's name, and where it is listed. */
  public record Supplied(String attribute, Span span) {}

  public boolean supplies(String attribute) {
    return ALWAYS.contains(attribute)
        || supplies.stream().anyMatch(fact -> fact.attribute().equals(attribute));
  }
}
