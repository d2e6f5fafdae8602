package dev.remit.lang.index;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.IdentitySet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Which sets an identity may belong to. Each set is kept once, with those that add it: a set made
 * of others is found through them, by whom it adds; whom it takes away only the rule's own
 * condition tells.
 */
final class IdentityTable {
  private static final int NO_ID = -1;

  private final IdentityHashMap<IdentitySet, Integer> places = new IdentityHashMap<>();
  private final List<Ints> addedTo = new ArrayList<>();
  private final Ints ids = new Ints();
  private final Map<Integer, Integer> idOf = new HashMap<>();
  private final Map<Value.Identity, Ints> exact = new HashMap<>();
  private final Map<String, SegmentTrie> patterns = new HashMap<>();

  void add(IdentitySet set, int id) {
    idOf.put(place(set), id);
    ids.add(id);
  }

  private int place(IdentitySet set) {
    Integer known = places.get(set);
    if (known != null) {
      return known;
    }
    int place = places.size();
    places.put(set, place);
    addedTo.add(new Ints());
    switch (set) {
      case IdentitySet.Listed(var members, List<IdentityPattern> like) -> {
        members.forEach(member -> exact.computeIfAbsent(member, none -> new Ints()).add(place));
        like.forEach(pattern ->
            patterns
                .computeIfAbsent(pattern.issuer(), none -> new SegmentTrie())
                .add(pattern.subject(), place));
      }
      case IdentitySet.Terms(List<IdentitySet.Term> terms, long size) ->
          terms.stream()
              .filter(term -> !term.minus())
              .forEach(term -> addedTo.get(place(term.who())).add(place));
    }
    return place;
  }

  /** The id of each set that may hold the identity, once. */
  void find(Value.Identity identity, Work work, IntConsumer found) {
    if (ids.size() == 0) {
      return;
    }
    Ints open = new Ints();
    BitSet seen = new BitSet();
    IntConsumer visit =
        place -> {
          if (!seen.get(place)) {
            seen.set(place);
            open.add(place);
          }
        };
    work.probe();
    Ints listed = exact.getOrDefault(identity, new Ints());
    for (int i = 0; i < listed.size(); i++) {
      visit.accept(listed.get(i));
    }
    SegmentTrie like = patterns.get(identity.issuer());
    if (like != null) {
      like.find(List.of(identity.subject().split("/", -1)), work, visit);
    }
    for (int i = 0; i < open.size(); i++) {
      work.probe();
      int id = idOf.getOrDefault(open.get(i), NO_ID);
      if (id != NO_ID) {
        found.accept(id);
      }
      Ints wider = addedTo.get(open.get(i));
      for (int j = 0; j < wider.size(); j++) {
        visit.accept(wider.get(j));
      }
    }
  }

  long size() {
    return places.size()
        + ids.size()
        + addedTo.stream().mapToLong(Ints::size).sum()
        + exact.values().stream().mapToLong(Ints::size).sum()
        + patterns.values().stream().mapToLong(SegmentTrie::size).sum();
  }
}
