package dev.remit.lang.fast;

import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Scope.Bound;
import java.util.List;
import java.util.Optional;

/** Whether two chains say the same; nothing is made to find out. */
final class SameChain {
  private SameChain() {}

  /** Of the last delegation, and how many there are. */
  static int hash(List<Question.Hop> hops) {
    int size = hops.size();
    return size == 0 ? 0 : hops.get(size - 1).delegation().hashCode() + size;
  }

  /** How much of what the hops say has no bound of its own: the texts of their scopes and ids. */
  static long chars(List<Question.Hop> hops) {
    return hops.stream().mapToLong(hop -> hop.toString().length()).sum();
  }

  @SuppressWarnings("ReferenceEquality") // A door that knows a chain again gives the same list.
  static boolean same(List<Question.Hop> mine, List<Question.Hop> theirs) {
    if (mine == theirs) {
      return true;
    }
    if (mine.size() != theirs.size()) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (!same(mine.get(i), theirs.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(Question.Hop mine, Question.Hop theirs) {
    return mine.from().equals(theirs.from())
        && mine.to().equals(theirs.to())
        && mine.delegation().equals(theirs.delegation())
        && mine.parent().equals(theirs.parent())
        && mine.task().equals(theirs.task())
        && mine.purpose().equals(theirs.purpose())
        && mine.notBefore().equals(theirs.notBefore())
        && mine.expiresAt().equals(theirs.expiresAt())
        && mine.assurance().equals(theirs.assurance())
        && mine.trust() == theirs.trust()
        && sameScope(mine.scope(), theirs.scope());
  }

  private static boolean sameScope(Optional<Scope> mine, Optional<Scope> theirs) {
    if (mine.isEmpty() || theirs.isEmpty()) {
      return mine.isEmpty() == theirs.isEmpty();
    }
    Scope one = mine.get();
    Scope other = theirs.get();
    return sameBound(one.tools(), other.tools())
        && sameBound(one.actions(), other.actions())
        && sameBound(one.datasets(), other.datasets())
        && sameBound(one.arguments(), other.arguments());
  }

  private static <T> boolean sameBound(Optional<Bound<T>> mine, Optional<Bound<T>> theirs) {
    if (mine.isEmpty() || theirs.isEmpty()) {
      return mine.isEmpty() == theirs.isEmpty();
    }
    return switch (mine.get()) {
      case Bound.All<T> all -> theirs.get() instanceof Bound.All<T>;
      case Bound.Only<T> only ->
          theirs.get() instanceof Bound.Only<T> other && sameItems(only.items(), other.items());
    };
  }

  private static <T> boolean sameItems(List<T> mine, List<T> theirs) {
    if (mine.size() != theirs.size()) {
      return false;
    }
    for (int i = 0; i < mine.size(); i++) {
      if (!mine.get(i).equals(theirs.get(i))) {
        return false;
      }
    }
    return true;
  }
}
