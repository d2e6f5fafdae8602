package dev.remit.lang.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text reads as it looks, and its faults stand where the author finds them. */
class CharactersTest {
  private static List<Diagnostic> diagnostics(String text) {
    return new PolicyParser(SyntaxLimits.DEFAULT)
        .parse(new SourceFile("test.policy", text))
        .diagnostics();
  }

  private static List<Code> codes(String text) {
    return diagnostics(text).stream().map(Diagnostic::code).toList();
  }

  /**
   * Invisible, turned around, or taken by some editors only for the end of a line; the last two are
   * a letter written in tags, which only a machine reads, and half a character.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "\u000B",
        "\u000C",
        "\u0085",
        "\u00AD",
        "\u200B",
        "\u202E",
        "\u2028",
        "\u2029",
        "\u2066",
        "\uFEFF",
        "\r",
        "\uDB40\uDC41",
        "\uD83D"
      })
  void what_does_not_show_as_it_reads_may_stand_nowhere(String hidden) {
    for (String text :
        List.of(
            "package p // a " + hidden + " b\n",
            "package p deny d \"" + hidden + "\" { }",
            "package p " + hidden,
            hidden + "package p")) {
      assertTrue(codes(text).contains(Code.BAD_CHARACTER), text);
    }
  }

  @Test
  void windows_line_ends_are_line_ends() {
    assertEquals(List.of(), codes("package p // a\r\n\r\ndeny d \"D\" { }\r\n"));
  }

  @Test
  void characters_beyond_the_basic_plane_do_not_shift_the_place_of_a_fault() {
    Diagnostic fault =
        diagnostics("package p // \uD83D\uDE00\ndeny d \"\uD83D\uDE00 \uD83D\uDE00\" { ; }")
            .getFirst();
    assertEquals(";", fault.span().text());
    assertEquals("test.policy:2:18", fault.span().toString());
  }
}
