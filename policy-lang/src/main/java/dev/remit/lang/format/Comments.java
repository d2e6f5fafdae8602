package dev.remit.lang.format;

import dev.remit.lang.syntax.SyntaxTree.Comment;
import dev.remit.lang.syntax.SyntaxTree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves comments off the words that a layout may take away or put in front of a comment: commas,
 * and the {@code and} between clauses. No comment passes another one, or a word of any other kind.
 */
final class Comments {
  private final List<Word> words;

  private Comments(List<Word> words) {
    this.words = new ArrayList<>(words);
  }

  static List<Word> settled(List<Word> words) {
    Comments comments = new Comments(words);
    for (int i = 1; i < words.size() - 1; i++) {
      switch (words.get(i).text()) {
        case "," -> comments.comma(i);
        case "and", "or" -> comments.operator(i);
        default -> {}
      }
    }
    return comments.words;
  }

  /** What follows it on its line belongs to the word before; the others to the word after. */
  private void comma(int i) {
    List<Comment> rest = afterMoved(i);
    words.set(i, with(words.get(i), List.of(), Optional.empty()));
    Word next = words.get(i + 1);
    rest.addAll(next.before());
    words.set(i + 1, with(next, rest, next.after()));
  }

  /** What follows it on its line belongs to the word before, or stands before the operator. */
  private void operator(int i) {
    List<Comment> rest = afterMoved(i);
    words.set(i, with(words.get(i), rest, Optional.empty()));
  }

  /** The comments of a word but the one that the word before it could take. */
  private List<Comment> afterMoved(int i) {
    Word word = words.get(i);
    Word last = words.get(i - 1);
    List<Comment> rest = new ArrayList<>(word.before());
    if (word.after().isPresent()) {
      if (rest.isEmpty() && last.after().isEmpty()) {
        words.set(i - 1, with(last, last.before(), word.after()));
      } else {
        rest.add(new Comment(word.after().get(), false));
      }
    }
    return rest;
  }

  private static Word with(Word word, List<Comment> before, Optional<String> after) {
    return new Word(word.text(), before, word.blankBefore(), after);
  }
}
