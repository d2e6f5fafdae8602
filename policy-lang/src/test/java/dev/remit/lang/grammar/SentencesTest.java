package dev.remit.lang.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.grammar.Grammar.Element;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The texts at random leave no part of the grammar out. */
class SentencesTest {
  /** Written by hand, with more care than the grammar asks for. */
  private static final Set<String> BY_HAND =
      Set.of(
          "policyFile",
          "policyRule",
          "governs",
          "condition",
          "dotted",
          "dottedPart",
          "toolGlob",
          "attribute");

  @Test
  void every_alternative_of_the_grammar_is_written() {
    Set<Element.Sequence> used = new HashSet<>();
    LongStream.range(0, 1_000)
        .forEach(seed -> used.addAll(Sentences.file(Choices.of(seed, 1_000)).used()));
    List<String> missing =
        GrammarReader.read().rules().entrySet().stream()
            .filter(rule -> !BY_HAND.contains(rule.getKey()))
            .flatMap(rule -> missing(rule, used).stream())
            .toList();
    assertEquals(List.of(), missing);
  }

  private static List<String> missing(
      Map.Entry<String, Grammar.Rule> rule, Set<Element.Sequence> used) {
    return rule.getValue().body().alternatives().stream()
        .filter(way -> !used.contains(way))
        .map(way -> rule.getKey() + ": " + way)
        .toList();
  }
}
