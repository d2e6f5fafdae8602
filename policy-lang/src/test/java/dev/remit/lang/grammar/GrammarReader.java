package dev.remit.lang.grammar;

import dev.remit.lang.grammar.Grammar.Element;
import dev.remit.lang.grammar.Grammar.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the part of ANTLR's notation that {@code Policy.g4} uses. */
public final class GrammarReader {
  private static final Path FILE =
      Path.of("src/main/antlr4/dev/remit/lang/syntax/grammar/Policy.g4");

  /** The comment above a rule, its name, and its body. */
  private static final Pattern RULE =
      Pattern.compile(
          "(?:/\\*(?<note>(?:[^*]|\\*(?!/))*)\\*/\\s*)?^(?<name>(?!fragment)[a-z]\\w*)\\s(?<body>(?:'[^']*'|[^';])*);",
          Pattern.MULTILINE);

  private static final Pattern KEYWORD =
      Pattern.compile("^(?<name>[A-Z_]+) : '(?<text>[^']*)';", Pattern.MULTILINE);

  private static final Pattern SIGN = Pattern.compile("'[^']*'|#\\s*\\w+|\\w+|[:|()?*+]");

  private final List<String> signs;
  private int at;

  private GrammarReader(String body) {
    this.signs =
        SIGN.matcher(body)
            .results()
            .map(MatchResult::group)
            .filter(sign -> !sign.startsWith("#"))
            .toList();
  }

  public static Grammar read() {
    String text;
    try {
      text = Files.readString(FILE);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    Map<String, Rule> rules = new LinkedHashMap<>();
    String parser = text.substring(text.indexOf("policyFile\n"));
    Matcher found = RULE.matcher(parser);
    while (found.find()) {
      GrammarReader reader = new GrammarReader(found.group("body"));
      reader.take(":");
      String note = found.group("note") == null ? "" : found.group("note").replaceAll("\\s+", " ");
      rules.put(found.group("name"), new Rule(found.group("name"), note.strip(), reader.choice()));
    }
    Map<String, String> keywords = new LinkedHashMap<>();
    KEYWORD
        .matcher(text)
        .results()
        .forEach(match -> keywords.put(match.group("name"), match.group("text")));
    return new Grammar(rules, keywords);
  }

  private boolean take(String sign) {
    boolean is = at < signs.size() && signs.get(at).equals(sign);
    at += is ? 1 : 0;
    return is;
  }

  private Element.Choice choice() {
    List<Element.Sequence> alternatives = new ArrayList<>();
    do {
      alternatives.add(sequence());
    } while (take("|"));
    return new Element.Choice(alternatives);
  }

  private Element.Sequence sequence() {
    List<Element> parts = new ArrayList<>();
    while (at < signs.size() && !signs.get(at).equals("|") && !signs.get(at).equals(")")) {
      parts.add(repeated(part()));
    }
    return new Element.Sequence(parts);
  }

  private Element part() {
    String sign = signs.get(at++);
    if (sign.equals("(")) {
      Element inner = choice();
      take(")");
      return inner;
    } else if (sign.startsWith("'")) {
      return new Element.Literal(sign.substring(1, sign.length() - 1));
    }
    return Character.isUpperCase(sign.charAt(0)) ? new Element.Token(sign) : new Element.Use(sign);
  }

  private Element repeated(Element part) {
    for (String times : List.of("?", "*", "+")) {
      if (take(times)) {
        return new Element.Repeat(part, times.charAt(0));
      }
    }
    return part;
  }
}
