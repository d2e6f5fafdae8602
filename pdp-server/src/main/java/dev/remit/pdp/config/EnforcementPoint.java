package dev.remit.pdp.config;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.NamePattern;
import dev.remit.wire.Caller;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A caller that the settings know.
 *
 * @param addresses the networks that it calls from
 * @param tools the tools that it may ask and vouch for
 * @param trustDomains the issuers and trust domains whose agents and principals it may vouch for;
 *     empty for all
 * @param agents the agents that it may vouch for as ones that act, within its trust domains; empty
 *     for all of them
 * @param principals the issuers and trust domains whose subjects it authenticates as principals,
 *     within its trust domains; where not listed, every issuer that is no SPIFFE trust domain
 * @param supports the obligations that it performs
 * @param explains whether it may be shown values and clauses
 */
public record EnforcementPoint(
    String name,
    List<Network> addresses,
    List<NamePattern> tools,
    Set<String> trustDomains,
    List<IdentityPattern> agents,
    Optional<Set<String>> principals,
    Set<String> supports,
    boolean explains)
    implements Caller {
  private static final String SPIFFE = "spiffe://";

  public EnforcementPoint {
    addresses = List.copyOf(addresses);
    tools = List.copyOf(tools);
    trustDomains = Set.copyOf(trustDomains);
    agents = List.copyOf(agents);
    principals = principals.map(Set::copyOf);
    supports = Set.copyOf(supports);
  }

  public boolean vouchesForEveryone() {
    return trustDomains.isEmpty() && agents.isEmpty();
  }

  /** Whether it may ask for a tool at all. */
  public boolean mayAsk(String server, String tool) {
    return tools.stream().anyMatch(pattern -> pattern.matches(List.of(server, tool)));
  }

  /**
   * What its word on an identity is worth as one that takes part, be it as principal or in a chain:
   * vouched within its entry, somebody's word outside.
   */
  @Override
  public Source wordOn(Value.Identity identity) {
    return trustDomains.isEmpty() || trustDomains.contains(identity.issuer())
        ? Source.VOUCHED
        : Source.ASSERTED;
  }

  /**
   * Whether it authenticates an identity as a principal, at which a chain may start. An agent is
   * not: what starts at one may be the tail of a longer chain.
   */
  @Override
  public boolean authenticates(Value.Identity identity) {
    boolean listed =
        principals
            .map(issuers -> issuers.contains(identity.issuer()))
            .orElse(!identity.issuer().startsWith(SPIFFE));
    return listed && wordOn(identity) == Source.VOUCHED;
  }

  /** What its word on an identity is worth as one that acts for others. */
  @Override
  public Source wordOnAgent(Value.Identity identity) {
    boolean listed =
        agents.isEmpty() || agents.stream().anyMatch(pattern -> pattern.matches(identity));
    return listed ? wordOn(identity) : Source.ASSERTED;
  }
}
