package dev.remit.lang.index;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.IdentitySet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which sets an identity may belong to. Each set is kept once, with those that add it: a set made
 * of others is found through them, by whom it adds; whom it takes away only the rule's own
 * condition tells.
 */
final class IdentityTable {
  private static final int NO_ID = -1;

  private final IdentityHashMap<IdentitySet, Integer> places = new IdentityHashMap<>();
  private final List<Ints> addedTo = new ArrayList<>();
  private final Ints idOf = new Ints();
  private final Map<Value.Identity, Ints> exact = new HashMap<>();
  private final Map<String, SegmentTrie> patterns = new HashMap<>();
  private int ids;

  void add(IdentitySet set, int id) {
    idOf.set(place(set), id);
    ids++;
  }

  private int place(IdentitySet set) {
    Integer known = places.get(set);
    if (known != null) {
      return known;
    }
    int place = places.size();
    places.put(set, place);
    addedTo.add(new Ints());
    idOf.add(NO_ID);
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
  void find(Value.Identity identity, Scratch scratch, Ints found) {
    if (ids == 0) {
      return;
    }
    scratch.open().clear();
    scratch.seen().clear();
    scratch.work().probe();
    Ints listed = exact.get(identity);
    if (listed != null) {
      open(listed, scratch);
    }
    SegmentTrie like = patterns.get(identity.issuer());
    if (like != null) {
      scratch.hits().clear();
      like.find(scratch.segments().split(identity.subject(), '/'), scratch.work(), scratch.hits());
      open(scratch.hits(), scratch);
    }
    for (int i = 0; i < scratch.open().size(); i++) {
      scratch.work().probe();
      int place = scratch.open().get(i);
      if (idOf.get(place) != NO_ID) {
        found.add(idOf.get(place));
      }
      open(addedTo.get(place), scratch);
    }
  }

  /** Those of the places that were not seen yet. */
  private static void open(Ints places, Scratch scratch) {
    for (int i = 0; i < places.size(); i++) {
      int place = places.get(i);
      if (!scratch.seen().get(place)) {
        scratch.seen().set(place);
        scratch.open().add(place);
      }
    }
  }

  long size() {
    return places.size()
        + ids
        + addedTo.stream().mapToLong(Ints::size).sum()
        + exact.values().stream().mapToLong(Ints::size).sum()
        + patterns.values().stream().mapToLong(SegmentTrie::size).sum();
  }
}
