package dev.remit.lang.runtime;

import org.jspecify.annotations.Nullable;

/** What lies in some slots, kept to be laid into other facts of the same shape. */
public final class FactsRow {
  final int[] slots;
  final byte[] states;
  final long[] words;
  final int[] nanos;
  final @Nullable Object[] objects;

  FactsRow(int[] slots) {
    this.slots = slots;
    this.states = new byte[slots.length];
    this.words = new long[slots.length];
    this.nanos = new int[slots.length];
    this.objects = new Object[slots.length];
  }
}
