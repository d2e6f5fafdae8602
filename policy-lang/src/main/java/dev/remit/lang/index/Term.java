package dev.remit.lang.index;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.NamePattern;

/** One of the things that a rule wants a fact to be. */
sealed interface Term {
  /** This value; or, among the elements of a collection, this element. */
  record One(Value value) implements Term {}

  /** A name or a tool that the pattern matches. */
  record Named(NamePattern pattern) implements Term {}

  /**
   * One of these. Two are the same where they are one object: rules share the groups that they
   * name, and members are never compared.
   */
  record Who(IdentitySet members) implements Term {
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(Object other) {
      return other instanceof Who who && who.members == members;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(members);
    }
  }

  /** A name or a path, and all that lies under it. */
  record Under(Value parent) implements Term {}

  /** Nothing: the fact is none, or what it is of is absent. */
  record Nothing() implements Term {}
}
