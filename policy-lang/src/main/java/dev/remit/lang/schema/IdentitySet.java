package dev.remit.lang.schema;

import dev.remit.lang.runtime.Value;
import java.util.List;

/** Who belongs to a group, by the policy text alone. */
public sealed interface IdentitySet {
  IdentitySet NOBODY = new Listed(List.of());

  boolean matches(Value.Identity identity);

  /** How many patterns a look-up tries at most. */
  long size();

  static IdentitySet of(List<Term> terms) {
    return new Terms(terms, terms.stream().mapToLong(term -> term.who().size()).sum());
  }

  record Listed(List<IdentityPattern> patterns) implements IdentitySet {
    public Listed {
      patterns = List.copyOf(patterns);
    }

    @Override
    public boolean matches(Value.Identity identity) {
      return patterns.stream().anyMatch(pattern -> pattern.matches(identity));
    }

    @Override
    public long size() {
      return patterns.size();
    }
  }

  /**
   * Terms from left to right, each adding or taking away: of those that hold the identity, the last
   * decides. Patterns need no expanding for this.
   *
   * @param size kept, since terms may share what they are made of
   */
  record Terms(List<Term> terms, long size) implements IdentitySet {
    public Terms {
      terms = List.copyOf(terms);
    }

    @Override
    public boolean matches(Value.Identity identity) {
      for (Term term : terms.reversed()) {
        if (term.who().matches(identity)) {
          return !term.minus();
        }
      }
      return false;
    }
  }

  /** Who is added or, with {@code minus}, taken away. */
  record Term(boolean minus, IdentitySet who) {}
}
