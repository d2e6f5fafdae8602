package dev.remit.lang.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Stops a parse that recurses too deep. Nesting is counted on the tokens before; but recovery from
 * an error may pass over a closing sign, and so nest deeper than the text does.
 */
final class DepthGuard implements ParseTreeListener {
  /** The most parts of the grammar that lie between one open sign and the next. */
  private static final int PARTS_PER_LEVEL = 8;

  private final int most;
  private int depth;

  DepthGuard(SyntaxLimits limits) {
    this.most = (limits.maxNesting() + 2) * PARTS_PER_LEVEL;
  }

  @Override
  public void enterEveryRule(ParserRuleContext context) {
    depth++;
    if (depth > most) {
      throw new ParseStopped();
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext context) {
    depth--;
  }

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
