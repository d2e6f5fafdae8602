package dev.remit.lang.syntax;

import dev.remit.lang.syntax.SyntaxTree.Comment;
import dev.remit.lang.syntax.SyntaxTree.Node;
import dev.remit.lang.syntax.SyntaxTree.Word;
import dev.remit.lang.syntax.grammar.PolicyLexer;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Turns the parser's tree and tokens into a {@link SyntaxTree}. */
final class SyntaxTreeBuilder {
  private static final List<Part> PARTS =
      Arrays.stream(PolicyParser.ruleNames).map(Part::of).toList();

  private final List<Word> words = new ArrayList<>();

  /** By the index of each token, that of its word. */
  private final int[] places;

  private SyntaxTreeBuilder(int tokens) {
    this.places = new int[tokens];
  }

  static SyntaxTree build(ParserRuleContext root, List<Token> tokens) {
    SyntaxTreeBuilder builder = new SyntaxTreeBuilder(tokens.size());
    builder.words(tokens);
    return new SyntaxTree(builder.branch(root), builder.words);
  }

  /** A comment belongs to the word before it on its line, any other to the word that follows. */
  private void words(List<Token> tokens) {
    List<Comment> before = new ArrayList<>();
    int lineEnds = 0;
    for (Token token : tokens) {
      switch (token.getType()) {
        case PolicyLexer.WHITESPACE -> lineEnds = lineEnds(token.getText());
        case PolicyLexer.COMMENT -> {
          String text = token.getText().stripTrailing();
          if (lineEnds == 0 && !words.isEmpty() && before.isEmpty()) {
            words.set(words.size() - 1, commented(words.getLast(), text));
          } else {
            before.add(new Comment(text, lineEnds > 1));
          }
          lineEnds = 0;
        }
        default -> {
          places[token.getTokenIndex()] = words.size();
          String text = token.getType() == Token.EOF ? "" : token.getText();
          words.add(new Word(text, before, lineEnds > 1, Optional.empty()));
          before.clear();
          lineEnds = 0;
        }
      }
    }
  }

  private static Word commented(Word word, String comment) {
    return new Word(word.text(), word.before(), word.blankBefore(), Optional.of(comment));
  }

  private static int lineEnds(String blanks) {
    return (int) blanks.chars().filter(c -> c == '\n').count();
  }

  private Node.Branch branch(ParserRuleContext context) {
    List<Node> children = new ArrayList<>();
    for (ParseTree child : context.children) {
      children.add(
          switch (child) {
            case ParserRuleContext inner -> branch(inner);
            case TerminalNode leaf -> new Node.Leaf(places[leaf.getSymbol().getTokenIndex()]);
            default -> throw new IllegalStateException("a node of an unknown form");
          });
    }
    return new Node.Branch(PARTS.get(context.getRuleIndex()), children);
  }
}
