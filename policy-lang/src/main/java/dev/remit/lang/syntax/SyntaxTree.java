package dev.remit.lang.syntax;

import java.util.List;
import java.util.Optional;

/**
 * How a text parses, with all that it is written with: its words and signs in order, the comments
 * around them, and how the grammar nests them. For those who rewrite a text; what it means is in
 * {@code ast}.
 *
 * @param words the last is the end of the file, whose text is empty
 */
public record SyntaxTree(Node.Branch root, List<Word> words) {
  public SyntaxTree {
    words = List.copyOf(words);
  }

  /** A part of the text. */
  public sealed interface Node {
    /** What a rule of the grammar covers; at least one child. */
    record Branch(Part part, List<Node> children) implements Node {
      public Branch {
        children = List.copyOf(children);
      }
    }

    /**
     * A word.
     *
     * @param word its index in {@link SyntaxTree#words}
     */
    record Leaf(int word) implements Node {}
  }

  /**
   * A word, literal or sign as written.
   *
   * @param before the comments between the word before and this one, on lines of their own
   * @param blankBefore an empty line stands before it, after the comments if there are some
   * @param after the comment that follows it on its line
   */
  public record Word(
      String text, List<Comment> before, boolean blankBefore, Optional<String> after) {
    public Word {
      before = List.copyOf(before);
    }
  }

  /** A comment with its slashes, without blanks at its end. */
  public record Comment(String text, boolean blankBefore) {}
}
