package dev.remit.pdp.identity;

import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.pdp.config.Network;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Tells which enforcement point a caller is, by where it calls from; the first that fits. */
public final class Callers {
  private final List<EnforcementPoint> points;

  public Callers(List<EnforcementPoint> points) {
    this.points = List.copyOf(points);
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
