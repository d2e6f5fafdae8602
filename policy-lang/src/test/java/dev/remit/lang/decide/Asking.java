package dev.remit.lang.decide;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.CoreModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A question that passes step 1, to be spoiled one part at a time. */
final class Asking {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final Value.Identity AGENT =
      new Value.Identity("spiffe://acme.example", "agent/support/7");
  static final Value.Identity EMMA = new Value.Identity("https://idp.acme.example", "emma");

  Optional<Value.Identity> agent = Optional.of(AGENT);
  Source agentSource = Source.VERIFIED;
  Optional<Value.Identity> principal = Optional.of(EMMA);
  Source principalSource = Source.VERIFIED;
  Sent<List<Question.Hop>> chain = Sent.of(List.of(hop()));
  Sent<Question.TaskClaim> task =
      Sent.of(
          new Question.TaskClaim(
              "t-1", Sent.none(), Sent.of(NOON.plusSeconds(60)), Source.VOUCHED));
  Sent<Question.CredentialClaim> credential =
      Sent.of(new Question.CredentialClaim("c-1", Sent.none(), Source.VERIFIED));
  Optional<Question.ToolRef> tool =
      Optional.of(new Question.ToolRef("crm", "query", Optional.empty()));
  Arguments arguments = raw("{}", true, Source.VOUCHED);
  Sent<List<Question.DatasetRef>> datasets = Sent.nothing();
  Source datasetsSource = Source.VOUCHED;
  List<Question.StatedAccess> stated = List.of();
  List<Question.PresentedApproval> approvals = List.of();
  List<Question.Statement> facts = new ArrayList<>();
  Set<String> supported = Set.of();
  boolean principalAuthenticated = true;

  static Question.Hop hop() {
    return new Question.Hop(
        Optional.of(EMMA),
        Optional.of(AGENT),
        Optional.of("d-1"),
        Sent.none(),
        Optional.of("t-1"),
        Optional.of(everything()),
        Sent.of("support"),
        Optional.of(NOON.minusSeconds(3600)),
        Optional.of(NOON.plusSeconds(3600)),
        Sent.nothing(),
        Source.VOUCHED);
  }

  static Scope everything() {
    return new Scope(
        Optional.of(new Scope.Bound.All<>()),
        Optional.of(new Scope.Bound.All<>()),
        Optional.of(new Scope.Bound.All<>()),
        Optional.of(new Scope.Bound.All<>()));
  }

  static Arguments raw(String json, boolean complete, Source source) {
    return new Arguments.Raw(json.getBytes(StandardCharsets.UTF_8), List.of(), complete, source);
  }

  Asking arguments(String json) {
    arguments = raw(json, true, Source.VOUCHED);
    return this;
  }

  Asking tool(String server, String name) {
    tool = Optional.of(new Question.ToolRef(server, name, Optional.empty()));
    return this;
  }

  Asking datasets(String... names) {
    datasets =
        Sent.of(
            List.of(names).stream()
                .map(name -> new Question.DatasetRef(name, Optional.empty()))
                .toList());
    return this;
  }

  Asking stating(String action, String dataset) {
    stated =
        List.of(
            new Question.StatedAccess(
                Optional.of(action),
                Optional.of(new Question.DatasetRef(dataset, Optional.empty()))));
    return this;
  }

  Asking fact(String attribute, String json, Source source) {
    Json value =
        switch (JsonReader.read(json.getBytes(StandardCharsets.UTF_8))) {
          case JsonReader.Result.Read(Json read) -> read;
          case JsonReader.Result.Refused(String problem) ->
              throw new IllegalArgumentException(problem);
        };
    facts.add(new Question.Statement(attribute, Sent.of(value), source));
    return this;
  }

  Question question() {
    return new Question(
        new Question.Party(agent, agentSource),
        new Question.Party(principal, principalSource),
        chain,
        task,
        credential,
        tool,
        arguments,
        datasets,
        datasetsSource,
        stated,
        approvals,
        facts,
        supported,
        principalAuthenticated);
  }

  static AttributeModel model(Attribute... more) {
    TreeMap<String, Attribute> attributes = new TreeMap<>();
    CoreModel.ATTRIBUTES.forEach(attribute -> attributes.put(attribute.name(), attribute));
    List.of(more).forEach(attribute -> attributes.put(attribute.name(), attribute));
    return new AttributeModel(attributes);
  }

  Shape.Result shape(Attribute... more) {
    return new Shape(model(more)).check(question());
  }

  Call call(Attribute... more) {
    return switch (shape(more)) {
      case Shape.Result.WellFormed(Call call) -> call;
      case Shape.Result.Malformed(Decision.Reason reason) ->
          throw new AssertionError(reason.toString());
    };
  }

  Decision.Reason refusal(Attribute... more) {
    return switch (shape(more)) {
      case Shape.Result.WellFormed(Call call) -> throw new AssertionError("well-formed: " + call);
      case Shape.Result.Malformed(Decision.Reason reason) -> reason;
    };
  }

  /** The fields at fault; none for a question that passes. */
  List<String> faults(Attribute... more) {
    return switch (shape(more)) {
      case Shape.Result.WellFormed call -> List.of();
      case Shape.Result.Malformed(Decision.Reason reason) ->
          reason.violations().stream().map(Decision.Violation::field).toList();
    };
  }
}
