package dev.remit.lang.index;

import java.util.Arrays;
import java.util.List;

/**
 * The rules that the facts leave, by their places in the order of the index, and what it took to
 * find them.
 *
 * @param rules in rising order, each once
 * @param probes look-ups in tables
 * @param words words of 64 bits read
 */
public record Selection(int[] rules, long probes, long words) {
  /** Of all the rules of the index, the selected ones among those from one place up to another. */
  public <T> List<T> of(List<T> all, int from, int to) {
    return Arrays.stream(rules, place(from), place(to)).mapToObj(all::get).toList();
  }

  private int place(int rule) {
    int found = Arrays.binarySearch(rules, rule);
    return found < 0 ? -found - 1 : found;
  }
}
