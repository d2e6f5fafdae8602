package dev.remit.pdp.decision;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What a retry is known by: who asks, and the bytes of all that is asked, the request's id among
 * them.
 */
public final class IdempotencyKey {
  /** What is longer is known by its digest. */
  static final int LONGEST = 1024;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** One for each word, one for the bytes after the last and one for the length. */
  private static final long[] FACTORS =
      new SecureRandom().longs(LONGEST / Integer.BYTES + 2).toArray();

  private final String caller;
  private final int length;
  private final byte[] asked;
  private final int hash;

  /**
   * Of a request.
   *
   * @param request its bytes, which nobody may change from here on
   */
  public IdempotencyKey(String caller, byte[] request) {
    this(caller, request.length, request.length <= LONGEST ? request : sha256(request));
  }

  private IdempotencyKey(String caller, int length, byte[] asked) {
    this(caller, length, asked, hash(asked));
  }

  IdempotencyKey(String caller, int length, byte[] asked, int hash) {
    this.caller = caller;
    this.length = length;
    this.asked = asked;
    this.hash = hash;
  }

  String caller() {
    return caller;
  }

  /** How many bytes the request has. */
  int length() {
    return length;
  }

  /**
   * The high half of a sum of words, each times a secret random factor: whoever chooses requests
   * cannot choose two of one hash but by chance (Lemire and Kaser, Strongly universal string
   * hashing is fast, 2014).
   */
  private static int hash(byte[] bytes) {
    int words = bytes.length / Integer.BYTES;
    long sum = FACTORS[words] * rest(bytes, words * Integer.BYTES);
    for (int word = 0; word < words; word++) {
      sum += FACTORS[word] * ((int) WORDS.get(bytes, word * Integer.BYTES) & 0xffff_ffffL);
    }
    sum += FACTORS[FACTORS.length - 1] * bytes.length;
    return (int) (sum >>> Integer.SIZE);
  }

  private static long rest(byte[] bytes, int from) {
    long rest = 0;
    for (int at = from; at < bytes.length; at++) {
      rest = (rest << Byte.SIZE) | (bytes[at] & 0xff);
    }
    return rest;
  }

  private static byte[] sha256(byte[] request) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(request);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdempotencyKey key
        && hash == key.hash
        && length == key.length
        && caller.equals(key.caller)
        && Arrays.equals(asked, key.asked);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
