package dev.remit.cli.lsp;

import dev.remit.cli.lsp.Documents.Document;
import dev.remit.lang.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/** Tells the client what is wrong in each file of a bundle, where that is not what it was told. */
final class Published {
  private final Map<Path, Map<String, PublishDiagnosticsParams>> told = new HashMap<>();
  private Consumer<PublishDiagnosticsParams> client = params -> {};

  void to(Consumer<PublishDiagnosticsParams> consumer) {
    client = consumer;
  }

  /** A bundle of which no text is open any more has nothing wrong with it. */
  void publish(Path root, List<Document> open, Snapshot snapshot) {
    Map<String, PublishDiagnosticsParams> now = new TreeMap<>();
    for (Document each : open) {
      now.put(each.uri(), new PublishDiagnosticsParams(each.uri(), new ArrayList<>()));
      now.get(each.uri()).setVersion(each.version());
    }
    switch (snapshot) {
      case Snapshot.Unreadable(String why) ->
          now.values().forEach(each -> each.getDiagnostics().add(Protocol.fault(why)));
      case Snapshot.Read read -> found(read, open, now);
    }
    Map<String, PublishDiagnosticsParams> before = told.getOrDefault(root, Map.of());
    before.keySet().stream()
        .filter(uri -> !now.containsKey(uri))
        .forEach(uri -> client.accept(new PublishDiagnosticsParams(uri, List.of())));
    now.forEach((uri, each) -> {
      if (!each.equals(before.get(uri))) {
        client.accept(each);
      }
    });
    if (now.isEmpty()) {
      told.remove(root);
    } else {
      told.put(root, now);
    }
  }

  private static void found(
      Snapshot.Read read, List<Document> open, Map<String, PublishDiagnosticsParams> now) {
    for (var each : read.analysis().result().diagnostics()) {
      SourceFile file = each.span().file();
      String uri = uri(read.root(), open, file.path());
      List<Diagnostic> ofFile =
          now.computeIfAbsent(uri, any -> new PublishDiagnosticsParams(uri, new ArrayList<>()))
              .getDiagnostics();
      ofFile.add(Protocol.diagnostic(each, path -> uri(read.root(), open, path)));
    }
  }

  /** As the client names the file, if it is open. */
  static String uri(Path root, List<Document> open, String path) {
    Path file = root.resolve(path);
    Optional<String> named =
        open.stream().filter(each -> each.path().equals(file)).map(Document::uri).findFirst();
    return named.orElseGet(() -> file.toUri().toString());
  }
}
