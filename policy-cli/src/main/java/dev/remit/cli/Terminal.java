package dev.remit.cli;

import java.io.Console;

/** Whether somebody sits before the command: nothing is piped into it, nor what it prints away. */
final class Terminal {
  private Terminal() {}

  @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null where there is no terminal.
  static boolean isThere() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
