package dev.remit.lang.index;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The terms that rules have for one key, numbered from 0 as they come. */
final class KeyTerms {
  private final Key key;
  private final Map<Term, Integer> numbers = new HashMap<>();
  private final SegmentTrie names = new SegmentTrie();
  private final IdentityTable who = new IdentityTable();
  private final PathTerms paths = new PathTerms();
  private int parents;
  private int patterns;

  KeyTerms(Key key) {
    this.key = key;
  }

  Key key() {
    return key;
  }

  int count() {
    return numbers.size();
  }

  int number(Term term) {
    Integer known = numbers.get(term);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    numbers.put(term, number);
    switch (term) {
      case Term.Named(var pattern) -> {
        names.add(pattern, number);
        patterns++;
      }
      case Term.Who(var members) -> who.add(members, number);
      case Term.Under(Value parent) -> {
        parents++;
        if (parent instanceof Value.Path path) {
          paths.parent(path, number);
        }
      }
      case Term.One(Value.Path path) -> paths.one(path, number);
      case Term.One one -> {}
      case Term.Nothing nothing -> {}
    }
    return number;
  }

  /**
   * The terms that the reading is one of, each once; empty where it may be any of them, since it is
   * not known.
   */
  Optional<int[]> matching(Reading reading, Work work) {
    return switch (reading) {
      case Reading.Unknown unknown -> Optional.empty();
      case Reading.None none -> nothing(work);
      case Reading.Absent absent -> nothing(work);
      case Value.Many(List<Reading> elements) when key.elements() -> elements(elements, work);
      case Value value -> key.elements() ? Optional.empty() : single(value, work);
    };
  }

  private Optional<int[]> nothing(Work work) {
    Ints found = new Ints();
    add(new Term.Nothing(), work, found);
    return Optional.of(found.toSet());
  }

  private void add(Term term, Work work, Ints found) {
    work.probe();
    Integer number = numbers.get(term);
    if (number != null) {
      found.add(number);
    }
  }

  /** An element that is not known may be any. */
  private Optional<int[]> elements(List<Reading> elements, Work work) {
    Ints found = new Ints();
    for (Reading element : elements) {
      if (element instanceof Reading.Unknown) {
        return Optional.empty();
      }
      if (element instanceof Value value) {
        add(new Term.One(value), work, found);
      }
      if (element instanceof Value.Path path) {
        paths.find(path, work, found::add);
      }
    }
    return Optional.of(found.toSet());
  }

  private Optional<int[]> single(Value value, Work work) {
    Ints found = new Ints();
    add(new Term.One(value), work, found);
    switch (value) {
      case Value.Name(List<String> segments) -> {
        find(segments, work, found);
        for (int i = 1; parents > 0 && i <= segments.size(); i++) {
          add(new Term.Under(new Value.Name(segments.subList(0, i))), work, found);
        }
      }
      case Value.Tool(String server, String name) -> find(List.of(server, name), work, found);
      case Value.Path path -> {
        List<String> segments = path.segments();
        for (int i = 0; parents > 0 && i <= segments.size(); i++) {
          Value above = new Value.Path(path.absolute(), segments.subList(0, i));
          add(new Term.Under(above), work, found);
        }
        paths.find(path, work, found::add);
      }
      case Value.Identity identity -> who.find(identity, work, found::add);
      case Value.Many many -> {
        return Optional.empty();
      }
      case Value.Fields fields -> {
        return Optional.empty();
      }
      case Value.Opaque opaque -> {
        return Optional.empty();
      }
      default -> {}
    }
    return Optional.of(found.toSet());
  }

  private void find(List<String> segments, Work work, Ints found) {
    if (patterns > 0) {
      names.find(segments, work, found::add);
    }
  }

  long size() {
    return numbers.size() + names.size() + who.size() + paths.size();
  }
}
