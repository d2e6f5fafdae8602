package dev.remit.cli;

import dev.remit.testkit.run.Progress;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far something is, once it takes long, and that is gone at
 * the end.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final long PATIENCE_MILLIS = 1_000;
  private static final long BETWEEN_MILLIS = 100;

  private final PrintWriter terminal;
  private final LongSupplier millis;
  private long next;
  private int width;

  /** With a clock in milliseconds. */
  ProgressLine(PrintWriter terminal, LongSupplier millis) {
    this.terminal = terminal;
    this.millis = millis;
    this.next = millis.getAsLong() + PATIENCE_MILLIS;
  }

  static ProgressLine on(PrintWriter terminal) {
    return new ProgressLine(terminal, () -> System.nanoTime() / 1_000_000);
  }

  @Override
  public synchronized void at(String of, int done, int all) {
    long now = millis.getAsLong();
    if (now >= next) {
      next = now + BETWEEN_MILLIS;
      show(done + " of " + all + " " + of);
    }
  }

  private void show(String text) {
    terminal.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    terminal.flush();
    width = text.length();
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    if (width > 0) {
      terminal.print("\r" + " ".repeat(width) + "\r");
      terminal.flush();
      width = 0;
    }
  }
}
