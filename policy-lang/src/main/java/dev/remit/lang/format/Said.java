package dev.remit.lang.format;

import dev.remit.lang.syntax.Quoted;
import dev.remit.lang.syntax.SyntaxTree;
import dev.remit.lang.syntax.SyntaxTree.Comment;
import dev.remit.lang.syntax.SyntaxTree.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * What no layout changes: the words in their order but for commas, which the grammar lets one leave
 * out, each quoted text by what it says; and the comments in theirs.
 */
record Said(List<String> words, List<String> comments) {

  static Said of(SyntaxTree tree) {
    List<String> words = new ArrayList<>();
    List<String> comments = new ArrayList<>();
    for (Word word : tree.words()) {
      word.before().stream().map(Comment::text).forEach(comments::add);
      word.after().ifPresent(comments::add);
      if (!word.text().equals(",")) {
        words.add(word.text().startsWith("\"") ? '"' + Quoted.text(word.text()) : word.text());
      }
    }
    return new Said(words, comments);
  }
}
