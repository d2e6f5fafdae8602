package dev.remit.lang.canonical;

import dev.remit.lang.runtime.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a command: a vector of words, or a line that a POSIX shell splits into words by blanks,
 * quotes and backslashes alone. A line on which a shell would act otherwise (operators, expansions,
 * patterns, redirections, comments, assignments, reserved words, history) has no words that could
 * be known before a shell has run, and neither has an empty one.
 */
public final class CommandLine {
  /** Words of a command, its program included. */
  public static final int MOST_WORDS = 256;

  /** POSIX.1-2024, shell language, section 2.4, and those that bash, ksh and zsh add. */
  private static final Set<String> RESERVED =
      Set.of(
          "!",
          "{",
          "}",
          "case",
          "do",
          "done",
          "elif",
          "else",
          "esac",
          "fi",
          "for",
          "if",
          "in",
          "then",
          "until",
          "while",
          "[[",
          "]]",
          "function",
          "select",
          "time",
          "coproc",
          "repeat",
          "foreach",
          "end",
          "nocorrect",
          "noglob");

  private static final Pattern ASSIGNMENT =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+(?:\\[.*\\])?\\+?=.*", Pattern.DOTALL);

  /** Acted on wherever they stand without quotes. */
  private static final String ACTIVE = "|&;<>()$`*?[{}!";

  /** Acted on also between double quotes, the last by interactive shells. */
  private static final String ACTIVE_IN_QUOTES = "$`!";

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean inWord;
  private int at;

  private CommandLine(String line) {
    this.line = line;
  }

  /** The words of a line; empty where a shell would have to be asked. */
  public static Optional<Value.Command> split(String line) {
    CommandLine reading = new CommandLine(line);
    return reading.read()
        ? of(reading.words)
            .filter(command -> !RESERVED.contains(command.program()))
            .filter(command -> !ASSIGNMENT.matcher(command.program()).matches())
        : Optional.empty();
  }

  /** The words themselves; empty where no program can be run by them. */
  public static Optional<Value.Command> of(List<String> words) {
    boolean runs =
        !words.isEmpty()
            && words.size() <= MOST_WORDS
            && !words.getFirst().isEmpty()
            && words.stream().noneMatch(word -> word.indexOf('\0') >= 0);
    return runs ? Optional.of(new Value.Command(words)) : Optional.empty();
  }

  private boolean read() {
    while (at < line.length()) {
      char c = line.charAt(at++);
      boolean understood =
          switch (c) {
            case ' ', '\t' -> endOfWord();
            case '\'' -> single();
            case '"' -> twofold();
            case '\\' -> escaped();
            default -> plain(c);
          };
      if (!understood) {
        return false;
      }
    }
    return endOfWord();
  }

  private boolean endOfWord() {
    if (inWord) {
      words.add(word.toString());
      word.setLength(0);
      inWord = false;
    }
    return true;
  }

  private boolean append(char c) {
    word.append(c);
    inWord = true;
    return true;
  }

  private boolean single() {
    int close = line.indexOf('\'', at);
    if (close < 0) {
      return false;
    }
    word.append(line, at, close);
    inWord = true;
    at = close + 1;
    return true;
  }

  private boolean twofold() {
    inWord = true;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (ACTIVE_IN_QUOTES.indexOf(c) >= 0) {
        return false;
      }
      if (c == '\\' && at < line.length() && "$`\"\\\n".indexOf(line.charAt(at)) >= 0) {
        c = line.charAt(at++);
        if (c == '\n') {
          return false;
        }
      }
      word.append(c);
    }
    return false;
  }

  private boolean escaped() {
    if (at == line.length()) {
      return false;
    }
    char c = line.charAt(at++);
    return (c == ' ' || c == '\t' || !isBlank(c)) && append(c);
  }

  private boolean plain(char c) {
    boolean acted =
        ACTIVE.indexOf(c) >= 0
            || isBlank(c)
            || (c == '#' && !inWord)
            || (c == '^' && !inWord && words.isEmpty())
            || (c == '~' && opensTilde());
    return !acted && append(c);
  }

  /** At the start of a word, and where an assignment's value or a part of a list would start. */
  private boolean opensTilde() {
    int last = word.length() - 1;
    return !inWord || (last >= 0 && (word.charAt(last) == '=' || word.charAt(last) == ':'));
  }

  /** Ends of lines and other control characters, and what some shells take for a blank. */
  private static boolean isBlank(char c) {
    return Character.isISOControl(c) || Character.isSpaceChar(c);
  }
}
