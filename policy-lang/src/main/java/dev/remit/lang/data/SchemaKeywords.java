package dev.remit.lang.data;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the mapping to types reads of a JSON Schema. Whatever else a schema says narrows what the
 * tool takes, so it is reported and left to the tool.
 */
final class SchemaKeywords {
  /** What is read, and the form in which it can be. */
  private static final Map<String, Predicate<Datum>> READ =
      Map.ofEntries(
          Map.entry("$ref", Datum.Text.class::isInstance),
          Map.entry("type", type -> type instanceof Datum.Text || isTexts(type)),
          Map.entry("enum", Datum.Many.class::isInstance),
          Map.entry("const", any -> true),
          Map.entry("default", any -> true),
          Map.entry("anyOf", Datum.Many.class::isInstance),
          Map.entry("oneOf", Datum.Many.class::isInstance),
          Map.entry("allOf", Datum.Many.class::isInstance),
          Map.entry("items", SchemaKeywords::isSchema),
          Map.entry("prefixItems", Datum.Many.class::isInstance),
          Map.entry("maxItems", Datum.Number.class::isInstance),
          Map.entry("properties", Datum.Members.class::isInstance),
          Map.entry("patternProperties", Datum.Members.class::isInstance),
          Map.entry("additionalProperties", SchemaKeywords::isSchema),
          Map.entry("required", SchemaKeywords::isTexts));

  /** What says nothing of a value: JSON Schema 2020-12, "meta-data" and "core". */
  private static final Set<String> SAYS_NOTHING =
      Set.of(
          "title",
          "description",
          "examples",
          "example",
          "deprecated",
          "readOnly",
          "writeOnly",
          "$schema",
          "$id",
          "$anchor",
          "$comment",
          "$defs",
          "definitions");

  private SchemaKeywords() {}

  /** The keywords that are not read, by name. */
  static Set<String> unread(Datum.Members schema) {
    return schema.members().stream()
        .filter(member -> !SAYS_NOTHING.contains(member.name()))
        .filter(member -> !READ.getOrDefault(member.name(), any -> false).test(member.value()))
        .map(member -> shown(member.name()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A name that comes from a file, for a terminal: it controls nothing there. */
  static String shown(String name) {
    boolean plain =
        name.codePoints()
            .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    return plain && !name.isEmpty() ? name : Words.quoted(name);
  }

  private static boolean isSchema(Datum datum) {
    return datum instanceof Datum.Members || datum instanceof Datum.Bool;
  }

  private static boolean isTexts(Datum datum) {
    return datum instanceof Datum.Many(List<Datum> elements, var span)
        && elements.stream().allMatch(Datum.Text.class::isInstance);
  }
}
