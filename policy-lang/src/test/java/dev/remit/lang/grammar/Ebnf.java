package dev.remit.lang.grammar;

import dev.remit.lang.grammar.Grammar.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules of the grammar as an author reads them: {@code name ::= …}, with words and signs in
 * quotes, and {@code ?}, {@code *} and {@code +} as everywhere.
 */
public final class Ebnf {
  private static final int WIDTH = 100;

  private final Grammar grammar;

  public Ebnf(Grammar grammar) {
    this.grammar = grammar;
  }

  /** A rule, an alternative on each line where it has several; without a line end at its end. */
  public String production(Grammar.Rule rule) {
    List<Element.Sequence> alternatives = rule.body().alternatives();
    if (alternatives.size() == 1) {
      return wrapped(rule.name() + " ::= ", words(alternatives.getFirst()));
    }
    if (alternatives.stream().allMatch(way -> words(way).size() == 1)) {
      List<String> words = new ArrayList<>();
      alternatives.forEach(way -> {
        if (!words.isEmpty()) {
          words.add("|");
        }
        words.addAll(words(way));
      });
      return wrapped(rule.name() + " ::= ", words);
    }
    List<String> lines = new ArrayList<>();
    lines.add(rule.name() + " ::=");
    for (Element.Sequence way : alternatives) {
      lines.add(wrapped(lines.size() == 1 ? "    " : "  | ", words(way)));
    }
    return String.join("\n", lines);
  }

  private static String wrapped(String start, List<String> words) {
    StringBuilder out = new StringBuilder();
    StringBuilder line = new StringBuilder(start);
    boolean first = true;
    for (String word : words) {
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        out.append(line).append('\n');
        line = new StringBuilder("      ").append(word);
      } else {
        line.append(first ? "" : " ").append(word);
      }
      first = false;
    }
    return out.append(line).toString();
  }

  /** What stands between two blanks, so that lines may end there. */
  private List<String> words(Element element) {
    return switch (element) {
      case Element.Sequence(var parts) ->
          parts.stream().flatMap(part -> words(part).stream()).toList();
      case Element.Choice(var ways) when ways.size() == 1 -> words(ways.getFirst());
      case Element.Choice choice -> grouped(choice, "");
      case Element.Repeat(var part, char times) -> repeated(part, times);
      case Element.Use(var rule) -> List.of(rule);
      case Element.Literal(var text) -> List.of(quoted(text));
      case Element.Token token -> List.of(token(token));
    };
  }

  private List<String> repeated(Element part, char times) {
    List<String> inner = words(part);
    return inner.size() == 1
        ? List.of(inner.getFirst() + times)
        : grouped(part, String.valueOf(times));
  }

  private List<String> grouped(Element part, String times) {
    List<String> inner =
        part instanceof Element.Choice(var ways)
            ? List.of(
                ways.stream()
                    .map(way -> String.join(" ", words(way)))
                    .collect(Collectors.joining(" | "))
                    .split(" "))
            : words(part);
    List<String> words = new ArrayList<>(inner);
    words.set(0, "(" + words.getFirst());
    words.set(words.size() - 1, words.getLast() + ")" + times);
    return words;
  }

  private String token(Element.Token token) {
    String text = grammar.keywords().get(token.name());
    return text == null ? token.name() : quoted(text);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
