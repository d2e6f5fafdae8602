package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The facts that are one for all accesses of a call. */
final class RequestFacts {
  private final ToolFacts tool;
  private final Call call;
  private final AttributeModel model;
  private final AgentProperties agent;
  private final Map<String, Question.Statement> statements = new HashMap<>();

  RequestFacts(TypedCall typed, Catalogue catalogue, AttributeModel model) {
    this.call = typed.call();
    this.model = model;
    this.tool = new ToolFacts(call.tool(), typed.tool(), model);
    this.agent = AgentProperties.of(call.agent(), catalogue);
    call.facts().forEach(statement -> statements.put(statement.attribute(), statement));
  }

  Reading read(Attribute attribute) {
    Optional<Reading> absent = absent(attribute);
    if (absent.isPresent()) {
      return absent.get();
    }
    if (attribute.capture().isPresent()) {
      return Captured.read(attribute, model, this::read);
    }
    return switch (attribute.supply()) {
      case TOOL -> tool.read(attribute);
      case STATEMENT -> stated(attribute);
      case QUESTION ->
          attribute.name().equals("chain.trust")
              ? HopFacts.trust(HopFacts.trust(call.chain()))
              : attribute.name().startsWith("chain.scope.")
                  ? HopFacts.scope(call.chain(), attribute.name(), model)
                  : floored(attribute, source(attribute.owner()), question(attribute.name()));
      case ACCESS, HOP, CLOCK -> new Reading.Unknown(attribute.name());
    };
  }

  /** Nothing can be read of a task or a credential that is none, whatever else is said of it. */
  private Optional<Reading> absent(Attribute attribute) {
    boolean none =
        switch (attribute.owner()) {
          case "task" -> call.task().isEmpty();
          case "credential" -> call.credential().isEmpty();
          default -> false;
        };
    return none ? Optional.of(new Reading.Absent(attribute.owner())) : Optional.empty();
  }

  private static Reading floored(Attribute attribute, Source source, Reading reading) {
    return source.compareTo(attribute.floor()) >= 0
        ? reading
        : new Reading.Unknown(attribute.name());
  }

  /** Who says so; for the agent and the principal, the least that passes step 1. */
  private Source source(String owner) {
    return switch (owner) {
      case "task" -> call.task().map(Call.Task::source).orElse(Source.ASSERTED);
      case "credential" -> call.credential().map(Call.Credential::source).orElse(Source.ASSERTED);
      case "chain" -> HopFacts.trust(call.chain());
      default -> Source.VOUCHED;
    };
  }

  private Reading question(String name) {
    return switch (name) {
      case "agent", "agent.id" -> call.agent();
      case "agent.trust_domain" -> new Value.Text(CanonicalNames.trustDomain(call.agent()));
      case "principal", "principal.id" -> call.principal();
      case "principal.issuer" -> new Value.Text(call.principal().issuer());
      case "chain.depth" -> new Value.Int(call.chain().size());
      case "chain.root" ->
          call.chain().isEmpty() ? call.principal() : call.chain().getFirst().from();
      case "chain.expires_at" -> HopFacts.expiresAt(call.chain(), model);
      case "chain.actors" -> Actor.set(call, model);
      case "task", "task.id" -> task(name, task -> new Value.Text(task.id()));
      case "task.deadline" ->
          task(name, task -> HopFacts.sent(task.deadline(), name, Value.Time::new));
      case "task.parent" -> task(name, task -> HopFacts.sent(task.parent(), name, Value.Text::new));
      case "credential", "credential.id" ->
          credential(name, credential -> new Value.Text(credential.id()));
      case "credential.expires_at" ->
          credential(
              name, credential -> HopFacts.sent(credential.expiresAt(), name, Value.Time::new));
      default -> new Reading.Unknown(name);
    };
  }

  private Reading task(String name, java.util.function.Function<Call.Task, Reading> read) {
    return call.task().map(read).orElse(new Reading.Unknown(name));
  }

  private Reading credential(
      String name, java.util.function.Function<Call.Credential, Reading> read) {
    return call.credential().map(read).orElse(new Reading.Unknown(name));
  }

  private Reading stated(Attribute attribute) {
    Optional<Reading> entry = agent.of(attribute);
    if (entry.isPresent()) {
      return entry.get();
    }
    Question.Statement statement = statements.get(attribute.name());
    if (statement == null || statement.source().compareTo(attribute.floor()) < 0) {
      return new Reading.Unknown(attribute.name());
    }
    return HopFacts.sent(statement.value(), attribute.name(), json -> typed(json, attribute));
  }

  private static Reading typed(Json json, Attribute attribute) {
    Faults faults = new Faults();
    Reading reading = new JsonTyping(faults).read(json, attribute.type(), attribute.name());
    return faults.first().isEmpty() ? reading : new Reading.Unknown(attribute.name());
  }
}
