package dev.remit.lang.index;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Set;

/** The rule is false unless the fact is one of the terms, or not known. */
record Requirement(Key key, List<Term> terms) {
  Requirement {
    terms = List.copyOf(terms);
  }

  /** How little it narrows: single values select less than patterns and groups. */
  private long width() {
    return terms.stream().mapToLong(term -> term instanceof Term.One ? 1 : 1_000).sum();
  }

  /** Of a path that is another than the one asked for it may not be known that it is. */
  private boolean listsValues() {
    return !key.elements()
        && terms.stream()
            .allMatch(term -> term instanceof Term.One one && !(one.value() instanceof Value.Path));
  }

  /** What two on the same fact require together, or the one of them that narrows more. */
  Requirement and(Requirement other) {
    if (listsValues() && other.listsValues()) {
      Set<Term> others = Set.copyOf(other.terms);
      return new Requirement(key, terms.stream().filter(others::contains).toList());
    }
    return other.width() < width() ? other : this;
  }
}
