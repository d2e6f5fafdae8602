package dev.remit.lang.suite;

import java.util.List;

/**
 * The tests of a bundle.
 *
 * @param scenes of its fixtures that are whole requests
 */
public record Suite(List<Case> cases, List<Property> properties, List<Start> scenes) {
  public static final Suite NONE = new Suite(List.of(), List.of(), List.of());

  public Suite {
    cases = List.copyOf(cases);
    properties = List.copyOf(properties);
    scenes = List.copyOf(scenes);
  }

  /**
   * A whole request to start from.
   *
   * @param given what a test writes after {@code given} to have it; empty for one that has no name
   */
  public record Start(String given, Scene scene) {}

  public boolean isEmpty() {
    return cases.isEmpty() && properties.isEmpty();
  }
}
