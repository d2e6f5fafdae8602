package dev.remit.lang.diagnostic;

import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a check has to say, whatever the format that shows it.
 *
 * @param passed whether the bundle may be used
 * @param fault why there is no bundle to check, in one sentence
 * @param read how much was read
 * @param shown the findings in the order of files and places, at most {@link #MOST_PER_FILE} a file
 * @param omitted by file, how many more there are
 * @param errors how many there are, those omitted included; likewise the warnings
 * @param warningsAsErrors whether a warning, too, makes the check fail
 * @param costs each rule's worst cost, most expensive first, where it was asked for
 */
public record Report(
    boolean passed,
    Optional<String> fault,
    Read read,
    List<Diagnostic> shown,
    SortedMap<String, Integer> omitted,
    long errors,
    long warnings,
    boolean warningsAsErrors,
    Optional<List<Cost>> costs) {
  /**
   * Findings of one file beyond these are counted only, unless they are of a kind that is always
   * listed whole; errors are shown before warnings.
   */
  public static final int MOST_PER_FILE = 100;

  public Report {
    shown = List.copyOf(shown);
  }

  /**
   * What was read of a bundle: how many policy and data files, and its revision where it compiled.
   */
  public record Read(int files, int dataFiles, Optional<String> revision) {
    public static final Read NOTHING = new Read(0, 0, Optional.empty());
  }

  /** The worst cost of a rule, in atoms evaluated in one decision; {@code kind} as written. */
  public record Cost(long cost, String kind, String rule, Span span) {}

  /** What was found in a bundle; it passes unless there is an error. */
  public static Report of(List<Diagnostic> found, Read read) {
    TreeMap<String, List<Diagnostic>> byFile = new TreeMap<>();
    found.forEach(each ->
        byFile.computeIfAbsent(each.span().file().path(), path -> new ArrayList<>()).add(each));
    List<Diagnostic> shown = new ArrayList<>();
    TreeMap<String, Integer> omitted = new TreeMap<>();
    byFile.forEach((path, all) -> {
      List<Diagnostic> kept = most(all);
      shown.addAll(kept);
      if (kept.size() < all.size()) {
        omitted.put(path, all.size() - kept.size());
      }
    });
    long errors = found.stream().filter(Diagnostic::isError).count();
    return new Report(
        errors == 0,
        Optional.empty(),
        read,
        shown,
        omitted,
        errors,
        found.size() - errors,
        false,
        Optional.empty());
  }

  private static List<Diagnostic> most(List<Diagnostic> ofFile) {
    List<Diagnostic> kept = new ArrayList<>();
    int counted = 0;
    for (Diagnostic each :
        ofFile.stream()
            .sorted(
                Comparator.comparing((Diagnostic one) -> !one.isError())
                    .thenComparing(Diagnostic.ORDER))
            .toList()) {
      if (MostOfAKind.isListed(each.code())) {
        kept.add(each);
      } else if (counted++ < MOST_PER_FILE) {
        kept.add(each);
      }
    }
    return kept.stream().sorted(Diagnostic.ORDER).toList();
  }

  /** There is no bundle: nothing was checked. */
  public static Report fault(String sentence) {
    return new Report(
        false,
        Optional.of(sentence),
        Read.NOTHING,
        List.of(),
        new TreeMap<>(),
        0,
        0,
        false,
        Optional.empty());
  }

  /** The same, but a warning refuses the bundle as an error does. */
  public Report withWarningsAsErrors() {
    return new Report(
        passed && warnings == 0, fault, read, shown, omitted, errors, warnings, true, costs);
  }

  public Report withCosts(List<Cost> rules) {
    return new Report(
        passed,
        fault,
        read,
        shown,
        omitted,
        errors,
        warnings,
        warningsAsErrors,
        Optional.of(List.copyOf(rules)));
  }

  /** The codes that occur, by id. */
  public List<Code> codes() {
    return shown.stream()
        .map(Diagnostic::code)
        .distinct()
        .sorted(Comparator.comparing(Code::id))
        .toList();
  }
}
