package dev.remit.pdp.identity;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.NamePattern;
import java.util.List;
import java.util.Set;

/**
 * A caller that the settings know.
 *
 * @param addresses the networks that it calls from
 * @param tools the tools that it may ask and vouch for
 * @param trustDomains the issuers and trust domains whose agents and principals it may vouch for;
 *     empty for all
 * @param supports the obligations that it performs
 * @param explains whether it may be shown values and clauses
 */
public record EnforcementPoint(
    String name,
    List<Network> addresses,
    List<NamePattern> tools,
    Set<String> trustDomains,
    Set<String> supports,
    boolean explains) {
  public EnforcementPoint {
    addresses = List.copyOf(addresses);
    tools = List.copyOf(tools);
    trustDomains = Set.copyOf(trustDomains);
    supports = Set.copyOf(supports);
  }

  /** Whether it may ask for a tool at all. */
  public boolean mayAsk(String server, String tool) {
    return tools.stream().anyMatch(pattern -> pattern.matches(List.of(server, tool)));
  }

  /** What its word on an identity is worth: vouched within its entry, somebody's word outside. */
  public Source wordOn(Value.Identity identity) {
    return trustDomains.isEmpty() || trustDomains.contains(identity.issuer())
        ? Source.VOUCHED
        : Source.ASSERTED;
  }
}
