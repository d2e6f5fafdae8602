package dev.remit.lang.data;

import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TypeName;
import dev.remit.lang.source.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Maps JSON Schema (2020-12) to the language's types. What has no type there becomes {@code json},
 * which is let through and read by no operator, and is noted.
 */
final class SchemaTypes {
  private static final int DEEPEST = 16;

  /** Schemas of one tool, references followed: what refers to itself twice doubles at each step. */
  private static final int MOST_SCHEMAS = 10_000;

  private static final BigDecimal MOST_ELEMENTS = BigDecimal.valueOf(McpImport.MOST_ELEMENTS);

  /** Keywords that narrow a value beyond its type, which the tool itself still checks. */
  private static final Set<String> NARROWING =
      Set.of(
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "multipleOf",
          "minLength",
          "maxLength",
          "pattern",
          "minItems",
          "uniqueItems",
          "contains",
          "minProperties",
          "maxProperties",
          "propertyNames",
          "dependentRequired",
          "if",
          "not");

  private final Datum.Members root;
  private final int listMax;
  private final List<String> notes;
  private int schemas;

  /**
   * @param root the schema of a tool's arguments, which references look into
   * @param listMax the maximum of lists whose schema has none
   */
  SchemaTypes(Datum.Members root, int listMax, List<String> notes) {
    this.root = root;
    this.listMax = listMax;
    this.notes = notes;
  }

  /** A type, and whether the value may be null. */
  private record Mapped(TypeName type, boolean nullable) {}

  /** The arguments of the tool. */
  List<TypeName.Field> fields(String where) {
    return fields(where, root, 0);
  }

  /** Whether arguments have fields at all. */
  static boolean hasProperties(Datum.Members schema) {
    return schema.object("properties").filter(object -> !object.members().isEmpty()).isPresent();
  }

  private List<TypeName.Field> fields(String where, Datum.Members schema, int depth) {
    Set<String> required = new HashSet<>(texts(schema.list("required").orElse(List.of())));
    List<TypeName.Field> fields = new ArrayList<>();
    for (Datum.Member property :
        schema.object("properties").map(Datum.Members::members).orElse(List.of())) {
      String name = property.name();
      Mapped mapped = map(where + "." + name, property.value(), depth + 1);
      boolean optional = mapped.nullable() || !required.contains(name);
      Span span = property.nameSpan();
      fields.add(
          new TypeName.Field(
              new Name.Segment(name, true, span),
              optional ? new TypeName.OptionalOf(mapped.type(), span) : mapped.type(),
              false,
              span));
    }
    return fields;
  }

  private Mapped map(String where, Datum schema, int depth) {
    Span span = schema.span();
    if (!(schema instanceof Datum.Members written)) {
      return opaque(where, "has no schema", span);
    }
    if (depth > DEEPEST || ++schemas > MOST_SCHEMAS) {
      return opaque(where, "nests too deep or refers to itself", span);
    }
    Optional<Datum.Members> resolved = resolve(written);
    if (resolved.isEmpty()) {
      return opaque(where, "refers to a schema that is not in this file", span);
    }
    Datum.Members object = resolved.get();
    narrowing(where, object);
    if (object.get("default").isPresent()) {
      notes.add(where + ": its default is the tool's; a call that leaves it out has none");
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      Optional<List<Datum>> options = object.list(choice);
      if (options.isPresent()) {
        return choice(where, options.get(), span, depth);
      }
    }
    if (object.list("allOf").isPresent()) {
      return opaque(where, "combines schemas with allOf", span);
    }
    Optional<Datum> constant = object.get("const");
    if (constant.isPresent()) {
      return words(where, List.of(constant.get()), false, span);
    }
    Optional<List<Datum>> values = object.list("enum");
    if (values.isPresent()) {
      List<Datum> kept =
          values.get().stream().filter(value -> !(value instanceof Datum.Nothing)).toList();
      return words(where, kept, kept.size() < values.get().size(), span);
    }
    return typed(where, object, depth);
  }

  private Optional<Datum.Members> resolve(Datum.Members schema) {
    Optional<String> ref = schema.text("$ref");
    if (ref.isEmpty()) {
      return Optional.of(schema);
    }
    if (!ref.get().startsWith("#/")) {
      return Optional.empty();
    }
    Optional<Datum.Members> at = Optional.of(root);
    for (String step : ref.get().substring(2).split("/", -1)) {
      at = at.flatMap(object -> object.object(step));
    }
    return at;
  }

  private void narrowing(String where, Datum.Members schema) {
    Set<String> lost =
        schema.members().stream()
            .map(Datum.Member::name)
            .filter(NARROWING::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!lost.isEmpty()) {
      notes.add(
          where + ": " + String.join(", ", lost) + " of its schema is left to the tool to check");
    }
  }

  private static List<String> texts(List<Datum> array) {
    return array.stream().flatMap(each -> Datum.text(each).stream()).toList();
  }

  /** A choice between one schema and null is an optional; any other has no type. */
  private Mapped choice(String where, List<Datum> options, Span span, int depth) {
    List<Datum> others = options.stream().filter(option -> !isNull(option)).toList();
    boolean nullable = others.size() < options.size();
    if (others.size() == 1) {
      Mapped mapped = map(where, others.getFirst(), depth + 1);
      return new Mapped(mapped.type(), mapped.nullable() || nullable);
    }
    return new Mapped(opaque(where, "is a choice between schemas", span).type(), nullable);
  }

  private static boolean isNull(Datum schema) {
    return schema instanceof Datum.Members object
        && object.text("type").filter("null"::equals).isPresent();
  }

  private Mapped words(String where, List<Datum> values, boolean nullable, Span span) {
    if (values.isEmpty() || !values.stream().allMatch(Datum.Text.class::isInstance)) {
      return new Mapped(
          opaque(where, "has an enum of values that are no texts", span).type(), nullable);
    }
    List<Name.Segment> words =
        texts(values).stream().distinct().map(word -> new Name.Segment(word, true, span)).toList();
    return new Mapped(new TypeName.EnumOf(words, span), nullable);
  }

  private Mapped typed(String where, Datum.Members schema, int depth) {
    List<String> types = new ArrayList<>(texts(schema.list("type").orElse(List.of())));
    schema.text("type").ifPresent(types::add);
    boolean nullable = types.remove("null");
    Span span = schema.span();
    if (types.size() != 1) {
      String why = types.isEmpty() ? "has no type" : "is of one of several types";
      return new Mapped(opaque(where, why, span).type(), nullable);
    }
    TypeName type =
        switch (types.getFirst()) {
          case "string" -> named("string", span);
          case "integer" -> named("int", span);
          case "number" -> named("decimal", span);
          case "boolean" -> named("bool", span);
          case "array" -> list(where, schema, depth);
          case "object" -> record(where, schema, depth);
          default -> opaque(where, "has the unknown type " + types.getFirst(), span).type();
        };
    return new Mapped(type, nullable);
  }

  private static TypeName named(String word, Span span) {
    return new TypeName.Named(new Name(List.of(new Name.Segment(word, false, span)), span), span);
  }

  private TypeName list(String where, Datum.Members schema, int depth) {
    Optional<BigDecimal> stated =
        schema
            .get("maxItems")
            .filter(Datum.Number.class::isInstance)
            .flatMap(number -> DataExpressions.number(((Datum.Number) number).text()))
            .filter(max -> max.compareTo(BigDecimal.ONE) >= 0 && max.compareTo(MOST_ELEMENTS) <= 0);
    if (stated.isEmpty()) {
      notes.add(where + ": its schema has no maximum length; " + listMax + " is taken");
    }
    BigInteger max = stated.map(BigDecimal::toBigInteger).orElse(BigInteger.valueOf(listMax));
    Span span = schema.span();
    Optional<Mapped> element =
        schema.object("items").map(items -> map(where + "[]", items, depth + 1));
    if (element.filter(Mapped::nullable).isPresent()) {
      element = Optional.of(opaque(where + "[]", "may be null within a list", span));
    }
    return new TypeName.ListOf(
        element.map(Mapped::type).orElseGet(() -> named("json", span)), Optional.of(max), span);
  }

  private TypeName record(String where, Datum.Members schema, int depth) {
    return hasProperties(schema)
        ? new TypeName.RecordOf(fields(where, schema, depth), schema.span())
        : opaque(where, "is an object with names of its own", schema.span()).type();
  }

  private Mapped opaque(String where, String why, Span span) {
    notes.add(where + ": " + why + "; it becomes json, which no condition reads");
    return new Mapped(named("json", span), false);
  }
}
