package dev.remit.lang.syntax;

import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Where reading can go on after an error. A word that begins a declaration may also stand inside
 * one, as a name or a header clause; it counts where it is the first of its line, and either
 * outside all braces or at the left edge of the text. The words of rules stand nowhere else.
 */
final class Landmarks {
  private static final Set<Integer> RULES =
      Set.of(PolicyParser.PERMIT, PolicyParser.DENY, PolicyParser.OBLIGE);

  private final List<Token> tokens;
  private final IntervalSet starts;

  Landmarks(CommonTokenStream stream) {
    this.tokens = stream.getTokens();
    int declaration = PolicyParser._ATN.ruleToStartState[PolicyParser.RULE_declaration].stateNumber;
    this.starts =
        new IntervalSet(PolicyParser._ATN.nextTokens(PolicyParser._ATN.states.get(declaration)));
    starts.add(PolicyParser.IMPORT);
  }

  /** The next token, after {@code start}, at which a declaration may begin; the last at the end. */
  int nextDeclaration(int start) {
    return scan(start, true);
  }

  /** The same for a {@code for}, whose rules are passed over. */
  int afterBlock(int start) {
    return scan(start, false);
  }

  private int scan(int start, boolean anyRule) {
    int depth = 0;
    int i = start;
    while (tokens.get(i).getType() != Token.EOF) {
      if (i > start && isVisible(i)) {
        boolean rule = isRule(i) && (anyRule || depth <= 0);
        boolean edge = depth <= 0 || tokens.get(i).getCharPositionInLine() == 0;
        if (rule || (edge && beginsLine(i) && isStart(i))) {
          return i;
        }
      }
      depth += depth(i);
      i++;
    }
    return i;
  }

  /** The next rule of a block after the one at {@code start}, or where the block ends. */
  int nextRule(int start) {
    int depth = 0;
    int i = start;
    while (tokens.get(i).getType() != Token.EOF) {
      if (i > start && isVisible(i) && (isRule(i) || leaves(i))) {
        return i;
      }
      if (depth == 0 && tokens.get(i).getText().equals("}")) {
        return i;
      }
      // A sign that closes what none opened, a brace apart, closes nothing.
      depth = Math.max(0, depth + depth(i));
      i++;
    }
    return i;
  }

  /** Whether no further rule of the block is at {@code index}. */
  boolean endsBlock(int index) {
    Token token = tokens.get(index);
    return token.getType() == Token.EOF || token.getText().equals("}") || leaves(index);
  }

  /** Whether a declaration at the left edge of the text shows that a block was not closed. */
  private boolean leaves(int i) {
    return tokens.get(i).getCharPositionInLine() == 0 && isStart(i) && !isRule(i);
  }

  /** The last visible token before {@code index}, or the first. */
  int before(int index) {
    int i = index - 1;
    while (i > 0 && !isVisible(i)) {
      i--;
    }
    return Math.max(i, 0);
  }

  private boolean isVisible(int i) {
    return tokens.get(i).getChannel() == Token.DEFAULT_CHANNEL;
  }

  private boolean isStart(int i) {
    return starts.contains(tokens.get(i).getType())
        || SyntaxErrors.LATER.contains(tokens.get(i).getText());
  }

  /** {@code observe until DATE} belongs to the rule that it stands before. */
  private boolean isRule(int i) {
    int type = tokens.get(i).getType();
    return type == PolicyParser.OBSERVE ? observes(i) : RULES.contains(type) && !isObserved(i);
  }

  private boolean observes(int i) {
    int until = after(i);
    return tokens.get(until).getType() == PolicyParser.UNTIL
        && tokens.get(after(until)).getType() == PolicyParser.DATE;
  }

  private boolean isObserved(int i) {
    int date = before(i);
    int until = before(date);
    return tokens.get(date).getType() == PolicyParser.DATE
        && tokens.get(until).getType() == PolicyParser.UNTIL
        && tokens.get(before(until)).getType() == PolicyParser.OBSERVE;
  }

  private int after(int index) {
    int i = Math.min(index + 1, tokens.size() - 1);
    while (i < tokens.size() - 1 && !isVisible(i)) {
      i++;
    }
    return i;
  }

  private boolean beginsLine(int i) {
    return i == 0 || tokens.get(before(i)).getLine() < tokens.get(i).getLine();
  }

  private int depth(int i) {
    return switch (tokens.get(i).getText()) {
      case "{", "(", "[" -> 1;
      case "}", ")", "]" -> -1;
      default -> 0;
    };
  }
}
