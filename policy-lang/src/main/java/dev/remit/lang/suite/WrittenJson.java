package dev.remit.lang.suite;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.TestDeclaration.Entry;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.canonical.DurationText;
import dev.remit.lang.canonical.IdentityText;
import dev.remit.lang.check.Shown;
import dev.remit.lang.data.Cells;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.TypedJson;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values as written, as the JSON that a request would have for them. */
final class WrittenJson {
  private final Findings findings;
  private final LocalDate day;

  /** With the day, in UTC, of times without one. */
  WrittenJson(Findings findings, LocalDate day) {
    this.findings = findings;
    this.day = day;
  }

  /** The JSON of a value of a type; what is of no JSON, or of another type, is said. */
  Optional<Json> of(Written written, Type type, String name) {
    Optional<Json> json = json(written, Optional.of(type));
    if (json.isPresent() && read(json.get(), type, name).isEmpty()) {
      findings.add(
          Code.TEST_VALUE,
          written.span(),
          "`" + name + "` is " + Shown.type(type) + ", and this is no value of it",
          "to send it all the same, write the last part of its name in quotes");
      return Optional.empty();
    }
    return json;
  }

  /** The value itself. */
  Optional<Value> value(Written written, Type type, String name) {
    return of(written, type, name)
        .flatMap(json -> read(json, type, name))
        .filter(Value.class::isInstance)
        .map(Value.class::cast);
  }

  private static Optional<Reading> read(Json json, Type type, String name) {
    return TypedJson.argument(json, type, name);
  }

  /** As it stands, of whatever type. */
  Optional<Json> raw(Written written) {
    return json(written, Optional.empty());
  }

  private Optional<Json> json(Written written, Optional<Type> type) {
    return switch (written) {
      case Written.Fields(var entries, var span) -> object(entries, type);
      case Written.Elements(var elements, var span) ->
          elements.isEmpty() && type.filter(Type.RecordOf.class::isInstance).isPresent()
              ? Optional.of(new Json.Object(List.of()))
              : array(elements, type);
      case Written.TimeOfDay(var time, var span) ->
          Optional.of(text(day.atTime(time).toInstant(ZoneOffset.UTC)));
      case Written.Plain(Expression value) -> plain(value, type);
      case Written.Range any -> none(any);
      case Written.All any -> none(any);
      case Written.Unknown any -> none(any);
      case Written.Placed any -> none(any);
    };
  }

  private Optional<Json> none(Written written) {
    findings.add(
        Code.TEST_VALUE, written.span(), "`" + written.span().text() + "` is no value of a fact");
    return Optional.empty();
  }

  private Optional<Json> object(List<Entry> entries, Optional<Type> type) {
    List<Json.Member> members = new ArrayList<>();
    for (Entry entry : entries) {
      json(entry.value(), field(type, entry.name().text()))
          .ifPresent(json -> members.add(new Json.Member(entry.name().text(), json)));
    }
    return members.size() == entries.size()
        ? Optional.of(new Json.Object(members))
        : Optional.empty();
  }

  private static Optional<Type> field(Optional<Type> type, String name) {
    return type.filter(Type.RecordOf.class::isInstance)
        .map(Type.RecordOf.class::cast)
        .flatMap(record ->
            record.fields().stream().filter(field -> field.name().equals(name)).findFirst())
        .map(Type.Field::type);
  }

  private Optional<Json> array(List<Written> elements, Optional<Type> type) {
    Optional<Type> element =
        type.flatMap(of ->
            switch (of) {
              case Type.ListOf(var each, var max) -> Optional.of(each);
              case Type.SetOf(var each, var max) -> Optional.of(each);
              default -> Optional.empty();
            });
    List<Json> all = new ArrayList<>();
    elements.forEach(each -> json(each, element).ifPresent(all::add));
    return all.size() == elements.size() ? Optional.of(new Json.Array(all)) : Optional.empty();
  }

  private Optional<Json> plain(Expression value, Optional<Type> type) {
    return switch (value) {
      case Expression.StringLiteral(var text, var span) -> Optional.of(text(text, type));
      case Expression.NumberLiteral(var number, var span) -> Optional.of(new Json.Number(number));
      case Expression.BoolLiteral(var bool, var span) -> Optional.of(new Json.Bool(bool));
      case Expression.DurationLiteral(var length, var span) ->
          Optional.of(new Json.Text(DurationText.write(length)));
      case Expression.TimestampLiteral(var time, var span) -> Optional.of(text(time));
      case Expression.DateLiteral(var date, var span) ->
          Optional.of(new Json.Text(date.toString()));
      case Expression.Cell cell ->
          type.isPresent()
              ? Cells.as(cell, type.get())
                  .flatMap(read -> plain(read, type))
                  .or(() -> Optional.of(new Json.Text(cell.text())))
              : Optional.of(new Json.Text(cell.text()));
      case Expression.SetLiteral(var elements, var span) ->
          array(elements.stream().<Written>map(Written.Plain::new).toList(), type);
      case Expression.IdentityLiteral(var issuer, var subject, var span) ->
          Optional.of(identity(issuer.text(), subject.text()));
      case Expression.Reference(var name) when name.texts().equals(List.of("none")) ->
          Optional.of(new Json.Null());
      case Expression.Reference(var name) ->
          Optional.of(
              type.filter(Type.Tool.class::isInstance).isPresent()
                  ? tool(name.texts().getFirst(), name.texts().getLast())
                  : new Json.Text(String.join(".", name.texts())));
      default -> none(new Written.Plain(value));
    };
  }

  private static Json text(String text, Optional<Type> type) {
    boolean identity = type.filter(Type.Identity.class::isInstance).isPresent();
    return identity
        ? IdentityText.spiffe(text)
            .map(found -> identity(found.issuer(), found.subject()))
            .orElse(new Json.Text(text))
        : new Json.Text(text);
  }

  private static Json text(Instant time) {
    return new Json.Text(time.toString());
  }

  private static Json identity(String issuer, String subject) {
    return new Json.Object(
        List.of(
            new Json.Member("issuer", new Json.Text(issuer)),
            new Json.Member("subject", new Json.Text(subject))));
  }

  private static Json tool(String server, String name) {
    return new Json.Object(
        List.of(
            new Json.Member("server", new Json.Text(server)),
            new Json.Member("name", new Json.Text(name))));
  }
}
