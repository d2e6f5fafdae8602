package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The digests that others compute too: SHA-256 over canonical JSON, written {@code sha256:} and 64
 * hexadecimal digits. {@code docs/digests.md} specifies each document and has test vectors.
 */
public final class Digests {
  /** Looking one up takes as long as a digest. */
  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(Digests::sha256);

  private Digests() {}

  /**
   * Of any value; empty if it has elided parts or duplicate members, which have no one spelling.
   */
  public static Optional<String> of(Json json) {
    return JsonLimits.hasElided(json) || JsonLimits.hasDuplicates(json)
        ? Optional.empty()
        : Optional.of(sha256(CanonicalJson.bytes(json)));
  }

  /** Of a call's arguments as sent. Whether they are complete is for the caller to know. */
  public static Optional<String> arguments(Json.Object arguments) {
    return of(arguments);
  }

  /** Of a tool's definition, as its server lists it, whole. */
  public static Optional<String> toolDefinition(Json.Object definition) {
    return of(definition);
  }

  /** Of a delegation chain. How far it is trusted is no part of it. */
  public static String chain(List<Call.Hop> chain) {
    return sha256(CanonicalJson.bytes(ChainDocument.of(chain)));
  }

  /**
   * Of what one approval satisfies; empty where nothing can be bound: the arguments are incomplete
   * or elided, or a field of the obligation is not known.
   */
  public static Optional<String> demand(TypedCall call, Decision.Obligation obligation) {
    Optional<Json> fields = fields(obligation.fields());
    if (call.argumentsDigest().isEmpty() || fields.isEmpty()) {
      return Optional.empty();
    }
    Call asked = call.call();
    Json document =
        object(
            new Json.Member("accesses", accesses(call.accesses())),
            new Json.Member("agent", identity(asked.agent())),
            new Json.Member("arguments", new Json.Text(call.argumentsDigest().get())),
            new Json.Member("chain", new Json.Text(chain(asked.chain()))),
            new Json.Member(
                "obligation",
                object(
                    new Json.Member("fields", fields.get()),
                    new Json.Member("type", new Json.Text(obligation.type())))),
            new Json.Member("principal", identity(asked.principal())),
            new Json.Member(
                "task",
                asked.task().<Json>map(task -> new Json.Text(task.id())).orElse(new Json.Null())),
            new Json.Member("tool", tool(asked.tool())));
    return of(document);
  }

  static Json identity(Value.Identity identity) {
    return object(
        new Json.Member("issuer", new Json.Text(identity.issuer())),
        new Json.Member("subject", new Json.Text(identity.subject())));
  }

  static Json object(Json.Member... members) {
    return new Json.Object(List.of(members));
  }

  private static Json tool(Value.Tool tool) {
    return object(
        new Json.Member("name", new Json.Text(tool.name())),
        new Json.Member("server", new Json.Text(tool.server())));
  }

  private static Json accesses(List<Access> accesses) {
    List<Json> written = new ArrayList<>();
    for (Access access : accesses) {
      written.add(
          object(
              new Json.Member("action", part(access.action())),
              new Json.Member("dataset", part(access.dataset())),
              new Json.Member("path", part(access.path()))));
    }
    return new Json.Array(written);
  }

  /**
   * A known part is its text, none is null, unknown is {@code {"unknown":true}}, which no text can
   * be.
   */
  private static <T> Json part(Access.Part<T> part) {
    return switch (part) {
      case Access.Part.Known<T>(T value) -> new Json.Text(value.toString());
      case Access.Part.None<T> none -> new Json.Null();
      case Access.Part.Unknown<T> unknown ->
          object(new Json.Member("unknown", new Json.Bool(true)));
    };
  }

  private static Optional<Json> fields(Map<String, ? extends Reading> fields) {
    List<Json.Member> members = new ArrayList<>();
    for (Map.Entry<String, ? extends Reading> field : fields.entrySet()) {
      Optional<Json> value = value(field.getValue());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      members.add(new Json.Member(field.getKey(), value.get()));
    }
    return Optional.of(new Json.Object(members));
  }

  private static Optional<Json> value(Reading reading) {
    return switch (reading) {
      case Value.Bool(boolean bool) -> Optional.of(new Json.Bool(bool));
      case Value.Int(long number) ->
          Optional.of(new Json.Number(java.math.BigDecimal.valueOf(number)));
      case Value.Decimal(var number) -> Optional.of(new Json.Number(number));
      case Value.Text(String text) -> Optional.of(new Json.Text(text));
      case Value.Length(var length) -> Optional.of(new Json.Number(Times.seconds(length)));
      case Value.Time(var time) -> Optional.of(new Json.Text(Times.text(time)));
      case Value.Symbol(String word, int ordinal) -> Optional.of(new Json.Text(word));
      case Value.Name name -> Optional.of(new Json.Text(name.toString()));
      case Value.Path path -> Optional.of(new Json.Text(path.toString()));
      case Value.Date date -> Optional.of(new Json.Text(date.toString()));
      case Value.Uri uri -> Optional.of(new Json.Text(uri.toString()));
      case Value.Email email -> Optional.of(new Json.Text(email.toString()));
      case Value.Domain domain -> Optional.of(new Json.Text(domain.toString()));
      case Value.Ip address -> Optional.of(new Json.Text(address.toString()));
      case Value.Cidr network -> Optional.of(new Json.Text(network.toString()));
      case Value.Command(List<String> words) ->
          Optional.of(new Json.Array(words.stream().<Json>map(Json.Text::new).toList()));
      case Value.Identity identity -> Optional.of(identity(identity));
      case Value.Tool tool -> Optional.of(tool(tool));
      case Value.Many(List<Reading> elements) -> many(elements);
      case Value.Fields(var fields) -> fields(fields);
      case Reading.None none -> Optional.of(new Json.Null());
      case Value.Opaque opaque -> Optional.empty();
      case Reading.Unknown unknown -> Optional.empty();
      case Reading.Absent absent -> Optional.empty();
    };
  }

  private static Optional<Json> many(List<Reading> elements) {
    List<Json> written = new ArrayList<>();
    for (Reading element : elements) {
      Optional<Json> value = value(element);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      written.add(value.get());
    }
    return Optional.of(new Json.Array(written));
  }

  private static String sha256(byte[] bytes) {
    return sha256(SHA_256.get(), bytes);
  }

  /** Whatever it was left with: a stack that ran out may have cut the last digest off. */
  static String sha256(MessageDigest digest, byte[] bytes) {
    digest.reset();
    return "sha256:" + HexFormat.of().formatHex(digest.digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
