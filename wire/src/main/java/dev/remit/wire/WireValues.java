package dev.remit.wire;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Value.Identity;
import dev.remit.proto.v1.ElidedValue;
import dev.remit.proto.v1.Member;
import dev.remit.proto.v1.ObjectValue;
import dev.remit.proto.v1.TextFact;
import dev.remit.proto.v1.TimeFact;
import dev.remit.proto.v1.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads single values off the wire. */
public final class WireValues {
  /** RFC 8259, section 6. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,9})?");

  private static final int NUMBER_CHARS = 64;
  private static final int NANOS_PER_MILLI = 1_000_000;

  /** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z: the range of a protobuf timestamp. */
  private static final long FIRST_SECOND = -62_135_596_800L;

  private static final long LAST_SECOND = 253_402_300_799L;

  private WireValues() {}

  static Identity identity(dev.remit.proto.v1.Identity identity) {
    return new Identity(identity.getIssuer(), identity.getSubject());
  }

  /** Empty where the timestamp is out of its range, so that it counts as not sent. */
  static Optional<Instant> instant(Timestamp timestamp) {
    boolean valid =
        timestamp.getSeconds() >= FIRST_SECOND
            && timestamp.getSeconds() <= LAST_SECOND
            && timestamp.getNanos() >= 0
            && timestamp.getNanos() < 1_000_000_000;
    return valid
        ? Optional.of(Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos()))
        : Optional.empty();
  }

  public static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  /** Proto3 sends no empty text: it is one that was not stated. */
  static Optional<String> stated(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  static Sent<String> text(TextFact fact) {
    return switch (fact.getStateCase()) {
      case VALUE -> Sent.of(fact.getValue());
      case NONE -> Sent.none();
      case STATE_NOT_SET -> Sent.nothing();
    };
  }

  static Sent<Instant> time(TimeFact fact) {
    return switch (fact.getStateCase()) {
      case VALUE -> instant(fact.getValue()).<Sent<Instant>>map(Sent::of).orElse(Sent.nothing());
      case NONE -> Sent.none();
      case STATE_NOT_SET -> Sent.nothing();
    };
  }

  static Optional<BigDecimal> number(String text) {
    if (isPlain(text)) {
      return Optional.of(new BigDecimal(text));
    }
    return text.length() <= NUMBER_CHARS && NUMBER.matcher(text).matches()
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  /** Whether it is digits, with one point between them or none, as most numbers are. */
  private static boolean isPlain(String text) {
    int point = text.indexOf('.');
    int whole = point < 0 ? text.length() : point;
    return text.length() <= NUMBER_CHARS
        && areDigits(text, 0, whole)
        && (whole == 1 || text.charAt(0) != '0')
        && (point < 0 || areDigits(text, point + 1, text.length()));
  }

  private static boolean areDigits(String text, int from, int to) {
    boolean digits = from < to;
    for (int i = from; digits && i < to; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return digits;
  }

  static Json.Elided elided(ElidedValue value) {
    return new Json.Elided(value.getDigest(), value.getLength());
  }

  static List<Json.Member> members(ObjectValue object) {
    List<Json.Member> members = new ArrayList<>(object.getMembersCount());
    for (int i = 0; i < object.getMembersCount(); i++) {
      Member member = object.getMembers(i);
      members.add(new Json.Member(member.getName(), json(member.getValue())));
    }
    return members;
  }

  /**
   * A value as JSON. One without a kind, or a number that is none, becomes an elision without a
   * digest, which the shape of the question refuses. Whoever parsed the message bounded the
   * nesting, so the recursion ends.
   */
  static Json json(Value value) {
    return switch (value.getKindCase()) {
      case TEXT -> new Json.Text(value.getText());
      case NUMBER -> number(value.getNumber()).<Json>map(Json.Number::new).orElse(malformed());
      case BOOL -> new Json.Bool(value.getBool());
      case NULL -> new Json.Null();
      case LIST ->
          new Json.Array(value.getList().getValuesList().stream().map(WireValues::json).toList());
      case OBJECT -> new Json.Object(members(value.getObject()));
      case ELIDED -> elided(value.getElided());
      case TIME ->
          instant(value.getTime())
              .<Json>map(time -> new Json.Text(time.toString()))
              .orElse(malformed());
      case DURATION -> duration(value.getDuration());
      case IDENTITY ->
          new Json.Object(
              List.of(
                  new Json.Member("issuer", new Json.Text(value.getIdentity().getIssuer())),
                  new Json.Member("subject", new Json.Text(value.getIdentity().getSubject()))));
      case KIND_NOT_SET -> malformed();
    };
  }

  /** The policies know milliseconds and nothing finer. */
  private static Json duration(Duration duration) {
    return duration.getNanos() % NANOS_PER_MILLI == 0
        ? new Json.Text(duration.getSeconds() + "s" + duration.getNanos() / NANOS_PER_MILLI + "ms")
        : malformed();
  }

  private static Json malformed() {
    return new Json.Elided("", -1);
  }
}
