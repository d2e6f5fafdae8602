package dev.remit.wire;

import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question.Statement;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Credential;
import dev.remit.proto.v1.CredentialKind;
import dev.remit.proto.v1.Fact;
import dev.remit.proto.v1.Task;
import dev.remit.proto.v1.TextFact;
import dev.remit.proto.v1.Texts;
import dev.remit.proto.v1.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the facts that a context holds, those in fields of their own and those in its list. */
final class FactsReader {
  private final Source word;
  private final List<Statement> facts;

  /** Adds to facts that were read before. */
  FactsReader(Source word, List<Statement> before) {
    this.word = word;
    this.facts = new ArrayList<>(before);
  }

  List<Statement> facts() {
    return List.copyOf(facts);
  }

  /** Those that the task states. */
  FactsReader task(Context context) {
    if (context.getTask().hasTask()) {
      task(context.getTask().getTask());
    }
    return this;
  }

  /** Those that the credential and the list state. */
  FactsReader tail(Context context) {
    if (context.getCredential().hasCredential()) {
      credential(context.getCredential().getCredential());
    }
    context.getFactsList().forEach(this::fact);
    return this;
  }

  /** What the server knows of the caller by itself. */
  FactsReader server(Caller caller) {
    server("env.enforcement_point", caller.name());
    server("env.front_door", "grpc");
    return this;
  }

  private void server(String attribute, String value) {
    facts.add(
        new Statement(
            attribute, Sent.of(new Json.Text(value)), Source.VERIFIED, Optional.of(attribute)));
  }

  /** What the caller says in a field of the attribute's own name. */
  private void field(String attribute, Sent<Json> value) {
    facts.add(new Statement(attribute, value, word, Optional.of(attribute)));
  }

  private void task(Task task) {
    text("task.purpose", task.hasPurpose(), task.getPurpose());
    text("task.workspace", task.hasWorkspace(), task.getWorkspace());
    texts("task.mentions", task.hasMentions(), task.getMentions());
    if (task.hasTools()) {
      List<Json> tools = task.getTools().getToolsList().stream().map(FactsReader::tool).toList();
      field("task.tools", Sent.of(new Json.Array(tools)));
    }
    if (task.hasRequester()) {
      var requester = WireValues.identity(task.getRequester());
      Json identity =
          new Json.Object(
              List.of(
                  new Json.Member("issuer", new Json.Text(requester.issuer())),
                  new Json.Member("subject", new Json.Text(requester.subject()))));
      field("task.requester", Sent.of(identity));
    }
  }

  private static Json tool(Tool tool) {
    return new Json.Object(
        List.of(
            new Json.Member("server", new Json.Text(tool.getServer())),
            new Json.Member("name", new Json.Text(tool.getName()))));
  }

  private void credential(Credential credential) {
    kind(credential.getKind())
        .ifPresent(kind -> field("credential.kind", Sent.of(new Json.Text(kind))));
    text("credential.issuer", credential.hasIssuer(), credential.getIssuer());
    text("credential.binding", credential.hasBinding(), credential.getBinding());
    text("credential.holder_key", credential.hasHolderKey(), credential.getHolderKey());
    text("credential.environment", credential.hasEnvironment(), credential.getEnvironment());
    text("credential.owner", credential.hasOwner(), credential.getOwner());
    texts("credential.audience", credential.hasAudience(), credential.getAudience());
    texts("credential.scopes", credential.hasScopes(), credential.getScopes());
    if (credential.hasIssuedAt()) {
      time(
          "credential.issued_at",
          WireValues.instant(credential.getIssuedAt())
              .<Sent<Instant>>map(Sent::of)
              .orElse(Sent.nothing()));
    }
    if (credential.hasRotatedAt()) {
      time("credential.rotated_at", WireValues.time(credential.getRotatedAt()));
    }
    if (credential.hasShared()) {
      field("credential.shared", Sent.of(new Json.Bool(credential.getShared())));
    }
  }

  /** The policies' word for a kind; one that is not known is not stated. */
  private static Optional<String> kind(CredentialKind kind) {
    return switch (kind) {
      case CREDENTIAL_KIND_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
      case CREDENTIAL_KIND_STATIC_KEY,
          CREDENTIAL_KIND_OAUTH_TOKEN,
          CREDENTIAL_KIND_JWT_SVID,
          CREDENTIAL_KIND_X509_SVID,
          CREDENTIAL_KIND_WORKLOAD_TOKEN,
          CREDENTIAL_KIND_SESSION ->
          Optional.of(kind.name().substring("CREDENTIAL_KIND_".length()).toLowerCase(Locale.ROOT));
    };
  }

  private void text(String attribute, boolean sent, TextFact fact) {
    if (!sent) {
      return;
    }
    Sent<Json> value =
        switch (WireValues.text(fact)) {
          case Sent.Value<String>(String text) -> Sent.of(new Json.Text(text));
          case Sent.None<String> none -> Sent.none();
          case Sent.Nothing<String> nothing -> Sent.nothing();
        };
    field(attribute, value);
  }

  private void texts(String attribute, boolean sent, Texts texts) {
    if (sent) {
      field(
          attribute,
          Sent.of(
              new Json.Array(texts.getValuesList().stream().<Json>map(Json.Text::new).toList())));
    }
  }

  private void time(String attribute, Sent<Instant> time) {
    Sent<Json> value =
        switch (time) {
          case Sent.Value<Instant>(Instant instant) -> Sent.of(new Json.Text(instant.toString()));
          case Sent.None<Instant> none -> Sent.none();
          case Sent.Nothing<Instant> nothing -> Sent.nothing();
        };
    field(attribute, value);
  }

  /** What the server knows by itself is not taken from a caller. */
  private void fact(Fact fact) {
    Sent<Json> value =
        switch (fact.getStateCase()) {
          case VALUE -> Sent.of(WireValues.json(fact.getValue()));
          case NONE -> Sent.none();
          case STATE_NOT_SET -> Sent.nothing();
        };
    facts.add(new Statement(fact.getAttribute(), value, word));
  }
}
