package dev.remit.lang.format;

import dev.remit.lang.syntax.Part;
import dev.remit.lang.syntax.SyntaxTree;
import dev.remit.lang.syntax.SyntaxTree.Comment;
import dev.remit.lang.syntax.SyntaxTree.Node;
import dev.remit.lang.syntax.SyntaxTree.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file: its declarations with an empty line between two. Of several one-line declarations of one
 * kind in a row, the author says which stand together.
 */
final class FileLayout {
  private final StringBuilder out = new StringBuilder();
  private Optional<Element> last = Optional.empty();

  private FileLayout() {}

  /** A declaration without the comments above it. */
  private record Element(Part kind, String text) {
    boolean isOneLine() {
      return !text.contains("\n");
    }

    boolean standsWith(Element other) {
      return kind == other.kind && isOneLine() && other.isOneLine();
    }
  }

  static String text(SyntaxTree tree) {
    FileLayout file = new FileLayout();
    List<Word> words = Comments.settled(tree.words());
    List<Node> parts = tree.root().children();
    List<Node> declarations = parts.subList(0, parts.size() - 1);
    Layout layout = new Layout(withoutComments(words, declarations));
    for (Node part : declarations) {
      file.add(words.get(firstWord(part)), new Element(kind(part), Printer.print(layout.of(part))));
    }
    file.comments(words.getLast());
    return file.out.toString();
  }

  private static List<Word> withoutComments(List<Word> words, List<Node> declarations) {
    List<Word> bare = new ArrayList<>(words);
    for (Node declaration : declarations) {
      int first = firstWord(declaration);
      Word word = words.get(first);
      bare.set(first, new Word(word.text(), List.of(), word.blankBefore(), word.after()));
    }
    return bare;
  }

  private static int firstWord(Node node) {
    return switch (node) {
      case Node.Leaf(int word) -> word;
      case Node.Branch branch -> firstWord(branch.children().getFirst());
    };
  }

  private static Part kind(Node node) {
    return switch (node) {
      case Node.Branch(Part part, List<Node> children) when part == Part.DECLARATION ->
          kind(children.getFirst());
      case Node.Branch branch -> branch.part();
      case Node.Leaf leaf -> Part.WORD;
    };
  }

  private void add(Word first, Element element) {
    boolean together = last.isPresent() && last.get().standsWith(element);
    if (!out.isEmpty() && (!together || Layout.blankAbove(first))) {
      out.append('\n');
    }
    comments(first);
    if (!first.before().isEmpty() && first.blankBefore()) {
      out.append('\n');
    }
    out.append(element.text()).append('\n');
    last = Optional.of(element);
  }

  /** The first stands where its declaration would; at the end of the file, the author says. */
  private void comments(Word word) {
    boolean end = word.text().isEmpty();
    for (int i = 0; i < word.before().size(); i++) {
      Comment comment = word.before().get(i);
      if (comment.blankBefore() && (i > 0 || end)) {
        out.append('\n');
      }
      out.append(comment.text()).append('\n');
    }
  }
}
