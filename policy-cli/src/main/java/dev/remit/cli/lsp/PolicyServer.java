package dev.remit.cli.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** What the server can do. */
final class PolicyServer implements LanguageServer {
  private static final List<String> WATCHED =
      List.of("**/*.policy", "**/remit.yaml", "**/*.{json,yaml,yml,csv}");

  private final Bundles bundles;
  private final CompletableFuture<Boolean> exit;
  private final Session session = new Session();
  private final PolicyDocuments documents;
  private final PolicyWorkspace workspace;
  private final CompletableFuture<LanguageClient> client = new CompletableFuture<>();
  private volatile boolean watches;

  PolicyServer(Bundles bundles, CompletableFuture<Boolean> exit) {
    this.bundles = bundles;
    this.exit = exit;
    this.documents = new PolicyDocuments(bundles, session);
    this.workspace = new PolicyWorkspace(bundles);
  }

  void connect(LanguageClient remote) {
    client.complete(remote);
    bundles.publishTo(remote::publishDiagnostics);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    session.initialized();
    watches = Clients.watches(params.getCapabilities());
    ServerCapabilities can = new ServerCapabilities();
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Full);
    sync.setSave(new SaveOptions(false));
    can.setTextDocumentSync(sync);
    can.setPositionEncoding(PositionEncodingKind.UTF16);
    can.setHoverProvider(true);
    can.setCompletionProvider(new CompletionOptions(false, List.of(".")));
    can.setDefinitionProvider(true);
    can.setReferencesProvider(true);
    can.setDocumentSymbolProvider(true);
    can.setRenameProvider(new RenameOptions(true));
    can.setDocumentFormattingProvider(true);
    can.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    can.setCodeLensProvider(new CodeLensOptions(false));
    return CompletableFuture.completedFuture(
        new InitializeResult(can, new ServerInfo("remit", "0.1.0")));
  }

  @Override
  public void initialized(InitializedParams params) {
    if (watches) {
      DidChangeWatchedFilesRegistrationOptions watched =
          new DidChangeWatchedFilesRegistrationOptions(
              WATCHED.stream().map(glob -> new FileSystemWatcher(Either.forLeft(glob))).toList());
      Registration registration =
          new Registration("remit-files", "workspace/didChangeWatchedFiles", watched);
      var _ =
          client.thenCompose(
              each -> each.registerCapability(new RegistrationParams(List.of(registration))));
    }
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    session.shutDown();
    return CompletableFuture.completedFuture(new Object());
  }

  @Override
  public void exit() {
    exit.complete(session.isShutDown());
  }

  @Override
  public void setTrace(SetTraceParams params) {
    // There is no trace to set.
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspace;
  }
}
