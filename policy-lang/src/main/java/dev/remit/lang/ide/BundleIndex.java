package dev.remit.lang.ide;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.check.CheckedBundle;
import dev.remit.lang.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where each name of a bundle is declared and used. */
public final class BundleIndex {
  private final Declared declared;
  private final List<PolicyFile> files;
  private final Map<String, FileScope> scopes = new HashMap<>();
  private final Map<String, List<Occurrence>> byFile = new HashMap<>();
  private final Map<Symbol, List<Occurrence>> bySymbol = new HashMap<>();

  private BundleIndex(List<PolicyFile> files, CheckedBundle checked) {
    this.files = files;
    this.declared = new Declared(files, checked);
    Occurrences found = new Occurrences();
    for (PolicyFile file : files) {
      FileScope scope = FileScope.of(file);
      scopes.put(file.span().file().path(), scope);
      new DeclarationReader(declared, scope, found).read(file);
    }
    for (Occurrence each : found.all()) {
      byFile.computeIfAbsent(each.span().file().path(), path -> new ArrayList<>()).add(each);
      bySymbol.computeIfAbsent(each.symbol(), symbol -> new ArrayList<>()).add(each);
    }
  }

  /** Of files with what their data files declare, and what the checker made of them. */
  public static BundleIndex of(List<PolicyFile> files, CheckedBundle checked) {
    return new BundleIndex(List.copyOf(files), checked);
  }

  Declared declared() {
    return declared;
  }

  List<PolicyFile> files() {
    return files;
  }

  Optional<FileScope> scope(String path) {
    return Optional.ofNullable(scopes.get(path));
  }

  /** What is named in a file. */
  List<Occurrence> in(String path) {
    return byFile.getOrDefault(path, List.of());
  }

  /** The text that was indexed, if the file has a name in it. */
  Optional<SourceFile> source(String path) {
    return Optional.ofNullable(byFile.get(path)).map(found -> found.getFirst().span().file());
  }

  /** What is named at a place, its own segment before the names that it is part of. */
  public List<Occurrence> at(String path, int offset) {
    return in(path).stream()
        .filter(each -> each.whole().start() <= offset && offset <= each.whole().end())
        .sorted(
            Comparator.comparing((Occurrence each) ->
                    !(each.span().start() <= offset && offset <= each.span().end()))
                .thenComparingInt(each -> each.whole().end() - each.whole().start()))
        .toList();
  }

  /** Where a symbol is named, in the order of files and places. */
  public List<Occurrence> of(Symbol symbol) {
    return bySymbol.getOrDefault(symbol, List.of()).stream()
        .sorted(
            Comparator.comparing((Occurrence each) -> each.span().file().path())
                .thenComparingInt(each -> each.span().start()))
        .toList();
  }

  /** The symbols that a place names: several where it is an argument of several tools. */
  public List<Symbol> symbols(String path, int offset) {
    List<Occurrence> found = at(path, offset);
    return found.stream()
        .filter(each -> each.span().equals(found.getFirst().span()))
        .map(Occurrence::symbol)
        .distinct()
        .toList();
  }

  /** Where what a place names is declared. */
  public List<Occurrence> declarations(String path, int offset) {
    return symbols(path, offset).stream()
        .flatMap(symbol -> of(symbol).stream())
        .filter(Occurrence::declares)
        .toList();
  }

  /** Where else what a place names is named. */
  public List<Occurrence> references(String path, int offset, boolean withDeclarations) {
    return symbols(path, offset).stream()
        .flatMap(symbol -> of(symbol).stream())
        .filter(each -> withDeclarations || !each.declares())
        .toList();
  }

  Stream<Symbol> symbols() {
    return bySymbol.keySet().stream();
  }
}
