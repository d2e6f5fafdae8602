package dev.remit.lang.data;

import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TypeName;
import dev.remit.lang.source.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Maps JSON Schema (2020-12) to the language's types. What has no type there becomes {@code json},
 * which is let through and read by no operator, and is noted.
 */
final class SchemaTypes {
  private static final int DEEPEST = 16;

  /** Schemas of one tool, references followed: what refers to itself twice doubles at each step. */
  private static final int MOST_SCHEMAS = 10_000;

  /** UTF-8 bytes of a member's name that a call may carry; its arguments are refused beyond. */
  private static final int MOST_NAME_BYTES = 1024;

  private static final BigDecimal MOST_ELEMENTS = BigDecimal.valueOf(McpImport.MOST_ELEMENTS);

  /** Beyond, a reference leads in a circle. */
  private static final int MOST_REFERENCES = 16;

  /** Of a choice between schemas, those that may not stand beside it. */
  private static final Set<String> BESIDE_A_CHOICE =
      Set.of("anyOf", "oneOf", "allOf", "type", "enum", "const", "properties", "items");

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

  /**
   * What a tool takes.
   *
   * @param further what is said of arguments beyond {@code fields}: whether there may be any, or
   *     their schema
   */
  record Arguments(List<TypeName.Field> fields, Optional<Datum> further) {}

  /** The arguments of the tool, which {@code where} names. */
  Arguments arguments(String where) {
    Optional<Datum.Members> resolved = resolve(where, root);
    if (resolved.isEmpty()) {
      notes.add(
          where
              + ": its schema refers to one that is not in this file, so it declares no arguments");
      return new Arguments(List.of(), Optional.empty());
    }
    Datum.Members schema = resolved.get();
    if (schema.text("type").filter("object"::equals).isEmpty() && schema.get("type").isPresent()) {
      notes.add(where + ": its schema is none of an object, and a call's arguments are one");
    }
    for (String combined : List.of("allOf", "anyOf", "oneOf")) {
      if (schema.get(combined).isPresent()) {
        notes.add(
            where
                + ": "
                + combined
                + " of its schema is left to the tool to check; a call with an argument that only"
                + " this declares is denied");
      }
    }
    if (schema.get("enum").isPresent() || schema.get("const").isPresent()) {
      notes.add(where + ": the values that its schema lists are left to the tool to check");
    }
    return new Arguments(fields(where, schema, 0), schema.get("additionalProperties"));
  }

  private List<TypeName.Field> fields(String where, Datum.Members schema, int depth) {
    Set<String> required = new LinkedHashSet<>(texts(schema.list("required").orElse(List.of())));
    List<TypeName.Field> fields = new ArrayList<>();
    for (Datum.Member property :
        schema.object("properties").map(Datum.Members::members).orElse(List.of())) {
      String name = property.name();
      boolean must = required.remove(name);
      if (!isCallable(where, name)) {
        continue;
      }
      Mapped mapped = map(where + "." + SchemaKeywords.shown(name), property.value(), depth + 1);
      fields.add(field(name, mapped, !must, property.nameSpan()));
    }
    for (String name : required) {
      if (isCallable(where, name)) {
        Span span = schema.span();
        String at = where + "." + SchemaKeywords.shown(name);
        fields.add(field(name, opaque(at, "is required and has no schema", span), false, span));
      }
    }
    if (schema.get("patternProperties").isPresent()) {
      notes.add(
          where
              + ": patternProperties of its schema has no type; a call with a member that only this"
              + " declares is denied");
    }
    return fields;
  }

  private static TypeName.Field field(String name, Mapped mapped, boolean optional, Span span) {
    return new TypeName.Field(
        new Name.Segment(name, true, span),
        mapped.nullable() || optional
            ? new TypeName.OptionalOf(mapped.type(), span)
            : mapped.type(),
        false,
        span);
  }

  /** A request with another name is refused before anyone asks for its type. */
  private boolean isCallable(String where, String name) {
    if (!name.isEmpty()
        && StandardCharsets.UTF_8.newEncoder().canEncode(name)
        && name.getBytes(StandardCharsets.UTF_8).length <= MOST_NAME_BYTES) {
      return true;
    }
    notes.add(
        where
            + ": it is left out that a member is named "
            + Words.quoted(McpImport.cut(name))
            + "; a name is 1 to "
            + MOST_NAME_BYTES
            + " bytes of Unicode, and a call with another is denied");
    return false;
  }

  private Mapped map(String where, Datum schema, int depth) {
    Span span = schema.span();
    if (!(schema instanceof Datum.Members written)) {
      return opaque(where, "has no schema", span);
    }
    if (depth > DEEPEST || ++schemas > MOST_SCHEMAS) {
      return opaque(where, "nests too deep or refers to itself", span);
    }
    Optional<Datum.Members> resolved = resolve(where, written);
    if (resolved.isEmpty()) {
      return opaque(where, "refers to a schema that is not in this file", span);
    }
    Datum.Members object = resolved.get();
    if (object.get("default").isPresent() || written.get("default").isPresent()) {
      notes.add(where + ": its default is the tool's; a call that leaves it out has none");
    }
    for (String choice : List.of("anyOf", "oneOf", "allOf")) {
      Optional<List<Datum>> options = object.list(choice);
      if (options.isPresent()) {
        boolean alone =
            object.members().stream()
                .map(Datum.Member::name)
                .noneMatch(name -> BESIDE_A_CHOICE.contains(name) && !name.equals(choice));
        if (!alone) {
          return opaque(where, "combines " + choice + " with further keywords", span);
        }
        if (choice.equals("allOf") && options.get().size() != 1) {
          return opaque(where, "combines schemas with allOf", span);
        }
        return choice(where, options.get(), span, depth);
      }
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

  /** What a schema refers to, itself if to none; empty where that is not in this file. */
  private Optional<Datum.Members> resolve(String where, Datum.Members schema) {
    Datum.Members at = schema;
    for (int references = 0; references < MOST_REFERENCES; references++) {
      unread(where, at);
      Optional<String> ref = at.text("$ref");
      if (ref.isEmpty()) {
        return Optional.of(at);
      }
      Optional<Datum.Members> next = pointed(ref.get());
      if (next.isEmpty()) {
        return next;
      }
      at = next.get();
    }
    return Optional.empty();
  }

  /** What a JSON pointer (RFC 6901) points to. */
  private Optional<Datum.Members> pointed(String ref) {
    if (ref.equals("#")) {
      return Optional.of(root);
    }
    if (!ref.startsWith("#/")) {
      return Optional.empty();
    }
    Optional<Datum.Members> at = Optional.of(root);
    for (String step : ref.substring(2).split("/", -1)) {
      String name = step.replace("~1", "/").replace("~0", "~");
      at = at.flatMap(object -> object.object(name));
    }
    return at;
  }

  private void unread(String where, Datum.Members schema) {
    Set<String> unread = SchemaKeywords.unread(schema);
    if (!unread.isEmpty()) {
      notes.add(
          where + ": " + String.join(", ", unread) + " of its schema is left to the tool to check");
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
    Span span = schema.span();
    return new TypeName.ListOf(
        element(where + "[]", schema, depth), Optional.of(max(where, schema)), span);
  }

  private TypeName element(String where, Datum.Members schema, int depth) {
    Span span = schema.span();
    if (schema.get("prefixItems").isPresent()) {
      return opaque(where, "has a schema for each place", span).type();
    }
    Optional<Datum> items = schema.get("items");
    if (items.isEmpty()) {
      return opaque(where, "has no schema", span).type();
    }
    Mapped element = map(where, items.get(), depth + 1);
    return element.nullable()
        ? opaque(where, "may be null within a list", span).type()
        : element.type();
  }

  private BigInteger max(String where, Datum.Members schema) {
    Optional<BigDecimal> stated =
        schema
            .get("maxItems")
            .filter(Datum.Number.class::isInstance)
            .flatMap(number -> DataExpressions.number(((Datum.Number) number).text()));
    if (stated.isEmpty()) {
      notes.add(where + ": its schema has no maximum length; " + listMax + " is taken");
      return BigInteger.valueOf(listMax);
    }
    BigDecimal taken = stated.get().max(BigDecimal.ONE).min(MOST_ELEMENTS);
    if (taken.compareTo(stated.get()) != 0) {
      notes.add(
          where
              + ": a list has 1 to "
              + McpImport.MOST_ELEMENTS
              + " elements at most, so of its maxItems "
              + taken.toPlainString()
              + " is taken");
    }
    return taken.toBigInteger();
  }

  private TypeName record(String where, Datum.Members schema, int depth) {
    List<TypeName.Field> fields = fields(where, schema, depth);
    if (fields.isEmpty()) {
      return opaque(where, "is an object with names of its own", schema.span()).type();
    }
    if (!(schema.get("additionalProperties").orElse(schema)
            instanceof Datum.Bool(boolean open, var at))
        || open) {
      notes.add(where + ": its schema takes further members; a call that has one is denied");
    }
    return new TypeName.RecordOf(fields, schema.span());
  }

  private Mapped opaque(String where, String why, Span span) {
    notes.add(where + ": " + why + "; it becomes json, which no condition reads");
    return new Mapped(named("json", span), false);
  }
}
