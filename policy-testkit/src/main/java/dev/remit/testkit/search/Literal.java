package dev.remit.testkit.search;

import dev.remit.lang.canonical.DurationText;
import dev.remit.lang.decide.Json;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as a test writes them, and as a request has them. */
public final class Literal {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern DURATION = Pattern.compile("(\\d+(ms|[dhms]))+");

  private Literal() {}

  /** JSON as a value of a type, or of whatever it is where none is declared. */
  public static String of(Json json, Optional<Type> type) {
    return switch (json) {
      case Json.Text(String text) -> text(text, type);
      case Json.Number(BigDecimal number) -> number.toPlainString();
      case Json.Bool(boolean bool) -> Boolean.toString(bool);
      case Json.Null none -> "none";
      case Json.Array(List<Json> elements) ->
          elements.isEmpty()
              ? "{ }"
              : elements.stream()
                  .map(each -> of(each, element(type)))
                  .collect(Collectors.joining(", ", "{ ", " }"));
      case Json.Object(List<Json.Member> members) -> object(members, type);
      case Json.Elided elided -> "unknown";
    };
  }

  private static String text(String text, Optional<Type> type) {
    boolean bare =
        type.map(of ->
                switch (of) {
                  case Type.EnumOf words -> WORD.matcher(text).matches();
                  case Type.Length length -> DURATION.matcher(text).matches();
                  case Type.Time time -> text.endsWith("Z");
                  case Type.Date date -> true;
                  default -> false;
                })
            .orElse(false);
    return bare ? text : quoted(text);
  }

  /** In quotes, escaped as the language has it. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(each -> {
          switch (each) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
              if (each < ' ' || each > '~') {
                out.append("\\u{").append(Integer.toHexString(each)).append('}');
              } else {
                out.appendCodePoint(each);
              }
            }
          }
        });
    return out.append('"').toString();
  }

  private static Optional<Type> element(Optional<Type> type) {
    return type.flatMap(of ->
        switch (of) {
          case Type.ListOf(Type each, int max) -> Optional.of(each);
          case Type.SetOf(Type each, int max) -> Optional.of(each);
          default -> Optional.empty();
        });
  }

  private static String object(List<Json.Member> members, Optional<Type> type) {
    if (type.filter(Type.Identity.class::isInstance).isPresent()
        && members.size() == 2
        && members.getFirst().value() instanceof Json.Text(String issuer)
        && members.getLast().value() instanceof Json.Text(String subject)) {
      return identity(new Value.Identity(issuer, subject));
    }
    if (type.filter(Type.Tool.class::isInstance).isPresent()
        && members.size() == 2
        && members.getFirst().value() instanceof Json.Text(String server)
        && members.getLast().value() instanceof Json.Text(String name)) {
      return new Value.Tool(server, name).toString();
    }
    List<String> fields = new ArrayList<>();
    for (Json.Member member : members) {
      fields.add(name(member.name()) + ": " + of(member.value(), field(type, member.name())));
    }
    return fields.isEmpty() ? "{ }" : "{ " + String.join(", ", fields) + " }";
  }

  private static Optional<Type> field(Optional<Type> type, String name) {
    return type.filter(Type.RecordOf.class::isInstance)
        .flatMap(record ->
            ((Type.RecordOf) record)
                .fields().stream().filter(field -> field.name().equals(name)).findFirst())
        .map(Type.Field::type);
  }

  /** Stands for a secret: some value of its type, and {@code none} where there may be none. */
  static String placeholder(Type.Field field) {
    if (field.optional()) {
      return "none";
    }
    return Boundaries.some(field.type()).stream()
        .flatMap(value -> json(value).stream())
        .findFirst()
        .map(value -> of(value, Optional.of(field.type())))
        .orElse("unknown");
  }

  /** A word, in quotes where it is none. */
  public static String name(String text) {
    return WORD.matcher(text).matches() ? text : quoted(text);
  }

  /** {@code "spiffe://…"}, or {@code "issuer" / "subject"}. */
  public static String identity(Value.Identity identity) {
    return identity.issuer().startsWith("spiffe://")
        ? quoted(identity.issuer() + "/" + identity.subject())
        : quoted(identity.issuer()) + " / " + quoted(identity.subject());
  }

  /** A value as a request would have it; empty for what no JSON is read as. */
  static Optional<Json> json(Reading value) {
    return switch (value) {
      case Value.Bool(boolean bool) -> Optional.of(new Json.Bool(bool));
      case Value.Int(long number) -> Optional.of(new Json.Number(BigDecimal.valueOf(number)));
      case Value.Decimal(BigDecimal number) -> Optional.of(new Json.Number(number));
      case Value.Text(String text) -> Optional.of(new Json.Text(text));
      case Value.Length(var length) -> Optional.of(new Json.Text(DurationText.write(length)));
      case Value.Time(var time) -> Optional.of(new Json.Text(time.toString()));
      case Value.Symbol(String word, int ordinal) -> Optional.of(new Json.Text(word));
      case Value.Identity(String issuer, String subject) ->
          Optional.of(
              new Json.Object(
                  List.of(
                      new Json.Member("issuer", new Json.Text(issuer)),
                      new Json.Member("subject", new Json.Text(subject)))));
      case Value.Tool(String server, String name) ->
          Optional.of(
              new Json.Object(
                  List.of(
                      new Json.Member("server", new Json.Text(server)),
                      new Json.Member("name", new Json.Text(name)))));
      case Value.Many(List<Reading> elements) -> {
        List<Json> all = elements.stream().flatMap(each -> json(each).stream()).toList();
        yield all.size() == elements.size() ? Optional.of(new Json.Array(all)) : Optional.empty();
      }
      case Value.Command(List<String> words) ->
          Optional.of(new Json.Array(words.stream().<Json>map(Json.Text::new).toList()));
      case Value.Fields fields -> Optional.empty();
      case Value.Opaque opaque -> Optional.empty();
      case Value other -> Optional.of(new Json.Text(other.toString()));
      case Reading.None none -> Optional.of(new Json.Null());
      case Reading.Unknown unknown -> Optional.empty();
      case Reading.Absent absent -> Optional.empty();
    };
  }
}
