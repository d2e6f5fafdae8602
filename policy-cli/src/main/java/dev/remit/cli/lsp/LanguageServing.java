package dev.remit.cli.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;

/** Runs the language server over a pair of streams. */
public final class LanguageServing {
  private static final int IN_ORDER = 0;
  private static final int NOT_IN_ORDER = 1;

  /** That a stream ends is no news; held here, since a logger that nobody holds is forgotten. */
  private static final Logger LOG = Logger.getLogger("org.eclipse.lsp4j.jsonrpc");

  private LanguageServing() {}

  /** Until the client says {@code exit}, or hangs up; gives the exit code. */
  public static int serve(InputStream in, OutputStream out) throws InterruptedException {
    LOG.setLevel(Level.WARNING);
    CompletableFuture<Boolean> exit = new CompletableFuture<>();
    ExecutorService readers = Executors.newCachedThreadPool(LanguageServing::reader);
    try (Bundles bundles = new Bundles()) {
      PolicyServer server = new PolicyServer(bundles, exit);
      Launcher<LanguageClient> launcher =
          new LSPLauncher.Builder<LanguageClient>()
              .setLocalService(server)
              .setRemoteInterface(LanguageClient.class)
              .setInput(in)
              .setOutput(out)
              .setExecutorService(readers)
              .create();
      server.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      readers.execute(() -> hangUp(listening, exit));
      return exit.get() ? IN_ORDER : NOT_IN_ORDER;
    } catch (ExecutionException never) {
      throw new IllegalStateException(never);
    } finally {
      readers.shutdown();
    }
  }

  /** A client that is gone without a word says neither {@code shutdown} nor {@code exit}. */
  private static void hangUp(Future<Void> listening, CompletableFuture<Boolean> exit) {
    try {
      listening.get();
    } catch (ExecutionException | InterruptedException broken) {
      // The stream is at its end, whichever way.
    }
    exit.complete(false);
  }

  private static Thread reader(Runnable task) {
    Thread thread = new Thread(task, "remit-lsp-reader");
    thread.setDaemon(true);
    return thread;
  }
}
