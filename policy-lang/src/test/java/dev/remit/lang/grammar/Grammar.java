package dev.remit.lang.grammar;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The grammar of policy files, as {@code Policy.g4} has it.
 *
 * @param rules the parser's rules by name, in their order
 * @param keywords the words and signs that the lexer names, by that name
 */
public record Grammar(Map<String, Rule> rules, Map<String, String> keywords) {

  /**
   * A rule of the parser.
   *
   * @param note the comment above it; may be empty
   */
  public record Rule(String name, String note, Element.Choice body) {}

  /** What a rule is made of. */
  public sealed interface Element {
    /** Alternatives; at least one. */
    record Choice(List<Sequence> alternatives) implements Element {}

    record Sequence(List<Element> parts) implements Element {}

    /** What stands never, once or several times, as {@code ?}, {@code *} and {@code +} say. */
    record Repeat(Element part, char times) implements Element {}

    /** A rule of the parser. */
    record Use(String rule) implements Element {}

    /** A word or sign in quotes. */
    record Literal(String text) implements Element {}

    /** A token by the lexer's name for it, such as {@code STRING}. */
    record Token(String name) implements Element {}
  }

  public Element.Choice body(String rule) {
    return Optional.ofNullable(rules.get(rule)).orElseThrow().body();
  }

  /** The word or sign that a token always is, if it is always the same. */
  public String shown(Element.Token token) {
    return keywords.getOrDefault(token.name(), token.name());
  }
}
