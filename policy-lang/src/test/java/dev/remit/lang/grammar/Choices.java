package dev.remit.lang.grammar;

import java.util.Random;

/** Where a random text takes its decisions from. */
public final class Choices {
  private final byte[] bytes;
  private int at;

  /** Decisions as the bytes say, and the simplest ones when they are used up. */
  public Choices(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  public static Choices of(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return new Choices(bytes);
  }

  /** From 0 to {@code bound} exclusive, at most 256. */
  public int below(int bound) {
    return isUsedUp() ? 0 : (bytes[at++] & 0xFF) % bound;
  }

  public boolean once(int in) {
    return below(in) == in - 1;
  }

  public boolean isUsedUp() {
    return at >= bytes.length;
  }
}
