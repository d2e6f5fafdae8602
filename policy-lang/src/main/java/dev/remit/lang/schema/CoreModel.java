package dev.remit.lang.schema;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.schema.Attribute.Supply;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attributes that every bundle has. A bundle may redeclare one with another floor, and add its
 * own.
 */
public final class CoreModel {
  private static final int MANY = 256;

  private static final Type BOOL = new Type.Bool();
  private static final Type INT = new Type.Int();
  private static final Type TEXT = new Type.Text();
  private static final Type TIME = new Type.Time();
  private static final Type LENGTH = new Type.Length();
  private static final Type NAME = new Type.Name();
  private static final Type PATH = new Type.Path();
  private static final Type IP = new Type.Ip();
  private static final Type IDENTITY = new Type.Identity();
  private static final Type TOOL = new Type.Tool();
  private static final Type TEXTS = new Type.SetOf(TEXT, MANY);

  /** As many as a chain has hops at most. */
  private static final int ACTORS = 16;

  /** Few enough that each group of a principal can be looked for among them. */
  private static final int READERS = 64;

  public static final Type.EnumOf ACTION =
      new Type.EnumOf(
          "action",
          List.of(
              "read",
              "list",
              "write",
              "delete",
              "execute",
              "send",
              "pay",
              "admin",
              "delegate",
              "mint"),
          false);
  public static final Type.EnumOf TRUST =
      new Type.EnumOf("trust", List.of("asserted", "vouched", "registry", "verified"), true);
  public static final Type.EnumOf SENSITIVITY =
      new Type.EnumOf(
          "sensitivity", List.of("public", "internal", "confidential", "restricted"), true);
  public static final Type.EnumOf ASSURANCE =
      new Type.EnumOf("assurance", List.of("low", "substantial", "high"), true);
  public static final Type.EnumOf STATUS =
      new Type.EnumOf("status", List.of("active", "suspended", "retired"), false);
  public static final Type.EnumOf PRINCIPAL_KIND =
      new Type.EnumOf("principal.kind", List.of("human", "service"), false);
  public static final Type.EnumOf CREDENTIAL_KIND =
      new Type.EnumOf(
          "credential.kind",
          List.of(
              "static_key", "oauth_token", "jwt_svid", "x509_svid", "workload_token", "session"),
          false);
  public static final Type.EnumOf BINDING =
      new Type.EnumOf("credential.binding", List.of("dpop", "mtls"), false);

  /** The labels of datasets: a set of declared words. */
  public static final Type.SetOf LABELS = new Type.SetOf(TEXT, MANY);

  public static final List<Attribute> ATTRIBUTES =
      List.of(
          question("agent", IDENTITY),
          question("agent.id", IDENTITY),
          question("agent.trust_domain", TEXT),
          optional("agent.tenant", TEXT),
          stated("agent.environment", TEXT),
          stated("agent.owner", TEXT),
          stated("agent.status", STATUS),
          stated("agent.assurance", ASSURANCE),
          stated("agent.groups", TEXTS),
          question("principal", IDENTITY),
          question("principal.id", IDENTITY),
          question("principal.issuer", TEXT),
          stated("principal.kind", PRINCIPAL_KIND),
          optional("principal.tenant", TEXT),
          stated("principal.groups", TEXTS),
          optional("principal.acr", TEXT),
          question("chain.depth", INT),
          question("chain.root", IDENTITY),
          question("chain.trust", TRUST),
          new Attribute("chain.expires_at", TIME, true, Source.ASSERTED, Supply.QUESTION),
          question("chain.actors", new Type.SetOf(IDENTITY, ACTORS)),
          question("chain.scope.all_tools", BOOL),
          question("chain.scope.all_actions", BOOL),
          question("chain.scope.all_datasets", BOOL),
          question("chain.scope.all_arguments", BOOL),
          hop("hop.from", IDENTITY, false),
          hop("hop.to", IDENTITY, false),
          hop("hop.index", INT, false),
          hop("hop.purpose", TEXT, false),
          hop("hop.not_before", TIME, false),
          hop("hop.expires_at", TIME, false),
          hop("hop.trust", TRUST, false),
          hop("hop.assurance", ASSURANCE, false),
          hop("hop.scope.all_tools", BOOL, false),
          hop("hop.scope.all_actions", BOOL, false),
          hop("hop.scope.all_datasets", BOOL, false),
          hop("hop.scope.all_arguments", BOOL, false),
          question("task", TEXT),
          question("task.id", TEXT),
          new Attribute("task.deadline", TIME, true, Source.VOUCHED, Supply.QUESTION),
          new Attribute("task.parent", TEXT, true, Source.VOUCHED, Supply.QUESTION),
          stated("task.purpose", TEXT),
          stated("task.requester", IDENTITY),
          stated("task.workspace", PATH),
          stated("task.mentions", TEXTS),
          stated("task.tools", new Type.SetOf(TOOL, MANY)),
          access("action", ACTION, false),
          tool("tool", TOOL),
          tool("tool.server", TEXT),
          tool("tool.name", TEXT),
          tool("tool.reversible", BOOL),
          tool("tool.pinned", BOOL),
          new Attribute("tool.digest", TEXT, true, Source.REGISTRY, Supply.TOOL),
          access("dataset", NAME, false),
          access("dataset.name", NAME, false),
          access("dataset.path", PATH, false),
          access("dataset.kind", TEXT, false),
          access("dataset.owner", TEXT, false),
          access("dataset.tenant", TEXT, true),
          access("dataset.environment", TEXT, false),
          access("dataset.region", TEXT, false),
          access("dataset.sensitivity", SENSITIVITY, false),
          access("dataset.labels", LABELS, false),
          access("dataset.readers", new Type.SetOf(TEXT, READERS), false),
          access("dataset.version", TEXT, false),
          question("credential", TEXT),
          question("credential.id", TEXT),
          new Attribute("credential.expires_at", TIME, true, Source.VOUCHED, Supply.QUESTION),
          stated("credential.kind", CREDENTIAL_KIND),
          stated("credential.issuer", TEXT),
          stated("credential.issued_at", TIME),
          optional("credential.rotated_at", TIME),
          optional("credential.binding", BINDING),
          optional("credential.holder_key", TEXT),
          stated("credential.audience", TEXTS),
          stated("credential.scopes", TEXTS),
          stated("credential.environment", TEXT),
          stated("credential.owner", TEXT),
          stated("credential.shared", BOOL),
          clock("hop.ttl", LENGTH),
          clock("credential.age", LENGTH),
          clock("credential.rotation_age", LENGTH),
          clock("credential.ttl", LENGTH),
          clock("env.now", TIME),
          stated("env.ip", IP),
          stated("env.region", TEXT),
          stated("env.front_door", TEXT),
          stated("env.enforcement_point", TEXT));

  /** The datasets of a call together, which quantifiers look through. */
  public static final String DATASETS = "datasets";

  private static final int MOST_DATASETS = 32;

  private CoreModel() {}

  /**
   * What is known of a dataset: the attributes of {@code dataset}, without that word before them.
   */
  public static SortedMap<String, Attribute> ofDatasets(Collection<Attribute> attributes) {
    TreeMap<String, Attribute> fields = new TreeMap<>();
    for (Attribute attribute : attributes) {
      if (attribute.name().startsWith("dataset.")) {
        fields.put(attribute.name().substring("dataset.".length()), attribute);
      }
    }
    return fields;
  }

  /** The attribute {@code datasets} of a bundle with these attributes: a list of records. */
  public static Attribute datasets(Collection<Attribute> attributes) {
    List<Type.Field> fields =
        ofDatasets(attributes).entrySet().stream()
            .map(entry ->
                new Type.Field(
                    entry.getKey(), entry.getValue().type(), entry.getValue().optional(), false))
            .toList();
    return question(DATASETS, new Type.ListOf(new Type.RecordOf(fields), MOST_DATASETS));
  }

  private static Attribute question(String name, Type type) {
    return new Attribute(name, type, false, Source.ASSERTED, Supply.QUESTION);
  }

  private static Attribute stated(String name, Type type) {
    return new Attribute(name, type, false, Source.VOUCHED, Supply.STATEMENT);
  }

  private static Attribute optional(String name, Type type) {
    return new Attribute(name, type, true, Source.VOUCHED, Supply.STATEMENT);
  }

  private static Attribute hop(String name, Type type, boolean optional) {
    return new Attribute(name, type, optional, Source.VOUCHED, Supply.HOP);
  }

  private static Attribute access(String name, Type type, boolean optional) {
    return new Attribute(name, type, optional, Source.REGISTRY, Supply.ACCESS);
  }

  private static Attribute tool(String name, Type type) {
    return new Attribute(name, type, false, Source.REGISTRY, Supply.TOOL);
  }

  private static Attribute clock(String name, Type type) {
    return new Attribute(name, type, false, Source.VOUCHED, Supply.CLOCK);
  }
}
