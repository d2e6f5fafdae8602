package dev.remit.lang.syntax;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/**
 * Says the first error of a part and stops there: what a parser makes up to go on within it, would
 * be said as errors that the author did not make.
 */
final class OneErrorStrategy extends DefaultErrorStrategy {

  /** The part does not parse; its error has been said. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped at the first syntax error", null, false, false);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException fault) {
    throw new Stopped();
  }

  @Override
  public Token recoverInline(Parser parser) {
    reportError(parser, new InputMismatchException(parser));
    throw new Stopped();
  }

  /** Without looking ahead for a place to go on. */
  @Override
  public void sync(Parser parser) {}
}
