package dev.remit.lang.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Seeds;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import dev.remit.lang.schema.Catalogue.PathPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Which entries of a dataset a path means, and how many are looked at to tell. */
class DatasetIndexTest {
  private static final Value.Name FILES = new Value.Name(List.of("files"));

  private static DatasetEntry entry(String at, Map<String, String> properties) {
    return new DatasetEntry(
        FILES,
        at.isEmpty() ? Optional.empty() : Optional.of(pattern(at)),
        properties.entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, stated -> new Value.Text(stated.getValue()))));
  }

  private static PathPattern pattern(String at) {
    return new PathPattern(
        at.startsWith("/"),
        new NamePattern(Arrays.asList((at.startsWith("/") ? at.substring(1) : at).split("/"))));
  }

  private static Value.Path path(String text) {
    boolean absolute = text.startsWith("/");
    String body = absolute ? text.substring(1) : text;
    return new Value.Path(absolute, body.isEmpty() ? List.of() : Arrays.asList(body.split("/")));
  }

  /** The rule in words: go through all entries. */
  private static Set<DatasetEntry> longest(List<DatasetEntry> entries, Value.Path path) {
    List<DatasetEntry> matching =
        entries.stream()
            .filter(entry -> entry.at().map(at -> at.matches(path)).orElse(true))
            .toList();
    int longest = matching.stream().mapToInt(DatasetIndexTest::length).max().orElse(0);
    List<DatasetEntry> best = matching.stream().filter(each -> length(each) == longest).toList();
    return best.stream()
        .filter(entry -> best.stream().noneMatch(other -> narrower(other, entry)))
        .collect(Collectors.toSet());
  }

  private static int length(DatasetEntry entry) {
    return entry.at().map(at -> at.segments().segments().size()).orElse(0);
  }

  private static boolean narrower(DatasetEntry narrow, DatasetEntry wide) {
    return narrow.at().isPresent()
        && wide.at().isPresent()
        && !narrow.at().equals(wide.at())
        && wide.at().get().segments().includes(narrow.at().get().segments());
  }

  @Provide
  Arbitrary<List<String>> patterns() {
    Arbitrary<String> segments =
        Arbitraries.of("a", "b", "*")
            .list()
            .ofMinSize(1)
            .ofMaxSize(3)
            .map(each -> String.join("/", each));
    Arbitrary<String> ended =
        segments.flatMap(each -> Arbitraries.of(each, each, each + "/**", "/" + each, "/**", "**"));
    return ended
        .set()
        .ofMaxSize(12)
        .map(each -> {
          List<String> all = new ArrayList<>(each);
          if (all.size() % 2 == 0) {
            all.add("");
          }
          return all;
        });
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "b", "c")
        .list()
        .ofMaxSize(4)
        .map(each -> String.join("/", each))
        .flatMap(each -> Arbitraries.of(each, "/" + each));
  }

  @Property(seed = Seeds.BUILD, tries = 5_000)
  void the_index_means_what_going_through_all_entries_means(
      @ForAll("patterns") List<String> patterns, @ForAll("paths") String path) {
    if (path.isEmpty()) {
      return;
    }
    List<DatasetEntry> entries = patterns.stream().map(at -> entry(at, Map.of("at", at))).toList();
    assertEquals(
        longest(entries, path(path)), Set.copyOf(new DatasetIndex(entries).meant(path(path))));
  }

  /** Whether the pattern matches what the path may be, or the path what the pattern may be. */
  private static boolean mayContain(DatasetEntry entry, Value.Path path) {
    if (entry.at().isEmpty() || entry.at().get().absolute() == path.absolute()) {
      return false;
    }
    NamePattern pattern = entry.at().get().segments();
    List<String> segments = path.segments();
    if (path.absolute()) {
      return IntStream.range(0, segments.size())
          .anyMatch(i -> pattern.matches(segments.subList(i, segments.size())));
    }
    List<List<String>> places = List.of(List.of());
    boolean found = pattern.matches(segments);
    for (int depth = 0; depth < 3 && !found; depth++) {
      places =
          places.stream()
              .flatMap(place -> Stream.of("a", "b").map(each -> with(place, List.of(each))))
              .toList();
      found = places.stream().anyMatch(place -> pattern.matches(with(place, segments)));
    }
    return found;
  }

  private static List<String> with(List<String> place, List<String> more) {
    List<String> all = new ArrayList<>(place);
    all.addAll(more);
    return all;
  }

  @Property(seed = Seeds.BUILD, tries = 5_000)
  void what_an_entry_of_the_other_kind_states_differently_is_not_known(
      @ForAll("patterns") List<String> patterns, @ForAll("paths") String text) {
    if (text.isEmpty()) {
      return;
    }
    List<DatasetEntry> entries =
        patterns.stream().map(at -> entry(at, Map.of(at, "there", "as", "all"))).toList();
    Value.Path path = path(text);
    Set<DatasetEntry> may = new HashSet<>(longest(entries, path));
    boolean contained = !may.isEmpty();
    entries.stream().filter(entry -> mayContain(entry, path)).forEach(may::add);
    Map<String, Value> alike = new HashMap<>();
    if (contained) {
      alike.put("as", new Value.Text("all"));
    }
    if (contained && may.size() == 1) {
      alike.put(patternOf(may.iterator().next()), new Value.Text("there"));
    }
    assertEquals(alike, new DatasetIndex(entries).at(path));
  }

  private static String patternOf(DatasetEntry entry) {
    return entry
        .at()
        .map(at -> (at.absolute() ? "/" : "") + String.join("/", at.segments().segments()))
        .orElse("");
  }

  @Test
  void of_several_entries_that_may_be_meant_only_what_they_state_alike_is_stated() {
    DatasetIndex index =
        new DatasetIndex(
            List.of(
                entry("/a/*", Map.of("owner", "x", "region", "eu")),
                entry("/*/b", Map.of("owner", "x", "region", "us"))));
    assertEquals(Map.of("owner", new Value.Text("x")), index.at(path("/a/b")));
    assertEquals(Map.of(), index.at(path("/c/d")));
    assertEquals(Map.of(), index.anywhere());
    DatasetIndex whole =
        new DatasetIndex(
            List.of(
                entry("", Map.of("owner", "x", "kind", "files")),
                entry("/a/**", Map.of("owner", "y", "kind", "files"))));
    assertEquals(Map.of("kind", new Value.Text("files")), whole.anywhere());
    assertEquals(whole.whole(), whole.at(path("/b")));
  }

  /** A hundred thousand repositories cost a decision the look at as many entries as ten do. */
  @Test
  void the_entries_looked_at_do_not_grow_with_the_entries_there_are() {
    Map<Integer, Integer> looks = new LinkedHashMap<>();
    for (int size : new int[] {10, 100_000}) {
      List<DatasetEntry> entries =
          new ArrayList<>(
              IntStream.range(0, size)
                  .mapToObj(i -> entry("acme/repo-" + i, Map.of("owner", "team-" + i)))
                  .toList());
      entries.add(entry("", Map.of("owner", "acme")));
      entries.add(entry("acme/**", Map.of("owner", "acme")));
      entries.add(entry("*/public", Map.of("owner", "acme")));
      DatasetIndex index = new DatasetIndex(entries);
      looks.put(size, index.looks(path("acme/repo-7")));
      assertEquals(Map.of("owner", new Value.Text("team-7")), index.at(path("acme/repo-7")));
      assertEquals(Map.of("owner", new Value.Text("acme")), index.at(path("acme/gone")));
    }
    assertEquals(Map.of(10, 2, 100_000, 2), looks);
    assertTrue(looks.values().stream().allMatch(count -> count <= 3));
  }
}
