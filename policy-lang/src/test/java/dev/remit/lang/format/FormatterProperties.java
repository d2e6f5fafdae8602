package dev.remit.lang.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Seeds;
import dev.remit.lang.grammar.Choices;
import dev.remit.lang.grammar.Sentences;
import dev.remit.lang.grammar.Spread;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The canonical layout, over files with every construct of the grammar. */
class FormatterProperties {
  private static final int TRIES = 1_000;

  @Provide
  Arbitrary<Sentences.Sentence> sentences() {
    return bytes(1_000).map(bytes -> Sentences.file(new Choices(bytes)));
  }

  @Provide
  Arbitrary<Choices> blanks() {
    return bytes(2_000).map(Choices::new);
  }

  private static Arbitrary<byte[]> bytes(int most) {
    return Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(most);
  }

  @Property(seed = Seeds.BUILD, tries = TRIES)
  void a_text_keeps_what_it_says_and_its_comments(
      @ForAll("sentences") Sentences.Sentence sentence, @ForAll("blanks") Choices blanks) {
    Formatting.checked(Spread.commented(sentence.lexemes(), blanks, 12));
  }

  @Property(seed = Seeds.BUILD, tries = TRIES)
  void comments_at_every_place_are_kept(
      @ForAll("sentences") Sentences.Sentence sentence, @ForAll("blanks") Choices blanks) {
    Formatting.checked(Spread.commented(sentence.lexemes(), blanks, 2));
  }

  @Property(seed = Seeds.BUILD, tries = TRIES)
  void the_lines_that_a_text_was_written_in_do_not_matter(
      @ForAll("sentences") Sentences.Sentence sentence) {
    assertEquals(
        Formatting.checked(Spread.plain(sentence.lexemes())),
        Formatting.checked(Spread.lines(sentence.lexemes())));
  }
}
