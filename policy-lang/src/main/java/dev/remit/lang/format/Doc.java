package dev.remit.lang.format;

import dev.remit.lang.syntax.SyntaxTree.Comment;
import dev.remit.lang.syntax.SyntaxTree.Word;
import java.util.List;

/** A text with the places where its lines may end; {@link Printer} chooses among them. */
sealed interface Doc {
  /**
   * A word with its comments: those before it on lines of their own, the one after it at the end of
   * its line.
   */
  record Written(Word word) implements Doc {}

  /** A sign that sticks to the word before it, in front of that word's comment. */
  record Glue(String flat, String broken) implements Doc {}

  /** One blank, unless a line begins. */
  record Space() implements Doc {}

  /**
   * {@code flat} in a group on one line, else the end of a line.
   *
   * @param blank an empty line follows, where the line ends
   */
  record Gap(String flat, boolean blank) implements Doc {}

  /** The end of a line, always. */
  record Break(boolean blank) implements Doc {}

  /** Comments on lines of their own that no word follows. */
  record Notes(List<Comment> comments) implements Doc {
    public Notes {
      comments = List.copyOf(comments);
    }
  }

  record Seq(List<Doc> parts) implements Doc {
    public Seq {
      parts = List.copyOf(parts);
    }
  }

  /** Lines that begin inside are indented by one step more. */
  record Nest(Doc inner) implements Doc {}

  /** On one line if it fits, else with all of its own gaps as ends of lines. */
  record Group(Doc inner) implements Doc {}

  static Doc seq(Doc... parts) {
    return new Seq(List.of(parts));
  }

  static Doc group(Doc... parts) {
    return new Group(seq(parts));
  }

  static Doc nest(Doc... parts) {
    return new Nest(seq(parts));
  }
}
