package dev.remit.cli.lsp;

import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What changes beside the open texts. */
record PolicyWorkspace(Bundles bundles) implements WorkspaceService {
  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    // The server has no settings: those of a bundle are in its remit.yaml.
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    bundles.refresh();
  }
}
