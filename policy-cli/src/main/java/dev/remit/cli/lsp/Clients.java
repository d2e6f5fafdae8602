package dev.remit.cli.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.jspecify.annotations.Nullable;

/** What a client says that it can do; what it does not mention, it cannot. */
final class Clients {
  private Clients() {}

  /** Whether it can be asked to tell of files that change. */
  static boolean watches(@Nullable ClientCapabilities capabilities) {
    return Optional.ofNullable(capabilities)
        .map(ClientCapabilities::getWorkspace)
        .map(WorkspaceClientCapabilities::getDidChangeWatchedFiles)
        .map(DidChangeWatchedFilesCapabilities::getDynamicRegistration)
        .orElse(false);
  }
}
