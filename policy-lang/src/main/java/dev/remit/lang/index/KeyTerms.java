package dev.remit.lang.index;

import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The terms that rules have for one key, numbered from 0 as they come. */
final class KeyTerms {
  private static final int ABSENT = ValueTable.ABSENT;

  private final Key key;
  private final ValueTable values = new ValueTable();
  private final Map<Term, Integer> others = new HashMap<>();
  private final SegmentTrie patterns = new SegmentTrie();
  private final SegmentTrie parents = new SegmentTrie();
  private final IdentityTable who = new IdentityTable();
  private final PathTerms paths = new PathTerms();
  private int nothing = ABSENT;
  private int count;

  KeyTerms(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  int count() {
    return count;
  }

  int number(Term term) {
    int known =
        term instanceof Term.One(Value value)
            ? values.get(value)
            : others.getOrDefault(term, ABSENT);
    return known == ABSENT ? add(term) : known;
  }

  private int add(Term term) {
    int number = count++;
    switch (term) {
      case Term.One(Value value) -> {
        values.put(value, number);
        if (value instanceof Value.Path path) {
          paths.one(path, number);
        }
        return number;
      }
      case Term.Named(var pattern) -> patterns.add(pattern, number);
      case Term.Who(var members) -> who.add(members, number);
      case Term.Under(Value.Path parent) -> paths.parent(parent, number);
      case Term.Under(Value.Name parent) -> parents.addWithin(parent.segments(), number);
      case Term.Under(Value parent) -> {}
      case Term.Nothing none -> nothing = number;
    }
    others.put(term, number);
    return number;
  }

  /**
   * Finds the terms that the fact is one of, each once and in rising order.
   *
   * @return false where it may be any of them, since it is not known
   */
  boolean matching(Facts facts, Scratch scratch, Ints found) {
    found.clear();
    int at = key.at(facts);
    byte state = facts.state(at);
    if (state == Facts.UNKNOWN) {
      return false;
    }
    boolean known = true;
    if (state != Facts.KNOWN) {
      take(nothing, scratch, found);
    } else {
      known = key.elements() ? elements(facts, scratch, found) : single(facts, at, scratch, found);
    }
    found.sort();
    return known;
  }

  private static void take(int number, Scratch scratch, Ints found) {
    scratch.work().probe();
    if (number != ABSENT) {
      found.add(number);
    }
  }

  /** An element that is not known may be any. */
  private boolean elements(Facts facts, Scratch scratch, Ints found) {
    if (!(key.read(facts) instanceof Value.Many(List<Reading> elements))) {
      return false;
    }
    for (int i = 0; i < elements.size(); i++) {
      Reading element = elements.get(i);
      if (element instanceof Reading.Unknown) {
        return false;
      }
      if (element instanceof Value value) {
        take(values.get(value), scratch, found);
      }
      if (element instanceof Value.Path path) {
        paths.find(path, scratch, found);
      }
    }
    return true;
  }

  private boolean single(Facts facts, int at, Scratch scratch, Ints found) {
    switch (key.form(facts)) {
      case BOOL -> take(values.bool(facts.word(at) != 0), scratch, found);
      case INT -> take(values.integer(facts.word(at)), scratch, found);
      case SYMBOL -> take(values.symbol(facts.text(at)), scratch, found);
      case TEXT -> take(values.text(facts.text(at)), scratch, found);
      case NAME -> {
        take(values.name(facts.text(at)), scratch, found);
        if (!patterns.isEmpty() || !parents.isEmpty()) {
          name(scratch.segments().split(facts.text(at), '.'), scratch.work(), found);
        }
      }
      case VALUE -> {
        return single(facts.value(at), scratch, found);
      }
      case DECIMAL, TIME, LENGTH -> {
        return !(key.read(facts) instanceof Value value) || single(value, scratch, found);
      }
    }
    return true;
  }

  private boolean single(Value value, Scratch scratch, Ints found) {
    take(values.get(value), scratch, found);
    switch (value) {
      case Value.Name(List<String> segments) ->
          name(scratch.segments().of(segments), scratch.work(), found);
      case Value.Tool(String server, String name) ->
          find(patterns, scratch.segments().of(server, name), scratch.work(), found);
      case Value.Path path -> paths.find(path, scratch, found);
      case Value.Identity identity -> who.find(identity, scratch, found);
      case Value.Many many -> {
        return false;
      }
      case Value.Fields fields -> {
        return false;
      }
      case Value.Opaque opaque -> {
        return false;
      }
      default -> {}
    }
    return true;
  }

  private void name(Segments name, Work work, Ints found) {
    find(patterns, name, work, found);
    find(parents, name, work, found);
  }

  private static void find(SegmentTrie in, Segments name, Work work, Ints found) {
    if (!in.isEmpty()) {
      in.find(name, work, found);
    }
  }

  long size() {
    return values.size()
        + others.size()
        + patterns.size()
        + (parents.isEmpty() ? 0 : parents.size())
        + who.size()
        + paths.size();
  }
}
