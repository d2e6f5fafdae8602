package dev.remit.lang.index;

import java.util.Arrays;

/** A list of numbers that grows; emptied, it keeps its room. */
final class Ints {
  private int[] numbers = new int[4];
  private int size;

  void add(int number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  void addAll(Ints others) {
    for (int i = 0; i < others.size; i++) {
      add(others.numbers[i]);
    }
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return numbers[index];
  }

  void set(int index, int number) {
    numbers[index] = number;
  }

  int[] toArray() {
    return Arrays.copyOf(numbers, size);
  }

  /** Brings them into rising order, each once. */
  void sort() {
    if (size < 2) {
      return;
    }
    Arrays.sort(numbers, 0, size);
    int kept = 1;
    for (int i = 1; i < size; i++) {
      if (numbers[i] != numbers[kept - 1]) {
        numbers[kept++] = numbers[i];
      }
    }
    size = kept;
  }
}
