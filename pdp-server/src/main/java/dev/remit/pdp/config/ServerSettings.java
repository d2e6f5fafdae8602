package dev.remit.pdp.config;

import java.util.List;

/**
 * The settings of a server, which are no part of a bundle.
 *
 * @param waiveTaskRegistration whether a task counts without being registered; each answer says so
 */
public record ServerSettings(
    List<EnforcementPoint> enforcementPoints, boolean waiveTaskRegistration) {
  public ServerSettings {
    enforcementPoints = List.copyOf(enforcementPoints);
  }
}
