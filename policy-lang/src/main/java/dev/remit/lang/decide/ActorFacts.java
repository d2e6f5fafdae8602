package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;

/**
 * What is known of one actor as {@code agent}. Of the acting agent that is whatever is known of it
 * at all. Of another it is who it is, what is captured from that, and what its catalogue entry
 * states: the statements of a request are about the acting agent.
 */
final class ActorFacts {
  private final Actor actor;
  private final RequestFacts request;
  private final AttributeModel model;
  private final AgentProperties properties;

  ActorFacts(Actor actor, RequestFacts request, Catalogue catalogue, AttributeModel model) {
    this.actor = actor;
    this.request = request;
    this.model = model;
    this.properties = AgentProperties.of(actor.identity(), catalogue);
  }

  Reading read(Attribute attribute) {
    if (!actor.known()) {
      return new Reading.Unknown(attribute.name());
    }
    if (actor.acting()) {
      return request.read(attribute);
    }
    if (attribute.capture().isPresent()) {
      return Captured.read(attribute, model, this::read);
    }
    return switch (attribute.name()) {
      case "agent", "agent.id" -> actor.identity();
      case "agent.trust_domain" -> new Value.Text(CanonicalNames.trustDomain(actor.identity()));
      default -> properties.of(attribute).orElse(new Reading.Unknown(attribute.name()));
    };
  }
}
