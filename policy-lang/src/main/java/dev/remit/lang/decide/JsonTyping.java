package dev.remit.lang.decide;

import dev.remit.lang.canonical.AddressText;
import dev.remit.lang.canonical.Canonical;
import dev.remit.lang.canonical.CommandLine;
import dev.remit.lang.canonical.DateText;
import dev.remit.lang.canonical.DomainText;
import dev.remit.lang.canonical.DurationText;
import dev.remit.lang.canonical.EmailText;
import dev.remit.lang.canonical.UriText;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Unknowns;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads JSON as a declared type, exactly or not at all: what does not fit is a fault and reads as
 * unknown, so that the rest of a call can still be judged. Objects have no duplicate members here.
 */
final class JsonTyping {
  private final Faults faults;

  JsonTyping(Faults faults) {
    this.faults = faults;
  }

  /** The members of an object as declared fields; those that {@code rest} admits may be others. */
  SortedMap<String, Reading> fields(
      List<Json.Member> members, List<Type.Field> declared, String at, Rest rest) {
    Map<String, Json> sent = new HashMap<>();
    members.forEach(member -> sent.put(member.name(), member.value()));
    Set<String> known = new HashSet<>();
    SortedMap<String, Reading> readings = new TreeMap<>();
    for (Type.Field field : declared) {
      known.add(field.name());
      String name = at + "." + field.name();
      Json json = sent.get(field.name());
      readings.put(
          field.name(), json == null ? missing(field, name, rest) : field(json, field, name));
    }
    if (!rest.open()) {
      sent.keySet().stream()
          .filter(name -> !known.contains(name))
          .forEach(name ->
              faults.add(ReasonCode.ARGUMENT_UNDECLARED, at + "." + name, "it is not declared"));
    }
    return readings;
  }

  /** What the members that are not there may be. */
  record Rest(boolean complete, boolean open) {
    static final Rest NOTHING = new Rest(true, false);
  }

  private Reading missing(Type.Field field, String name, Rest rest) {
    if (!rest.complete()) {
      return new Reading.Unknown(name);
    }
    return field.optional() ? Reading.NONE : misfit(name, "it is required");
  }

  private Reading field(Json json, Type.Field field, String name) {
    if (json instanceof Json.Null) {
      return field.optional() ? Reading.NONE : misfit(name, "it is never none");
    }
    return read(json, field.type(), name);
  }

  Reading read(Json json, Type type, String name) {
    if (json instanceof Json.Elided) {
      return new Reading.Unknown(name);
    }
    return switch (type) {
      case Type.Bool any ->
          json instanceof Json.Bool(boolean bool)
              ? new Value.Bool(bool)
              : misfit(name, "it is no bool");
      case Type.Int any ->
          json instanceof Json.Number(BigDecimal number)
              ? whole(number, name)
              : misfit(name, "it is no int");
      case Type.Decimal any ->
          json instanceof Json.Number(BigDecimal number)
              ? decimal(number, name)
              : misfit(name, "it is no decimal");
      case Type.ListOf(Type element, int max) -> list(json, element, max, name);
      case Type.SetOf(Type element, int max) -> set(json, element, max, name);
      case Type.RecordOf(List<Type.Field> declared) ->
          json instanceof Json.Object(List<Json.Member> members)
              ? new Value.Fields(fields(members, declared, name, Rest.NOTHING))
              : misfit(name, "it is no record");
      case Type.Json any -> new Value.Opaque();
      case Type.Identity any when json instanceof Json.Object(List<Json.Member> members) ->
          identity(members, name);
      case Type.Tool any -> tool(json, name);
      case Type.Text any -> text(json, type, name);
      case Type.Length any -> text(json, type, name);
      case Type.Time any -> text(json, type, name);
      case Type.EnumOf any -> text(json, type, name);
      case Type.Name any -> text(json, type, name);
      case Type.Path any -> text(json, type, name);
      case Type.Label any -> text(json, type, name);
      case Type.Date any -> text(json, type, name);
      case Type.Uri any -> text(json, type, name);
      case Type.Email any -> text(json, type, name);
      case Type.Domain any -> text(json, type, name);
      case Type.Ip any -> text(json, type, name);
      case Type.Cidr any -> text(json, type, name);
      case Type.Identity any -> text(json, type, name);
      case Type.Command any -> command(json, name);
    };
  }

  private Reading text(Json json, Type type, String name) {
    if (!(json instanceof Json.Text(String text))) {
      return misfit(name, "it is no text");
    }
    return switch (type) {
      case Type.Text any -> new Value.Text(text);
      case Type.Label(List<String> declared) ->
          declared.contains(text) ? new Value.Text(text) : misfit(name, "it is no label");
      case Type.EnumOf words ->
          words.values().contains(text)
              ? new Value.Symbol(text, words.values().indexOf(text))
              : misfit(name, "it is none of the values of " + words.name());
      case Type.Length any ->
          DurationText.read(text)
              .<Reading>map(Value.Length::new)
              .orElseGet(() -> misfit(name, "it is no duration"));
      case Type.Time any ->
          Times.read(text)
              .<Reading>map(Value.Time::new)
              .orElseGet(() -> misfit(name, "it is no RFC 3339 time"));
      case Type.Name any ->
          CanonicalNames.name(text)
              .<Reading>map(found -> found)
              .orElseGet(() -> misfit(name, "it is no canonical name"));
      case Type.Path any ->
          CanonicalNames.path(text)
              .<Reading>map(found -> found)
              .orElseGet(() -> misfit(name, "it is no canonical path"));
      case Type.Identity any ->
          CanonicalNames.spiffe(text)
              .<Reading>map(found -> found)
              .orElseGet(() -> misfit(name, "it is no canonical identity"));
      case Type.Date any -> canonical(DateText.read(text), "date", name);
      case Type.Uri any -> canonical(UriText.read(text), "uri", name);
      case Type.Email any -> canonical(EmailText.read(text), "email address", name);
      case Type.Domain any -> canonical(DomainText.read(text), "domain", name);
      case Type.Ip any -> canonical(AddressText.ip(text), "IP address", name);
      case Type.Cidr any -> canonical(AddressText.cidr(text), "network", name);
      default -> misfit(name, "it is not of its type");
    };
  }

  private <T extends Value> Reading canonical(Canonical<T> read, String kind, String name) {
    return switch (read) {
      case Canonical.Read<T>(T value) -> value;
      case Canonical.Refused<T>(String problem) ->
          misfit(name, "it is no canonical " + kind + ": " + problem);
    };
  }

  /** A line, or its words; unknown where nobody but a shell could tell the words. */
  private Reading command(Json json, String name) {
    if (json instanceof Json.Text(String line)) {
      return orUnknown(CommandLine.split(line), name);
    }
    if (!(json instanceof Json.Array(List<Json> sent))) {
      return misfit(name, "it is neither a command line nor a list of its words");
    }
    List<String> words = new ArrayList<>();
    boolean elided = false;
    for (Json each : sent) {
      switch (each) {
        case Json.Text(String word) -> words.add(word);
        case Json.Elided any -> elided = true;
        default -> {
          return misfit(name, "a word of it is no text");
        }
      }
    }
    return elided ? new Reading.Unknown(name) : orUnknown(CommandLine.of(words), name);
  }

  private static Reading orUnknown(Optional<Value.Command> command, String name) {
    return command.<Reading>map(found -> found).orElseGet(() -> new Reading.Unknown(name));
  }

  private Reading whole(BigDecimal number, String name) {
    boolean fits =
        JsonLimits.isShort(number)
            && number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
            && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
            && (number.signum() == 0 || number.stripTrailingZeros().scale() <= 0);
    return fits
        ? new Value.Int(number.longValueExact())
        : misfit(name, "an int cannot hold it exactly");
  }

  private Reading decimal(BigDecimal number, String name) {
    if (JsonLimits.isShort(number)) {
      Value.Decimal exact = new Value.Decimal(number);
      int scale = exact.value().scale();
      int digits = Math.max(exact.value().precision(), exact.value().precision() - scale);
      if (scale <= Limits.DECIMAL_SCALE && digits <= Limits.DECIMAL_DIGITS) {
        return exact;
      }
    }
    return misfit(name, "a decimal cannot hold it exactly");
  }

  private Reading list(Json json, Type element, int max, String name) {
    if (!(json instanceof Json.Array(List<Json> sent))) {
      return misfit(name, "it is no list");
    }
    if (sent.size() > max) {
      return misfit(name, "it has more than " + max + " elements");
    }
    List<Reading> elements = new ArrayList<>();
    for (Json each : sent) {
      elements.add(read(each, element, name));
    }
    return new Value.Many(elements);
  }

  /**
   * Sorted by one order wherever a set comes from, so that equal sets are equal values. With an
   * unknown element there is no such order, and nothing is known of the set.
   */
  private Reading set(Json json, Type element, int max, String name) {
    Reading list = list(json, element, max, name);
    return list instanceof Value.Many(List<Reading> elements) && Unknowns.first(list).isEmpty()
        ? Value.Many.set(elements.stream().map(Value.class::cast).toList())
        : new Reading.Unknown(name);
  }

  private Reading identity(List<Json.Member> members, String name) {
    Map<String, String> parts = texts(members);
    Value.Identity identity =
        new Value.Identity(parts.getOrDefault("issuer", ""), parts.getOrDefault("subject", ""));
    return members.size() == 2 && CanonicalNames.isIdentity(identity)
        ? identity
        : misfit(name, "it is no canonical identity");
  }

  private Reading tool(Json json, String name) {
    if (json instanceof Json.Object(List<Json.Member> members)) {
      Map<String, String> parts = texts(members);
      String server = parts.getOrDefault("server", "");
      String tool = parts.getOrDefault("name", "");
      if (members.size() == 2
          && CanonicalNames.isToolPart(server)
          && CanonicalNames.isToolPart(tool)) {
        return new Value.Tool(server, tool);
      }
    }
    return misfit(name, "it is no canonical tool");
  }

  private static Map<String, String> texts(List<Json.Member> members) {
    Map<String, String> texts = new HashMap<>();
    for (Json.Member member : members) {
      if (member.value() instanceof Json.Text(String text)) {
        texts.put(member.name(), text);
      }
    }
    return texts;
  }

  private Reading misfit(String name, String problem) {
    faults.add(ReasonCode.ARGUMENT_INVALID, name, problem);
    return new Reading.Unknown(name);
  }
}
