package dev.remit.lang.ide;

import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Renames what a bundle declares, wherever it is named. The renamed bundle is checked before it is
 * given out: it has to mean by the new name what it meant by the old one.
 */
public final class Renaming {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final BundleIndex before;
  private final List<Diagnostic> faults;
  private final Set<String> halfRead;
  private final Rechecked rechecked;

  /**
   * @param faults what was found in the bundle as it is
   * @param halfRead the paths of files that do not parse as a whole
   */
  public Renaming(
      BundleIndex before, List<Diagnostic> faults, Set<String> halfRead, Rechecked rechecked) {
    this.before = before;
    this.faults = List.copyOf(faults);
    this.halfRead = Set.copyOf(halfRead);
    this.rechecked = rechecked;
  }

  /** Reads the bundle with other texts for some of its files, by path. */
  public interface Rechecked {
    Outcome with(Map<String, String> texts);

    record Outcome(BundleIndex index, List<Diagnostic> faults) {}
  }

  /** What comes of it. */
  public sealed interface Result {
    /** The places, each of which gives way to the new name. */
    record Renamed(List<Span> places) implements Result {
      public Renamed {
        places = List.copyOf(places);
      }
    }

    /** Why not, in a sentence. */
    record Refused(String why) implements Result {}
  }

  /** The place that would be renamed, or why none can be. */
  public sealed interface Target {
    record Named(Symbol symbol, Span span) implements Target {}

    record None(String why) implements Target {}
  }

  /** What a place names, if it can be renamed. */
  public Target target(String path, int offset) {
    List<Occurrence> found = before.at(path, offset);
    if (found.isEmpty()) {
      return new Target.None("there is no name of the bundle here");
    }
    Occurrence first = found.getFirst();
    List<Occurrence> declared =
        before.of(first.symbol()).stream().filter(Occurrence::declares).toList();
    Symbol symbol = first.symbol();
    if (declared.isEmpty()) {
      return new Target.None(
          "`" + symbol.id() + "` is not declared in this bundle, so it cannot be renamed here");
    }
    Optional<Occurrence> inData =
        before.of(symbol).stream()
            .filter(each -> !each.span().file().path().endsWith(".policy"))
            .findFirst();
    if (inData.isPresent()) {
      return new Target.None(
          "`"
              + symbol.id()
              + "` comes from "
              + inData.get().span().file().path()
              + ", and data files are not changed from here");
    }
    if (!halfRead.isEmpty()) {
      return new Target.None(
          "mend the syntax errors first: what of "
              + halfRead.stream().sorted().findFirst().orElseThrow()
              + " does not parse would keep the old name");
    }
    return new Target.Named(symbol, first.span());
  }

  public Result rename(String path, int offset, String name) {
    return switch (target(path, offset)) {
      case Target.None(String why) -> new Result.Refused(why);
      case Target.Named(Symbol symbol, Span span) -> rename(symbol, name);
    };
  }

  private Result rename(Symbol symbol, String name) {
    if (!NAME.matcher(name).matches()) {
      return new Result.Refused(
          "`" + name + "` is no name: a name has letters, digits and _, and begins with no digit");
    }
    List<Span> places = before.of(symbol).stream().map(Occurrence::span).distinct().toList();
    if (name.equals(symbol.name())) {
      return new Result.Renamed(List.of());
    }
    Rechecked.Outcome after = rechecked.with(texts(places, name));
    Optional<Diagnostic> fault = newFault(after.faults());
    if (fault.isPresent()) {
      return new Result.Refused(
          "with the name `"
              + name
              + "` the bundle would have the error "
              + fault.get().code().id()
              + " at "
              + fault.get().span()
              + ": "
              + fault.get().message());
    }
    Symbol renamed = new Symbol(symbol.kind(), symbol.owner(), name);
    return offsets(after.index().of(renamed)).equals(moved(places, name.length()))
        ? new Result.Renamed(places)
        : new Result.Refused(
            "`" + name + "` means something else already in a place where it would stand");
  }

  private static Map<String, String> texts(List<Span> places, String name) {
    Map<SourceFile, StringBuilder> texts = new HashMap<>();
    places.stream()
        .sorted(Comparator.comparingInt(Span::start).reversed())
        .forEach(place ->
            texts
                .computeIfAbsent(place.file(), file -> new StringBuilder(file.text()))
                .replace(place.start(), place.end(), name));
    Map<String, String> byPath = new TreeMap<>();
    texts.forEach((file, text) -> byPath.put(file.path(), text.toString()));
    return byPath;
  }

  private static Set<String> offsets(List<Occurrence> found) {
    return found.stream()
        .map(each -> each.span().file().path() + "#" + each.span().start())
        .collect(Collectors.toSet());
  }

  /** Where the places begin once each before them has given way. */
  private static Set<String> moved(List<Span> places, int length) {
    Set<String> moved = new HashSet<>();
    Map<String, Integer> shifts = new HashMap<>();
    for (Span place : places) {
      String path = place.file().path();
      int shift = shifts.getOrDefault(path, 0);
      moved.add(path + "#" + (place.start() + shift));
      shifts.put(path, shift + length - (place.end() - place.start()));
    }
    return moved;
  }

  /** An error of which there is one more of its kind than before. */
  private Optional<Diagnostic> newFault(List<Diagnostic> after) {
    Map<Object, Integer> left = new HashMap<>();
    faults.forEach(fault -> left.merge(fault.code(), 1, Integer::sum));
    return after.stream()
        .filter(Diagnostic::isError)
        .filter(fault -> left.merge(fault.code(), -1, Integer::sum) < 0)
        .findFirst();
  }
}
