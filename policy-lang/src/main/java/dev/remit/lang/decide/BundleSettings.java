package dev.remit.lang.decide;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.BundleLimits;
import dev.remit.lang.schema.FrontDoor;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The settings of {@code remit.yaml} that can change a decision.
 *
 * @param maxDepth hops, 1 to 16
 * @param defaultGrant for a permit that states no duration
 * @param maxGrant the cap on every grant
 * @param cacheTime how long an identical request may reuse an answer
 * @param roots principals at which a chain may start without having been authenticated as one
 * @param hopFloor the least trust with which a hop passes step 3
 * @param taskRegistration whether a task must be registered
 * @param frontDoors the configured front doors, by name
 * @param limits what the bundle may be at most
 */
public record BundleSettings(
    int maxDepth,
    Duration defaultGrant,
    Duration maxGrant,
    Duration cacheTime,
    Set<Value.Identity> roots,
    Source hopFloor,
    boolean taskRegistration,
    List<FrontDoor> frontDoors,
    BundleLimits limits) {
  /** Of a bundle without a {@code remit.yaml}. */
  public static final BundleSettings STANDARD =
      new BundleSettings(
          8,
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofSeconds(30),
          Set.of(),
          Source.VOUCHED,
          true);

  public BundleSettings {
    roots = Set.copyOf(roots);
    frontDoors = List.copyOf(frontDoors);
  }

  /** Without configured front doors, and with the standard limits. */
  public BundleSettings(
      int maxDepth,
      Duration defaultGrant,
      Duration maxGrant,
      Duration cacheTime,
      Set<Value.Identity> roots,
      Source hopFloor,
      boolean taskRegistration) {
    this(
        maxDepth,
        defaultGrant,
        maxGrant,
        cacheTime,
        roots,
        hopFloor,
        taskRegistration,
        List.of(),
        BundleLimits.STANDARD);
  }

  /** The same, but a task need not be registered. */
  public BundleSettings withoutTaskRegistration() {
    return new BundleSettings(
        maxDepth, defaultGrant, maxGrant, cacheTime, roots, hopFloor, false, frontDoors, limits);
  }
}
