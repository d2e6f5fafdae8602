package dev.remit.lang.canonical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line is split into words by blanks, quotes and backslashes, or nothing is known of it. */
class CommandLineTest {

  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of("git", List.of("git")),
        Arguments.of("  git \t status  ", List.of("git", "status")),
        Arguments.of("git commit -m 'a b'", List.of("git", "commit", "-m", "a b")),
        Arguments.of("git commit -m \"a b\"", List.of("git", "commit", "-m", "a b")),
        Arguments.of("a ''", List.of("a", "")),
        Arguments.of("a \"\"", List.of("a", "")),
        Arguments.of("a b'c'\"d\"e", List.of("a", "bcde")),
        Arguments.of("a\\ b c", List.of("a b", "c")),
        Arguments.of(
            "a \\\\ \\' \\\" \\$ \\| \\* \\; \\#",
            List.of("a", "\\", "'", "\"", "$", "|", "*", ";", "#")),
        Arguments.of("r\\m", List.of("rm")),
        Arguments.of("'r'm", List.of("rm")),
        Arguments.of(
            "a '$x `y` !z * ; | & < > \\ ~ #'", List.of("a", "$x `y` !z * ; | & < > \\ ~ #")),
        Arguments.of(
            "a \"\\$x \\` \\\" \\\\ \\n 'b' * ; ~\"", List.of("a", "$x ` \" \\ \\n 'b' * ; ~")),
        Arguments.of("a 'x\ny'", List.of("a", "x\ny")),
        Arguments.of("a \"x\ny\"", List.of("a", "x\ny")),
        Arguments.of("git reset HEAD~1", List.of("git", "reset", "HEAD~1")),
        Arguments.of("git show HEAD^", List.of("git", "show", "HEAD^")),
        Arguments.of("a b#c", List.of("a", "b#c")),
        Arguments.of("a --x=y b=c", List.of("a", "--x=y", "b=c")),
        Arguments.of("/usr/bin/git -C . log", List.of("/usr/bin/git", "-C", ".", "log")),
        Arguments.of("echo é 'ü b'", List.of("echo", "é", "ü b")),
        Arguments.of(
            "a ] % @ + , : - _ =", List.of("a", "]", "%", "@", "+", ",", ":", "-", "_", "=")),
        Arguments.of("sudo rm", List.of("sudo", "rm")));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_plain_line_is_its_words(String line, List<String> words) {
    assertEquals(Optional.of(new Value.Command(words)), CommandLine.split(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // nothing
        "",
        " ",
        "\t",
        "''",
        "\"\"",
        "'' a",
        // operators
        "a | b",
        "a|b",
        "a || b",
        "a && b",
        "a & b",
        "a &",
        "a; b",
        "a;",
        "(a)",
        "a)",
        "a()",
        "{ a; }",
        "{ a",
        "a }",
        // redirections
        "a > b",
        "a >> b",
        "a < b",
        "a << b",
        "a 2>&1",
        "a <(b)",
        "a <<< b",
        "a >|b",
        // expansions
        "a $b",
        "a ${b}",
        "a $(b)",
        "a `b`",
        "a $((1))",
        "a \"$b\"",
        "a \"`b`\"",
        "a \"$(b)\"",
        "$a",
        "a $",
        "a \"cost $\"",
        "a $'b'",
        "a $\"b\"",
        "a {b,c}",
        "a {1..3}",
        "a{b,c}",
        // patterns of files
        "a *",
        "a b*",
        "a ?",
        "a [b]",
        "a [",
        "a !(b)",
        "a @(b|c)",
        // tilde
        "a ~",
        "a ~/b",
        "~/a",
        "a --x=~/b",
        "a x:~b",
        "A=~",
        // comments, line ends, blanks that are none to some
        "a # b",
        "# a",
        "a\nb",
        "a\n",
        "a\r",
        "a\r\nb",
        "a \\\nb",
        "a\u0000b",
        "a '\u0000'",
        "a\u00a0b",
        "a\u3000b",
        "a\u2028b",
        "a\u0085b",
        "a\u000bb",
        "a \"\\\nb\"",
        // quotes and backslashes that do not end
        "a 'b",
        "a \"b",
        "a \\",
        "a 'b\"",
        "a \"b\\\"",
        // assignments before the command
        "A=b c",
        "A=b",
        "A+=b c",
        "A[0]=b c",
        "PATH=/tmp:x ls",
        "IFS=, a",
        "A=",
        // reserved words
        "if a",
        "! a",
        "time rm -rf x",
        "for x",
        "while a",
        "case a",
        "do a",
        "done",
        "fi",
        "function f",
        "[[ a ]]",
        "coproc a",
        "until a",
        "select x",
        "then a",
        "else a",
        // history
        "!!",
        "!ls",
        "a !$",
        "a \"!b\"",
        "^a^b",
        "a!b",
        "a \"\\!\""
      })
  void a_line_on_which_a_shell_would_act_has_no_known_words(String line) {
    assertEquals(Optional.empty(), CommandLine.split(line));
  }

  /** As words they are data: nothing acts on them. */
  @Test
  void words_are_taken_as_they_are() {
    List<String> words = List.of("rm", "-rf", "$HOME", "; ls", "a\nb", "*", "A=b", "");
    assertEquals(Optional.of(new Value.Command(words)), CommandLine.of(words));
    assertEquals(Optional.empty(), CommandLine.of(List.of()));
    assertEquals(Optional.empty(), CommandLine.of(List.of("", "a")));
    assertEquals(Optional.empty(), CommandLine.of(List.of("a", "b\0c")));
  }

  @Test
  void a_command_has_words_to_its_limit() {
    assertTrue(CommandLine.split("a ".repeat(CommandLine.MOST_WORDS)).isPresent());
    assertTrue(CommandLine.split("a ".repeat(CommandLine.MOST_WORDS + 1)).isEmpty());
    assertTrue(CommandLine.of(Collections.nCopies(CommandLine.MOST_WORDS, "a")).isPresent());
    assertTrue(CommandLine.of(Collections.nCopies(CommandLine.MOST_WORDS + 1, "a")).isEmpty());
  }
}
