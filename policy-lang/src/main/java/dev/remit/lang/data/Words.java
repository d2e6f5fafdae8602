package dev.remit.lang.data;

import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TypeName;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names, texts and types as policies write them. */
final class Words {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** Words that name nothing, wherever they stand. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "define",
          "for",
          "permit",
          "deny",
          "oblige",
          "when",
          "unless",
          "grant",
          "with",
          "tag",
          "acts",
          "without",
          "and",
          "or",
          "not",
          "every",
          "some",
          "no",
          "satisfies",
          "in",
          "is",
          "under",
          "labelled",
          "has",
          "default",
          "all",
          "any",
          "because",
          "matches",
          "true",
          "false");

  private Words() {}

  /** A segment of a name, quoted where it would not be read as one word. */
  static String segment(String text) {
    return PLAIN.matcher(text).matches() && !KEYWORDS.contains(text) && !text.equals("secret")
        ? text
        : quoted(text);
  }

  /** {@code name: type}. */
  static String field(TypeName.Field field) {
    return segment(field.name().text()) + ": " + type(field.type());
  }

  private static String type(TypeName type) {
    return switch (type) {
      case TypeName.Named(var name, var span) -> String.join(".", name.texts());
      case TypeName.ListOf(var element, var max, var span) ->
          "list<" + type(element) + ">" + max.map(most -> " max " + most).orElse("");
      case TypeName.SetOf(var element, var max, var span) ->
          "set<" + type(element) + ">" + max.map(most -> " max " + most).orElse("");
      case TypeName.RecordOf(List<TypeName.Field> fields, var span) ->
          fields.stream().map(Words::field).collect(Collectors.joining(", ", "record { ", " }"));
      case TypeName.EnumOf(List<Name.Segment> values, var span) ->
          values.stream()
              .map(value -> quoted(value.text()))
              .collect(Collectors.joining(", ", "enum { ", " }"));
      case TypeName.OptionalOf(var inner, var span) -> type(inner) + "?";
    };
  }

  static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            default -> {
              boolean hidden =
                  Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
              if (hidden) {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
              } else {
                out.appendCodePoint(c);
              }
            }
          }
        });
    return out.append('"').toString();
  }
}
