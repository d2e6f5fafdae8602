package dev.remit.cli.lsp;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The texts that are open in the editor, which stand for those on the disk. */
final class Documents {
  private final Map<Path, Document> open = new ConcurrentHashMap<>();

  /** An open text; {@code uri} is how the client names it. */
  record Document(String uri, Path path, Path root, int version, String text) {}

  void put(Document document) {
    open.put(document.path(), document);
  }

  Optional<Document> close(String uri) {
    return path(uri).flatMap(path -> Optional.ofNullable(open.remove(path)));
  }

  Optional<Document> of(String uri) {
    return path(uri).flatMap(this::of);
  }

  Optional<Document> of(Path path) {
    return Optional.ofNullable(open.get(path));
  }

  Collection<Document> all() {
    return List.copyOf(open.values());
  }

  List<Document> in(Path root) {
    return open.values().stream().filter(each -> each.root().equals(root)).toList();
  }

  /** The file of a URI; empty for what is no file, such as an unsaved text. */
  static Optional<Path> path(String uri) {
    try {
      URI parsed = new URI(uri);
      return "file".equals(parsed.getScheme())
          ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException none) {
      return Optional.empty();
    }
  }
}
