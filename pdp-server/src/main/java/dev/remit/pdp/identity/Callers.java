package dev.remit.pdp.identity;

import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.config.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Tells which enforcement point a caller is, by where it calls from; the first that fits. Safe for
 * use by many threads.
 */
public final class Callers {
  private volatile List<EnforcementPoint> points;

  public Callers(List<EnforcementPoint> points) {
    this.points = List.copyOf(points);
  }

  /** From here on there are these. */
  public void put(List<EnforcementPoint> next) {
    points = List.copyOf(next);
  }

  public List<EnforcementPoint> all() {
    return points;
  }

  public Optional<EnforcementPoint> at(InetAddress address) {
    for (EnforcementPoint point : points) {
      for (Network network : point.addresses()) {
        if (network.contains(address)) {
          return Optional.of(point);
        }
      }
    }
    return Optional.empty();
  }
}
