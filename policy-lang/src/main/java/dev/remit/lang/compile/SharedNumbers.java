package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Under which number the truth of each shared condition is kept: one for a condition, in whichever
 * classes it is. Classes that are taken over have theirs already; others get the smallest that are
 * left, so numbers do not grow from bundle to bundle.
 */
final class SharedNumbers {
  private final Map<Condition, Integer> numbers = new HashMap<>();
  private final BitSet taken = new BitSet();

  /** Before any other is numbered. */
  void takeOver(Shard shard) {
    List<Condition> shared = shard.source().shared();
    for (int place = 0; place < shared.size(); place++) {
      int number = shard.numbers().get(place);
      numbers.put(shared.get(place), number);
      taken.set(number);
    }
  }

  List<Integer> of(ShardSource source) {
    return source.shared().stream().map(this::of).toList();
  }

  private int of(Condition condition) {
    return numbers.computeIfAbsent(
        condition,
        none -> {
          int number = taken.nextClearBit(0);
          taken.set(number);
          return number;
        });
  }

  /** More than any of them. */
  int room() {
    return taken.length();
  }
}
