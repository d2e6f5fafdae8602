package dev.remit.lang.fast;

import org.jspecify.annotations.Nullable;

/**
 * What was met before, found by a hash: each place keeps one thing, the last that came there, so
 * that nobody makes it grow.
 */
final class Memo<V> {
  private final @Nullable Object[] places;

  /**
   * An empty one.
   *
   * @param size a power of two
   */
  Memo(int size) {
    this.places = new Object[size];
  }

  /** What lies at the hash, whatever it is of. */
  @SuppressWarnings("unchecked")
  @Nullable V at(int hash) {
    return (V) places[place(hash)];
  }

  void put(int hash, V value) {
    places[place(hash)] = value;
  }

  private int place(int hash) {
    int spread = hash ^ hash >>> 16;
    return (spread ^ spread >>> 8) & (places.length - 1);
  }
}
