package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.AgentEntry;
import dev.remit.lang.schema.CoreModel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an agent's catalogue entry decides. Where there is one, it is the source of the core
 * attributes, also of those that it does not state; of the site's own, of those that it does. An
 * attribute whose floor is above the registry takes nothing from it. Which source counts thus never
 * depends on what was sent.
 */
record AgentProperties(Optional<AgentEntry> entry) {
  private static final Set<String> CORE =
      CoreModel.ATTRIBUTES.stream().map(Attribute::name).collect(Collectors.toUnmodifiableSet());

  static AgentProperties of(Value.Identity agent, Catalogue catalogue) {
    return new AgentProperties(Optional.ofNullable(catalogue.agents().get(agent)));
  }

  /** Empty where the entry decides nothing, so that what was sent does. */
  Optional<Reading> of(Attribute attribute) {
    if (entry.isEmpty()
        || !attribute.owner().equals("agent")
        || attribute.floor().compareTo(Source.REGISTRY) > 0) {
      return Optional.empty();
    }
    String property = attribute.name().substring("agent.".length());
    Reading reading = entry.get().properties().get(property);
    if (reading == null && !CORE.contains(attribute.name())) {
      return Optional.empty();
    }
    return Optional.of(reading == null ? new Reading.Unknown(attribute.name()) : reading);
  }
}
