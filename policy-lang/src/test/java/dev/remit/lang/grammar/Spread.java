package dev.remit.lang.grammar;

import dev.remit.lang.grammar.Sentences.Lexeme;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a sentence down, with blanks, line ends and comments between any two of its words. */
public final class Spread {
  private static final List<String> BLANKS =
      List.of(" ", "\n", "  ", "\n\n", "\t", "\r\n", "\n\n\n");

  private static final List<String> COMMENTS =
      List.of(
          "// %d", "//%d", "// %d, { \"x", "////// %d // and }", "// %d  ", "//  %d and \\u{41}");

  private Spread() {}

  /** One blank between two words. */
  public static String plain(List<Lexeme> lexemes) {
    return text(lexemes, new Choices(new byte[0]), 0);
  }

  /** Each word on a line of its own. */
  public static String lines(List<Lexeme> lexemes) {
    return lexemes.stream()
        .map(lexeme -> (lexeme.glued() ? "" : "\n") + lexeme.text())
        .collect(Collectors.joining());
  }

  /** Any blanks, and now and then a comment. */
  public static String commented(List<Lexeme> lexemes, Choices choices, int oneIn) {
    return text(lexemes, choices, oneIn);
  }

  private static String text(List<Lexeme> lexemes, Choices choices, int oneIn) {
    StringBuilder out = new StringBuilder();
    int comments = 0;
    for (int i = 0; i <= lexemes.size(); i++) {
      boolean end = i == lexemes.size();
      if (end || !lexemes.get(i).glued()) {
        while (oneIn > 0 && !choices.isUsedUp() && choices.once(oneIn)) {
          out.append(BLANKS.get(choices.below(BLANKS.size())));
          String comment = COMMENTS.get(choices.below(COMMENTS.size()));
          out.append(comment.formatted(comments++)).append('\n');
        }
        out.append(BLANKS.get(choices.below(BLANKS.size())));
      }
      if (!end) {
        out.append(lexemes.get(i).text());
      }
    }
    return out.toString();
  }
}
