package dev.remit.lang.grammar;

import dev.remit.lang.grammar.Grammar.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes policy files at random, out of every alternative of the grammar. Where the parser asks for
 * more than the grammar says (one operator in a condition, no star in a name, a grant in permits
 * only), the sentence has it.
 */
public final class Sentences {
  private static final Grammar GRAMMAR = GrammarReader.read();
  private static final Map<String, Integer> DEPTHS = depths();

  /** Deeper than this, a rule takes its shortest way to an end. */
  private static final int DEEPEST = 44;

  private static final int LONGEST = 5;

  private final Choices choices;
  private final Words words;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private final Set<Element.Sequence> used = new HashSet<>();
  private int depth;

  /** Datasets from the request bring their paths: none is written. */
  private boolean pathsCome;

  private Sentences(Choices choices) {
    this.choices = choices;
    this.words = new Words(choices);
  }

  /**
   * A word or sign of a sentence.
   *
   * @param glued nothing stands between it and the one before
   */
  public record Lexeme(String text, boolean glued) {}

  /** A file's words and signs, and the alternatives of the grammar that they come from. */
  public record Sentence(List<Lexeme> lexemes, Set<Element.Sequence> used) {}

  public static Sentence file(Choices choices) {
    Sentences sentences = new Sentences(choices);
    sentences.use("packageDeclaration");
    sentences.repeat(new Element.Use("importDeclaration"), 0, 2);
    sentences.repeat(new Element.Use("declaration"), 1, 8);
    return new Sentence(sentences.lexemes, sentences.used);
  }

  private void use(String rule) {
    depth++;
    switch (rule) {
      case "governs", "condition", "dotted", "dottedPart", "toolGlob", "attribute", "doesTarget" ->
          special(rule);
      case "policyRule", "primary" -> special(rule);
      default -> choice(GRAMMAR.body(rule));
    }
    depth--;
  }

  private void special(String rule) {
    switch (rule) {
      case "governs" -> {
        choice((Element.Choice) sequence(rule, 0).parts().getFirst());
        pattern();
      }
      case "condition" -> condition();
      case "dotted" -> name();
      case "dottedPart" -> part();
      case "toolGlob" -> glob();
      case "attribute" -> attribute();
      case "doesTarget" -> pathsCome = choice(GRAMMAR.body(rule)).parts().size() > 1;
      case "policyRule" -> rule();
      case "primary" -> primary();
      default -> throw new IllegalArgumentException(rule);
    }
  }

  private static Element.Sequence sequence(String rule, int alternative) {
    return GRAMMAR.body(rule).alternatives().get(alternative);
  }

  private Element.Sequence choice(Element.Choice choice) {
    List<Element.Sequence> alternatives = choice.alternatives();
    Element.Sequence taken = alternatives.get(choices.below(alternatives.size()));
    if (isEnding()) {
      taken =
          alternatives.stream()
              .min(java.util.Comparator.comparingInt(way -> depth(way, DEPTHS)))
              .orElseThrow();
    }
    used.add(taken);
    taken.parts().forEach(this::element);
    return taken;
  }

  private boolean isEnding() {
    return depth > DEEPEST || choices.isUsedUp();
  }

  private void element(Element element) {
    switch (element) {
      case Element.Choice choice -> choice(choice);
      case Element.Sequence(var parts) -> parts.forEach(this::element);
      case Element.Repeat(var part, char times) ->
          repeat(part, times == '+' ? 1 : 0, times == '?' ? 1 : LONGEST);
      case Element.Use(var rule) -> use(rule);
      case Element.Literal(var text) -> add(text);
      case Element.Token token -> token(token);
    }
  }

  private void repeat(Element part, int least, int most) {
    if (pathsCome && startsWith(part, "AT")) {
      pathsCome = false;
      return;
    }
    for (int i = 0; i < most && (i < least || (!isEnding() && choices.below(3) > 0)); i++) {
      element(part);
    }
  }

  private void token(Element.Token token) {
    switch (token.name()) {
      case "CALL" -> {
        Lexeme name = lexemes.removeLast();
        lexemes.add(new Lexeme(words.identifier(), name.glued()));
        lexemes.add(new Lexeme("(", true));
      }
      case "EOF" -> {}
      case "NUMBER" -> add(isMaximum() ? "50" : words.literal("NUMBER"));
      default ->
          add(
              GRAMMAR.keywords().containsKey(token.name())
                  ? GRAMMAR.shown(token)
                  : words.literal(token.name()));
    }
  }

  /** A maximum is a whole number. */
  private boolean isMaximum() {
    return lexemes.getLast().text().equals("max");
  }

  private void add(String text) {
    lexemes.add(new Lexeme(text, false));
  }

  /** Terms with one operator between them. */
  private void condition() {
    use("term");
    String operator = choices.once(2) ? "or" : "and";
    for (int i = 0; i < LONGEST && !isEnding() && choices.once(3); i++) {
      add(operator);
      use("term");
    }
  }

  private void name() {
    boolean quoted = choices.once(8);
    if (quoted) {
      add(words.segment());
    } else {
      use("word");
    }
    int parts = (quoted ? 1 : 0) + choices.below(3);
    for (int i = 0; i < parts; i++) {
      add(".");
      part();
    }
  }

  private void part() {
    if (choices.once(8)) {
      add(words.segment());
    } else {
      use("word");
    }
  }

  private void pattern() {
    name();
    if (choices.once(3)) {
      add(".");
      add("*");
    }
    if (choices.once(3)) {
      add(".");
      add("**");
    }
  }

  private void glob() {
    if (choices.once(5)) {
      add(words.literal("STRING"));
      return;
    }
    boolean star = choices.once(2);
    add(star ? "*" : words.identifier());
    for (int i = choices.below(3); i > 0; i--) {
      star = !star;
      lexemes.add(new Lexeme(star ? "*" : words.identifier(), true));
    }
  }

  /** What is captured has a pattern. */
  private void attribute() {
    add("attribute");
    name();
    add(":");
    use("typeName");
    add("from");
    if (choices.once(2)) {
      name();
      add("matching");
      use("identityPattern");
    } else {
      use("word");
    }
  }

  /** What a rule of each kind may hold. */
  private void rule() {
    if (choices.once(4)) {
      add("observe");
      add("until");
      add(words.literal("DATE"));
    }
    String kind = List.of("permit", "deny", "oblige").get(choices.below(3));
    add(kind);
    use("word");
    repeat(new Element.Token("STRING"), 0, 1);
    if (choices.once(5)) {
      List.of("for", "every", "actor").forEach(this::add);
    }
    add("{");
    List<Element.Sequence> items = GRAMMAR.body("ruleItem").alternatives();
    boolean[] once = {!kind.equals("permit"), !kind.equals("oblige")};
    for (int i = choices.below(6); i > 0; i--) {
      Element.Sequence item = items.get(choices.below(items.size()));
      boolean grant = startsWith(item, "GRANT");
      boolean with = startsWith(item, "WITH");
      if ((grant && once[0]) || (with && once[1])) {
        continue;
      }
      once[0] |= grant;
      once[1] |= with;
      used.add(item);
      item.parts().forEach(this::element);
    }
    if (!once[1]) {
      items.stream().filter(item -> startsWith(item, "WITH")).forEach(this::element);
    }
    add("}");
  }

  private static boolean startsWith(Element part, String token) {
    return switch (part) {
      case Element.Choice(var ways) -> startsWith(ways.getFirst(), token);
      case Element.Sequence(var parts) -> startsWith(parts.getFirst(), token);
      default -> part.equals(new Element.Token(token));
    };
  }

  /** A star may stand in what is a pattern, and a reference may be one. */
  private void primary() {
    if (choices.once(8)) {
      pattern();
    } else {
      choice(GRAMMAR.body("primary"));
    }
  }

  private static Map<String, Integer> depths() {
    Map<String, Integer> depths = new HashMap<>();
    GRAMMAR.rules().keySet().forEach(rule -> depths.put(rule, 1_000));
    for (int i = 0; i < GRAMMAR.rules().size(); i++) {
      GRAMMAR
          .rules()
          .forEach((name, rule) ->
              depths.put(
                  name,
                  1
                      + rule.body().alternatives().stream()
                          .mapToInt(way -> depth(way, depths))
                          .min()
                          .orElseThrow()));
    }
    return depths;
  }

  private static int depth(Element element, Map<String, Integer> depths) {
    return switch (element) {
      case Element.Choice(var ways) ->
          ways.stream().mapToInt(way -> depth(way, depths)).min().orElseThrow();
      case Element.Sequence(var parts) ->
          parts.stream().mapToInt(part -> depth(part, depths)).max().orElse(0);
      case Element.Repeat(var part, char times) -> times == '+' ? depth(part, depths) : 0;
      case Element.Use(var rule) -> depths.getOrDefault(rule, 1_000);
      case Element.Literal any -> 0;
      case Element.Token any -> 0;
    };
  }
}
