package dev.remit.cli.lsp;

import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** The order of a session: initialize, requests, shutdown, exit. */
final class Session {
  private enum Stage {
    NEW,
    RUNNING,
    SHUT_DOWN
  }

  private volatile Stage stage = Stage.NEW;

  void initialized() {
    stage = Stage.RUNNING;
  }

  void shutDown() {
    stage = Stage.SHUT_DOWN;
  }

  boolean isShutDown() {
    return stage == Stage.SHUT_DOWN;
  }

  /** Requests are answered between {@code initialize} and {@code shutdown} only. */
  void check() {
    switch (stage) {
      case NEW ->
          throw refused(
              ResponseErrorCode.ServerNotInitialized, "the session begins with initialize");
      case SHUT_DOWN ->
          throw refused(ResponseErrorCode.InvalidRequest, "after shutdown comes nothing but exit");
      case RUNNING -> {}
    }
  }

  private static ResponseErrorException refused(ResponseErrorCode code, String why) {
    return new ResponseErrorException(new ResponseError(code, why, new Object()));
  }
}
