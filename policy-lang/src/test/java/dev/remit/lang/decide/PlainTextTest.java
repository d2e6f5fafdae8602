package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Seeds;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Going through a text once tells what its pattern tells. */
class PlainTextTest {
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("aZ09_-. \u00e9/").ofMaxLength(8);
  }

  @Property(seed = Seeds.BUILD, tries = 5_000)
  void a_name_is_one_by_both(@ForAll("names") String text) {
    assertEquals(CanonicalNames.name(text).isPresent(), PlainText.isName(text), text);
  }

  @Provide
  Arbitrary<String> digests() {
    return Arbitraries.strings()
        .withChars("0189afgAF")
        .ofMinLength(63)
        .ofMaxLength(65)
        .map(digits -> "sha256:" + digits.replace('g', digits.startsWith("1") ? 'g' : 'a'));
  }

  @Property(seed = Seeds.BUILD, tries = 5_000)
  void a_digest_is_one_by_both(@ForAll("digests") String text) {
    assertEquals(CanonicalNames.isDigest(text), PlainText.isDigest(text), text);
    String lower = text.toLowerCase(java.util.Locale.ROOT);
    assertEquals(CanonicalNames.isDigest(lower), PlainText.isDigest(lower), lower);
  }

  @Test
  void the_longest_name_and_one_char_more() {
    assertTrue(PlainText.isName("a".repeat(1024)));
    assertFalse(PlainText.isName("a".repeat(1025)));
    assertFalse(PlainText.isUnicode("a\ud800"));
    assertTrue(PlainText.isUnicode("\u00e9"));
  }
}
