package dev.remit.cli.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Maps JSON Schema (2020-12) to the language's types. What has no type there becomes {@code json},
 * which is let through and read by no operator, and is noted.
 */
public final class SchemaTypes {
  private static final int DEEPEST = 16;

  /** The most elements that a list may be declared with. */
  public static final int MOST_ELEMENTS = 10_000;

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

  private final int listMax;
  private final List<String> notes;

  SchemaTypes(int listMax, List<String> notes) {
    this.listMax = listMax;
    this.notes = notes;
  }

  /** A type as written, and whether the value may be null. */
  private record Mapped(String type, boolean nullable) {}

  /** {@code name: type} for each property. */
  List<String> fields(String where, JsonObject schema, JsonObject root) {
    return fields(where, schema, root, 0);
  }

  private List<String> fields(String where, JsonObject schema, JsonObject root, int depth) {
    Set<String> required = new HashSet<>();
    if (schema.get("required") instanceof JsonArray names) {
      texts(names).forEach(required::add);
    }
    List<String> fields = new ArrayList<>();
    JsonObject properties =
        schema.get("properties") instanceof JsonObject object ? object : new JsonObject();
    for (Map.Entry<String, JsonElement> property : properties.entrySet()) {
      String name = property.getKey();
      Mapped mapped = map(where + "." + name, property.getValue(), root, depth + 1);
      boolean optional = mapped.nullable() || !required.contains(name);
      fields.add(Words.segment(name) + ": " + mapped.type() + (optional ? "?" : ""));
    }
    return fields;
  }

  private Mapped map(String where, JsonElement schema, JsonObject root, int depth) {
    if (!(schema instanceof JsonObject written) || depth > DEEPEST) {
      return opaque(
          where, depth > DEEPEST ? "nests too deep or refers to itself" : "has no schema");
    }
    Optional<JsonObject> resolved = resolve(written, root);
    if (resolved.isEmpty()) {
      return opaque(where, "refers to a schema that is not in this file");
    }
    JsonObject object = resolved.get();
    narrowing(where, object);
    if (object.has("default")) {
      notes.add(where + ": its default is the tool's; a call that leaves it out has none");
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      if (object.get(choice) instanceof JsonArray options) {
        return choice(where, options, root, depth);
      }
    }
    if (object.get("allOf") instanceof JsonArray) {
      return opaque(where, "combines schemas with allOf");
    }
    if (object.has("const")) {
      return words(where, List.of(object.get("const")), false);
    }
    if (object.get("enum") instanceof JsonArray values) {
      List<JsonElement> kept =
          values.asList().stream().filter(value -> !value.isJsonNull()).toList();
      return words(where, kept, kept.size() < values.size());
    }
    return typed(where, object, root, depth);
  }

  private static Optional<JsonObject> resolve(JsonObject schema, JsonObject root) {
    if (!(schema.get("$ref") instanceof JsonPrimitive ref)) {
      return Optional.of(schema);
    }
    String path = ref.getAsString();
    if (!path.startsWith("#/")) {
      return Optional.empty();
    }
    JsonElement at = root;
    for (String step : path.substring(2).split("/", -1)) {
      at = at instanceof JsonObject object ? object.get(step) : null;
    }
    return at instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  private void narrowing(String where, JsonObject schema) {
    Set<String> lost = new TreeSet<>(schema.keySet());
    lost.retainAll(NARROWING);
    if (!lost.isEmpty()) {
      notes.add(
          where + ": " + String.join(", ", lost) + " of its schema is left to the tool to check");
    }
  }

  private static List<String> texts(JsonArray array) {
    return array.asList().stream()
        .filter(each -> each instanceof JsonPrimitive text && text.isString())
        .map(JsonElement::getAsString)
        .toList();
  }

  /** A choice between one schema and null is an optional; any other has no type. */
  private Mapped choice(String where, JsonArray options, JsonObject root, int depth) {
    List<JsonElement> others = options.asList().stream().filter(option -> !isNull(option)).toList();
    if (others.size() == 1) {
      Mapped mapped = map(where, others.getFirst(), root, depth + 1);
      return new Mapped(mapped.type(), mapped.nullable() || others.size() < options.size());
    }
    Mapped opaque = opaque(where, "is a choice between schemas");
    return new Mapped(opaque.type(), others.size() < options.size());
  }

  private static boolean isNull(JsonElement schema) {
    return schema instanceof JsonObject object
        && object.get("type") instanceof JsonPrimitive type
        && type.getAsString().equals("null");
  }

  private Mapped words(String where, List<JsonElement> values, boolean nullable) {
    boolean texts =
        !values.isEmpty()
            && values.stream()
                .allMatch(
                    value -> value instanceof JsonPrimitive primitive && primitive.isString());
    if (!texts) {
      return new Mapped(opaque(where, "has an enum of values that are no texts").type(), nullable);
    }
    String list =
        values.stream()
            .map(JsonElement::getAsString)
            .distinct()
            .map(Words::quoted)
            .collect(Collectors.joining(", ", "enum { ", " }"));
    return new Mapped(list, nullable);
  }

  private Mapped typed(String where, JsonObject schema, JsonObject root, int depth) {
    List<String> types = new ArrayList<>();
    if (schema.get("type") instanceof JsonPrimitive type) {
      types.add(type.getAsString());
    } else if (schema.get("type") instanceof JsonArray array) {
      types.addAll(texts(array));
    }
    boolean nullable = types.remove("null");
    if (types.size() != 1) {
      String why = types.isEmpty() ? "has no type" : "is of one of several types";
      return new Mapped(opaque(where, why).type(), nullable);
    }
    String type =
        switch (types.getFirst()) {
          case "string" -> "string";
          case "integer" -> "int";
          case "number" -> "decimal";
          case "boolean" -> "bool";
          case "array" -> list(where, schema, root, depth);
          case "object" -> record(where, schema, root, depth);
          default -> opaque(where, "has the unknown type " + types.getFirst()).type();
        };
    return new Mapped(type, nullable);
  }

  private String list(String where, JsonObject schema, JsonObject root, int depth) {
    int max = listMax;
    if (schema.get("maxItems") instanceof JsonPrimitive items
        && items.isNumber()
        && items.getAsDouble() >= 1
        && items.getAsDouble() <= MOST_ELEMENTS) {
      max = items.getAsInt();
    } else {
      notes.add(where + ": its schema has no maximum length; " + listMax + " is taken");
    }
    if (schema.get("items") instanceof JsonObject items) {
      Mapped element = map(where + "[]", items, root, depth + 1);
      if (!element.nullable()) {
        return "list<" + element.type() + "> max " + max;
      }
      opaque(where + "[]", "may be null within a list");
    }
    return "list<json> max " + max;
  }

  private String record(String where, JsonObject schema, JsonObject root, int depth) {
    if (schema.get("properties") instanceof JsonObject properties && !properties.isEmpty()) {
      return "record { " + String.join(", ", fields(where, schema, root, depth)) + " }";
    }
    return opaque(where, "is an object with names of its own").type();
  }

  private Mapped opaque(String where, String why) {
    notes.add(where + ": " + why + "; it becomes json, which no condition reads");
    return new Mapped("json", false);
  }
}
