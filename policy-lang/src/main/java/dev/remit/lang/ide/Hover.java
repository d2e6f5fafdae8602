package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ide.Symbol.Kind;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.ObligationType;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is told of a name under the pointer.
 *
 * @param signature as the language would write it
 * @param sentences in words
 */
public record Hover(String signature, List<String> sentences, Span span) {
  /** A declaration is shown up to here. */
  private static final int MOST_LINES = 16;

  public Hover {
    sentences = List.copyOf(sentences);
  }

  /** Of what stands at a place; nothing where no name of the bundle or of the language does. */
  public static Optional<Hover> at(BundleIndex index, String path, int offset) {
    return index.at(path, offset).stream()
        .findFirst()
        .flatMap(found ->
            signature(index, found.symbol())
                .map(text -> new Hover(text, sentences(index, found.symbol()), found.whole())));
  }

  private static Optional<String> signature(BundleIndex index, Symbol symbol) {
    Declared declared = index.declared();
    return switch (symbol.kind()) {
      case ATTRIBUTE -> attribute(declared, symbol).map(Hover::written);
      case TOOL -> declaration(index, symbol).or(() -> tool(declared, symbol).map(Hover::written));
      case ARGUMENT -> argument(declared, symbol).map(TypeText::of);
      case ENUM_VALUE ->
          type(declared, symbol)
              .map(type -> symbol.name() + ": " + symbol.owner() + " = " + TypeText.values(type));
      case OBLIGATION ->
          declaration(index, symbol).or(() -> obligation(declared, symbol).map(Hover::written));
      case OBLIGATION_FIELD ->
          obligation(declared, new Symbol(Kind.OBLIGATION, "", symbol.owner())).stream()
              .flatMap(type -> type.fields().stream())
              .filter(field -> field.name().equals(symbol.name()))
              .map(Hover::written)
              .findFirst();
      case ACTION -> Optional.of("action " + symbol.name());
      case LABEL -> Optional.of("label " + symbol.name());
      case PACKAGE -> Optional.of("package " + symbol.id());
      case VARIABLE, COLUMN ->
          index.of(symbol).stream().filter(Occurrence::declares).findFirst().map(Hover::line);
      default -> declaration(index, symbol);
    };
  }

  private static List<String> sentences(BundleIndex index, Symbol symbol) {
    Declared declared = index.declared();
    List<String> told = new ArrayList<>();
    switch (symbol.kind()) {
      case ATTRIBUTE ->
          attribute(declared, symbol)
              .ifPresent(attribute -> {
                CoreAttributes.about(attribute.name()).ifPresent(told::add);
                told.add(source(attribute));
              });
      case RULE ->
          rule(index, symbol)
              .map(Declaration.Rule::sentence)
              .filter(each -> !each.isEmpty())
              .ifPresent(told::add);
      case ARGUMENT -> told.add("An argument of `" + symbol.owner() + "`.");
      case ACTION ->
          told.add(
              CoreModel.ACTION.values().contains(symbol.name())
                  ? "An action that every bundle has."
                  : "An action of this bundle.");
      default -> {}
    }
    return told;
  }

  private static Optional<Declaration.Rule> rule(BundleIndex index, Symbol symbol) {
    return index.files().stream()
        .filter(file -> String.join(".", file.packageName().texts()).equals(symbol.owner()))
        .flatMap(Outline::declarations)
        .flatMap(each -> each instanceof Declaration.Rule rule ? Stream.of(rule) : Stream.of())
        .filter(rule -> rule.name().text().equals(symbol.name()))
        .findFirst();
  }

  private static Optional<Attribute> attribute(Declared declared, Symbol symbol) {
    return declared.checked().attributes().attribute(symbol.id());
  }

  private static String written(Attribute attribute) {
    return attribute.name()
        + ": "
        + TypeText.of(attribute.type())
        + (attribute.optional() ? "?" : "");
  }

  private static String source(Attribute attribute) {
    String kind = attribute.supply().name().toLowerCase(Locale.ROOT);
    return "From the "
        + (kind.equals("statement") ? "request's statements" : kind)
        + "; unknown where it comes from below `"
        + attribute.floor().word()
        + "`."
        + (attribute.optional() ? " It may be none." : "");
  }

  private static Optional<ToolEntry> tool(Declared declared, Symbol symbol) {
    return declared
        .tools()
        .filter(tool ->
            tool.tool().server().equals(symbol.owner()) && tool.tool().name().equals(symbol.name()))
        .findFirst();
  }

  private static String written(ToolEntry tool) {
    return tool.args().stream()
        .map(TypeText::of)
        .collect(Collectors.joining(", ", "tool " + tool.tool() + " { args { ", " } }"));
  }

  private static Optional<Type.Field> argument(Declared declared, Symbol symbol) {
    return tool(declared, Symbol.dotted(Kind.TOOL, symbol.owner())).stream()
        .flatMap(tool -> tool.args().stream())
        .filter(field -> field.name().equals(symbol.name()))
        .findFirst();
  }

  private static Optional<Type.EnumOf> type(Declared declared, Symbol value) {
    return Stream.concat(
            declared.enums().values().stream(),
            declared
                .attributes()
                .flatMap(each ->
                    each.type() instanceof Type.EnumOf type ? Stream.of(type) : Stream.of()))
        .filter(type -> type.name().equals(value.owner()))
        .findFirst();
  }

  private static Optional<ObligationType> obligation(Declared declared, Symbol symbol) {
    return Optional.ofNullable(declared.checked().obligations().get(symbol.name()));
  }

  private static String written(ObligationType type) {
    return type.fields().stream()
        .map(Hover::written)
        .collect(
            Collectors.joining(
                ", ",
                "obligation " + type.name() + (type.before() ? " before { " : " with { "),
                " }"));
  }

  private static String written(ObligationType.Field field) {
    return field.name()
        + ": "
        + switch (field.kind()) {
          case ObligationType.Kind.Approvers any -> "group principals";
          case ObligationType.Kind.Of(Type type) -> TypeText.of(type);
        };
  }

  /** The text of the declaration; of one in a data file, or that is no declaration, nothing. */
  private static Optional<String> declaration(BundleIndex index, Symbol symbol) {
    return index.of(symbol).stream()
        .filter(Occurrence::declares)
        .findFirst()
        .flatMap(found -> {
          String path = found.span().file().path();
          return Outline.of(index, path).stream()
              .filter(entry -> entry.name().equals(found.whole()))
              .findFirst()
              .map(entry -> path.endsWith(".policy") ? cut(entry.whole().text()) : "")
              .filter(text -> !text.isEmpty())
              .or(() -> Optional.of(line(found)).filter(any -> path.endsWith(".policy")));
        });
  }

  private static String line(Occurrence found) {
    return found.span().file().lineText(found.span().line()).strip();
  }

  private static String cut(String text) {
    List<String> lines = text.lines().toList();
    return lines.size() <= MOST_LINES
        ? text
        : String.join("\n", lines.subList(0, MOST_LINES)) + "\n…";
  }
}
