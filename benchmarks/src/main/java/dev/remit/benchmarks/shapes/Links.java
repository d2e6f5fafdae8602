package dev.remit.benchmarks.shapes;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which things of one kind lead to which of another, each pair with the probability that the
 * publication has: one in twenty.
 *
 * @param rows what each leads to
 */
record Links(List<BitSet> rows) {
  private static final double PROBABILITY = 0.05;

  Links {
    rows = List.copyOf(rows);
  }

  /** From each of so many to each of so many. */
  static Links between(Random random, int from, int to) {
    return new Links(IntStream.range(0, from).mapToObj(i -> row(random, to)).toList());
  }

  /** From each of so many to those before it, so that none leads back to itself. */
  static Links nesting(Random random, int count) {
    return new Links(IntStream.range(0, count).mapToObj(i -> row(random, i)).toList());
  }

  private static BitSet row(Random random, int to) {
    BitSet row = new BitSet(to);
    for (int i = 0; i < to; i++) {
      row.set(i, random.nextDouble() < PROBABILITY);
    }
    return row;
  }

  boolean has(int from, int to) {
    return rows.get(from).get(to);
  }

  /** What it leads to, in order. */
  IntStream of(int from) {
    return rows.get(from).stream();
  }

  /** What leads there, in order. */
  IntStream to(int to) {
    return IntStream.range(0, rows.size()).filter(from -> has(from, to));
  }

  /** Whether it, or anything that it leads to over any number of these links, is such a one. */
  boolean isOrLeads(int from, IntPredicate to) {
    return to.test(from) || of(from).anyMatch(next -> isOrLeads(next, to));
  }

  /** All that they lead to over any number of these links, themselves included. */
  BitSet closure(BitSet from) {
    BitSet all = (BitSet) from.clone();
    for (int next = all.length(); next-- > 0; ) {
      if (all.get(next)) {
        all.or(rows.get(next));
      }
    }
    return all;
  }

  /** All that one leads to over any number of these links, itself included. */
  BitSet closure(int from) {
    BitSet one = new BitSet();
    one.set(from);
    return closure(one);
  }
}
