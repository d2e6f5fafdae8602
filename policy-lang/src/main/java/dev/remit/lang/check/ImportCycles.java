package dev.remit.lang.check;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Finds packages that import each other in a circle. */
final class ImportCycles {
  private final Problems problems;

  /** Which package imports which, and where. */
  private final NavigableMap<String, NavigableMap<String, Span>> edges = new TreeMap<>();

  private final Map<String, List<String>> importers = new HashMap<>();

  /**
   * Packages that lead into no circle, or into one that was said, and are still to be taken away.
   */
  private final Deque<String> gone = new ArrayDeque<>();

  ImportCycles(Problems problems) {
    this.problems = problems;
  }

  void check(List<PolicyFile> files) {
    for (PolicyFile file : files) {
      String own = Names.dotted(file.packageName());
      for (PolicyFile.Import each : file.imports()) {
        String other = Names.dotted(each.packageName());
        if (!other.equals(own)) {
          edges
              .computeIfAbsent(own, name -> new TreeMap<>())
              .putIfAbsent(other, each.packageName().span());
          importers.computeIfAbsent(other, name -> new ArrayList<>()).add(own);
        }
      }
    }
    importers.keySet().stream().filter(name -> !edges.containsKey(name)).forEach(gone::add);
    prune();
    while (!edges.isEmpty()) {
      List<String> cycle = cycle(edges.firstKey());
      report(cycle);
      cycle.forEach(edges::remove);
      gone.addAll(cycle);
      prune();
    }
  }

  /**
   * Takes away what leads out of every circle, until each package left imports one that is left.
   */
  private void prune() {
    while (!gone.isEmpty()) {
      String name = gone.remove();
      for (String importer : importers.getOrDefault(name, List.of())) {
        Map<String, Span> left = edges.get(importer);
        if (left != null && left.remove(name) != null && left.isEmpty()) {
          edges.remove(importer);
          gone.add(importer);
        }
      }
    }
  }

  private List<String> cycle(String from) {
    List<String> path = new ArrayList<>();
    String at = from;
    while (!path.contains(at)) {
      path.add(at);
      at = from(at).firstKey();
    }
    return Names.rotated(path.subList(path.indexOf(at), path.size()));
  }

  private NavigableMap<String, Span> from(String name) {
    return Optional.ofNullable(edges.get(name)).orElseThrow();
  }

  private Span edge(String name, String other) {
    return Optional.ofNullable(from(name).get(other)).orElseThrow();
  }

  private void report(List<String> cycle) {
    List<Diagnostic.Label> others = new ArrayList<>();
    for (int i = 1; i < cycle.size(); i++) {
      String next = cycle.get((i + 1) % cycle.size());
      others.add(
          new Diagnostic.Label(
              edge(cycle.get(i), next), "`" + cycle.get(i) + "` imports `" + next + "`"));
    }
    problems.add(
        new Diagnostic(
            Code.IMPORT_CYCLE,
            edge(cycle.getFirst(), cycle.get(1)),
            "imports go round in a circle: "
                + String.join(" -> ", cycle)
                + " -> "
                + cycle.getFirst(),
            others,
            Optional.of(
                "move what several of them need into a package that imports none of them")));
  }
}
