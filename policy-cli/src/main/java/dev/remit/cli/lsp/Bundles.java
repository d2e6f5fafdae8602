package dev.remit.cli.lsp;

import dev.remit.cli.lsp.Documents.Document;
import dev.remit.lang.ParsedFiles;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * The bundles that open texts belong to, read and checked anew after each change, off the thread
 * that reads messages. Of several changes only the newest is worked off; whoever waits for one
 * before it gets what comes of the newest.
 */
final class Bundles implements AutoCloseable {
  private final Documents documents = new Documents();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "remit-lsp-check");
        thread.setDaemon(true);
        return thread;
      });
  private final Map<Path, State> states = new HashMap<>();
  private final Published published = new Published();

  /** What is known of a bundle: the number of its newest change, and what comes of it. */
  private static final class State {
    private long change;
    private final ParsedFiles parsed = new ParsedFiles();
    private CompletableFuture<Snapshot> newest = new CompletableFuture<>();
  }

  void publishTo(Consumer<PublishDiagnosticsParams> client) {
    published.to(client);
  }

  Documents documents() {
    return documents;
  }

  ExecutorService worker() {
    return worker;
  }

  void open(String uri, int version, String text) {
    Documents.path(uri)
        .ifPresent(path -> {
          Path root = root(path);
          documents.put(new Document(uri, path, root, version, text));
          changed(root);
        });
  }

  void edit(String uri, int version, String text) {
    documents
        .of(uri)
        .ifPresent(before -> {
          documents.put(new Document(before.uri(), before.path(), before.root(), version, text));
          changed(before.root());
        });
  }

  void close(String uri) {
    documents.close(uri).ifPresent(closed -> changed(closed.root()));
  }

  /** Something on the disk has changed: an open text may belong to another bundle by now. */
  void refresh() {
    for (Document each : documents.all()) {
      Path root = root(each.path());
      if (!root.equals(each.root())) {
        documents.put(new Document(each.uri(), each.path(), root, each.version(), each.text()));
        changed(each.root());
      }
      changed(root);
    }
  }

  /** The bundle of an open text, with all changes so far. */
  CompletableFuture<Snapshot> of(Document document) {
    synchronized (states) {
      if (!states.containsKey(document.root())) {
        changed(document.root());
      }
      return states.computeIfAbsent(document.root(), any -> new State()).newest;
    }
  }

  private void changed(Path root) {
    synchronized (states) {
      State state = states.computeIfAbsent(root, any -> new State());
      if (state.newest.isDone()) {
        state.newest = new CompletableFuture<>();
      }
      long change = ++state.change;
      if (!worker.isShutdown()) {
        worker.execute(() -> check(root, state, change));
      }
    }
  }

  private void check(Path root, State state, long change) {
    if (isSuperseded(state, change)) {
      return;
    }
    List<Document> open = documents.in(root);
    Snapshot snapshot =
        open.isEmpty() ? new Snapshot.Unreadable("") : read(root, open, state.parsed);
    synchronized (states) {
      if (state.change != change) {
        return;
      }
      if (open.isEmpty()) {
        states.remove(root);
      }
      published.publish(root, open, snapshot);
      state.newest.complete(snapshot);
    }
  }

  private boolean isSuperseded(State state, long change) {
    synchronized (states) {
      return state.change != change;
    }
  }

  private static Snapshot read(Path root, List<Document> open, ParsedFiles parsed) {
    Map<String, String> texts = new HashMap<>();
    open.forEach(
        each -> texts.put(root.relativize(each.path()).toString().replace('\\', '/'), each.text()));
    try {
      return Snapshot.Read.of(root, BundleReader.read(root, texts), parsed);
    } catch (BundleFault fault) {
      return new Snapshot.Unreadable(String.valueOf(fault.getMessage()));
    } catch (RuntimeException | StackOverflowError fault) {
      return new Snapshot.Unreadable("the bundle could not be checked: " + fault);
    }
  }

  /**
   * The nearest directory above a file that has settings; where none has, the file's own directory
   * is a bundle with the standard ones.
   */
  private static Path root(Path file) {
    Path own = file.resolveSibling("").normalize();
    for (Path at = own; at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve(BundleReader.SETTINGS))) {
        return at;
      }
    }
    return own;
  }

  /** Nothing is checked any more; what is being sent is sent. */
  @Override
  public void close() {
    synchronized (states) {
      states.values().forEach(state -> state.change++);
      worker.shutdown();
    }
  }
}
