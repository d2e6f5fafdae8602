package dev.remit.lang.decide;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Duration;
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
 */
public record BundleSettings(
    int maxDepth,
    Duration defaultGrant,
    Duration maxGrant,
    Duration cacheTime,
    Set<Value.Identity> roots,
    Source hopFloor,
    boolean taskRegistration) {
  public BundleSettings {
    roots = Set.copyOf(roots);
  }
}
