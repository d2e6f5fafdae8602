package dev.remit.lang.index;

import java.util.Arrays;

/** A list of numbers that grows. */
final class Ints {
  private int[] numbers = new int[4];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return numbers[index];
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }

  /** In rising order, each once. */
  int[] toSet() {
    return Arrays.stream(numbers, 0, size).sorted().distinct().toArray();
  }
}
