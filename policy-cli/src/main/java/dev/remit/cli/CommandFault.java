package dev.remit.cli;

/** Why a command cannot do what it was asked, in one sentence. */
final class CommandFault extends Exception {
  private static final long serialVersionUID = 1L;

  CommandFault(String message) {
    super(message);
  }
}
