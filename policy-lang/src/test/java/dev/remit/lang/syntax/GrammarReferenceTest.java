package dev.remit.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.grammar.Ebnf;
import dev.remit.lang.grammar.Grammar;
import dev.remit.lang.grammar.Grammar.Element;
import dev.remit.lang.grammar.GrammarReader;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/language/grammar.md} says what the grammar says. Its productions are rewritten out of
 * the grammar by {@code -Dgolden.write=true}; a new rule is put into a block by its name alone.
 */
class GrammarReferenceTest {
  private static final Path PAGE = Path.of("../docs/language/grammar.md");
  private static final Pattern PRODUCTIONS =
      Pattern.compile("^```ebnf\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("^([a-z]\\w*)", Pattern.MULTILINE);
  private static final Grammar GRAMMAR = GrammarReader.read();

  private static String page() throws IOException {
    return Files.readString(PAGE);
  }

  @Test
  void each_rule_of_the_grammar_stands_in_it_once_as_it_is() throws IOException {
    Ebnf ebnf = new Ebnf(GRAMMAR);
    List<String> named = new ArrayList<>();
    String expected =
        PRODUCTIONS
            .matcher(page())
            .replaceAll(block ->
                java.util.regex.Matcher.quoteReplacement(
                    "```ebnf\n"
                        + NAME.matcher(block.group(1))
                            .results()
                            .map(name -> name.group(1))
                            .peek(named::add)
                            .map(name -> ebnf.production(rule(name)) + "\n")
                            .collect(Collectors.joining("\n"))
                        + "```"));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(PAGE, expected);
    }
    assertEquals(expected, page());
    assertEquals(sorted(GRAMMAR.rules().keySet().stream()), named.stream().sorted().toList());
  }

  private static Grammar.Rule rule(String name) {
    Grammar.Rule rule = GRAMMAR.rules().get(name);
    if (rule == null) {
      throw new AssertionError("the grammar has no rule `" + name + "`");
    }
    return rule;
  }

  private static List<String> sorted(Stream<String> words) {
    return words.sorted().toList();
  }

  /** The words in a fenced block of the page that has a name. */
  private static List<String> block(String name) throws IOException {
    return Pattern.compile("^```text " + name + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(page())
        .results()
        .flatMap(block -> Arrays.stream(block.group(1).strip().split("\\s+")))
        .toList();
  }

  private static Set<String> keywords() {
    return GRAMMAR.keywords().values().stream()
        .filter(text -> Character.isLetter(text.charAt(0)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The keywords that the rule {@code word} takes for names. */
  private static Set<String> usable() {
    return GRAMMAR.body("word").alternatives().stream()
        .map(way -> (Element.Token) way.parts().getFirst())
        .filter(token -> GRAMMAR.keywords().containsKey(token.name()))
        .map(GRAMMAR::shown)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void reserved_words_are_those_that_are_no_names() throws IOException {
    Set<String> reserved = keywords();
    reserved.removeAll(usable());
    assertEquals(List.copyOf(reserved), block("reserved"));
    for (String word : reserved) {
      assertTrue(codes("package p\nlabel " + word).contains(Code.SYNTAX), word);
    }
  }

  @Test
  void keywords_of_one_place_are_names_elsewhere() throws IOException {
    assertEquals(List.copyOf(usable()), block("keywords"));
    for (String word : usable()) {
      assertEquals(List.of(), codes("package p\nlabel " + word), word);
    }
  }

  @Test
  void words_of_a_later_version_begin_no_declaration_or_are_not_declared() throws IOException {
    assertEquals(sorted(SyntaxErrors.LATER.stream()), block("later"));
    for (String word : block("later")) {
      assertEquals(List.of(Code.RESERVED), codes("package p\n" + word + " x { }"), word);
    }
    for (String word : block("kept")) {
      assertEquals(List.of(Code.RESERVED), codes("package p\nlabel " + word), word);
    }
    assertEquals(6, block("kept").size());
  }

  private static List<Code> codes(String text) {
    return new PolicyParser(SyntaxLimits.DEFAULT)
        .parse(new SourceFile("test.policy", text)).diagnostics().stream()
            .map(diagnostic -> diagnostic.code())
            .toList();
  }

  @Test
  void each_token_that_is_no_word_or_sign_is_explained() throws IOException {
    String page = page();
    List<String> missing =
        IntStream.rangeClosed(1, PolicyLexer.VOCABULARY.getMaxTokenType())
            .filter(type -> PolicyLexer.VOCABULARY.getLiteralName(type) == null)
            .mapToObj(PolicyLexer.VOCABULARY::getSymbolicName)
            .filter(name -> !name.equals("OTHER"))
            .filter(name -> !page.contains("| `" + name + "` |"))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void each_limit_stands_in_it_with_its_values() throws IOException {
    List<String> expected =
        Arrays.stream(BundleLimit.values())
            .map(limit -> limit.word() + " " + limit.standard() + " " + limit.most())
            .toList();
    assertEquals(
        expected,
        Pattern.compile("^\\| `(\\w+)` \\|[^|]*\\| (\\d+) \\| (\\d+) \\|$", Pattern.MULTILINE)
            .matcher(page())
            .results()
            .map(GrammarReferenceTest::words)
            .toList());
  }

  private static String words(MatchResult row) {
    return row.group(1) + " " + row.group(2) + " " + row.group(3);
  }
}
