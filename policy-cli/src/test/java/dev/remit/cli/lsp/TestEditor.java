package dev.remit.cli.lsp;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;

/** An editor with a directory of files, which talks to the server over pipes. */
final class TestEditor implements LanguageClient, AutoCloseable {
  private static final long SECONDS = 120;

  private final Path directory;
  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  private final Map<String, String> texts = new ConcurrentHashMap<>();
  private final Map<String, Integer> versions = new ConcurrentHashMap<>();
  private final CompletableFuture<Integer> code = new CompletableFuture<>();
  private final LanguageServer server;

  private TestEditor(Path directory) throws IOException {
    this.directory = directory;
    Pipe toServer = Pipe.open();
    Pipe toClient = Pipe.open();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try (var in = Channels.newInputStream(toServer.source());
              var out = Channels.newOutputStream(toClient.sink())) {
            code.complete(LanguageServing.serve(in, out));
          } catch (IOException | InterruptedException | RuntimeException fault) {
            code.completeExceptionally(fault);
          }
        });
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(
            this,
            Channels.newInputStream(toClient.source()),
            Channels.newOutputStream(toServer.sink()));
    var _ = launcher.startListening();
    this.server = launcher.getRemoteProxy();
  }

  /** Before {@code initialize}. */
  static TestEditor connected(Path directory) throws IOException {
    return new TestEditor(directory.toRealPath());
  }

  static TestEditor in(Path directory) throws Exception {
    TestEditor editor = connected(directory);
    InitializeParams params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    await(editor.server.initialize(params));
    editor.server.initialized(new InitializedParams());
    return editor;
  }

  static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(SECONDS, TimeUnit.SECONDS);
  }

  /** What the server answers instead of a result. */
  static ResponseErrorException refusal(CompletableFuture<?> future)
      throws InterruptedException, TimeoutException {
    try {
      throw new AssertionError("answered: " + future.get(SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException fault) {
      if (fault.getCause() instanceof ResponseErrorException refused) {
        return refused;
      }
      throw new AssertionError(fault);
    }
  }

  LanguageServer server() {
    return server;
  }

  TextDocumentService documents() {
    return server.getTextDocumentService();
  }

  CompletableFuture<Integer> code() {
    return code;
  }

  Path write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, text);
  }

  String uri(String path) {
    return directory.resolve(path).toUri().toString();
  }

  TextDocumentIdentifier id(String path) {
    return new TextDocumentIdentifier(uri(path));
  }

  /** The text is open, and not on the disk unless it was written there. */
  void open(String path, String text) {
    texts.put(path, text);
    versions.put(path, 1);
    documents()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(path), "remit", 1, text)));
  }

  /** Gives the version that the text has now. */
  int type(String path, String text) {
    texts.put(path, text);
    int version = versions.merge(path, 1, Integer::sum);
    documents()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(path), version),
                List.of(new TextDocumentContentChangeEvent(text))));
    return version;
  }

  void close(String path) {
    documents().didClose(new DidCloseTextDocumentParams(id(path)));
  }

  /** The place after the first occurrence of a context. */
  Position after(String path, String context) {
    String text = texts.getOrDefault(path, "");
    int at = text.indexOf(context) + context.length();
    int line = (int) text.substring(0, at).chars().filter(each -> each == '\n').count();
    return new Position(line, at - text.lastIndexOf('\n', at - 1) - 1);
  }

  /** The next that is published of a file and is as expected; what comes before is passed over. */
  PublishDiagnosticsParams published(String path, Predicate<PublishDiagnosticsParams> expected)
      throws InterruptedException {
    while (true) {
      PublishDiagnosticsParams next = published.poll(SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing such is published of " + path);
      }
      if (next.getUri().equals(uri(path)) && expected.test(next)) {
        return next;
      }
    }
  }

  /** What is published of a file, as {@code line:character code}. */
  List<String> findings(String path, int version) throws InterruptedException {
    return shown(
        published(path, each -> each.getVersion() != null && each.getVersion() == version));
  }

  static List<String> shown(PublishDiagnosticsParams params) {
    return params.getDiagnostics().stream()
        .map(each ->
            each.getRange().getStart().getLine()
                + ":"
                + each.getRange().getStart().getCharacter()
                + (each.getCode() == null ? "" : " " + each.getCode().getLeft()))
        .toList();
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    published.add(params);
  }

  @Override
  public void telemetryEvent(Object event) {}

  @Override
  public void showMessage(MessageParams params) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.failedFuture(new UnsupportedOperationException());
  }

  @Override
  public void logMessage(MessageParams params) {}

  @Override
  public void close() throws Exception {
    if (!code.isDone()) {
      server.exit();
      await(code);
    }
  }
}
