package dev.remit.pdp.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two keys are one only if the same caller asks the same, whatever their hashes. */
class IdempotencyKeyTest {
  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  private static void assertSameKey(byte[] one, byte[] other) {
    assertEquals(new IdempotencyKey("gateway", one), new IdempotencyKey("gateway", other));
    assertEquals(
        new IdempotencyKey("gateway", one).hashCode(),
        new IdempotencyKey("gateway", other).hashCode());
    assertNotEquals(new IdempotencyKey("gateway", one), new IdempotencyKey("broker", other));
  }

  @Test
  void the_same_bytes_of_one_caller_are_one_key_however_many() {
    for (int length : new int[] {0, 1, IdempotencyKey.LONGEST, IdempotencyKey.LONGEST + 1, 5_000}) {
      assertSameKey(bytes(length), bytes(length));
    }
  }

  @Test
  void one_byte_makes_another() {
    for (int length : new int[] {1, IdempotencyKey.LONGEST, IdempotencyKey.LONGEST + 1, 5_000}) {
      byte[] other = bytes(length);
      other[length - 1]++;
      assertNotEquals(
          new IdempotencyKey("gateway", bytes(length)), new IdempotencyKey("gateway", other));
      assertNotEquals(
          new IdempotencyKey("gateway", bytes(length)),
          new IdempotencyKey("gateway", bytes(length - 1)));
      assertNotEquals(
          new IdempotencyKey("gateway", bytes(length)).hashCode(),
          new IdempotencyKey("gateway", other).hashCode());
    }
  }

  /** A long one is known by its digest, which is another key's bytes only by its length. */
  @Test
  void a_digest_is_not_the_bytes_that_it_is() throws Exception {
    byte[] whole = bytes(5_000);
    byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(whole);
    assertNotEquals(new IdempotencyKey("gateway", whole), new IdempotencyKey("gateway", digest));
  }

  /** Which have one hash of any kind that is known beforehand, such as that of a text. */
  @Test
  void hashes_cannot_be_foreseen() {
    Set<Integer> hashes = new HashSet<>();
    int all = 1 << 12;
    for (int i = 0; i < all; i++) {
      hashes.add(new IdempotencyKey("gateway", sameHash(i)).hashCode());
    }
    // By chance a few of them are the same: with these numbers less than one in 500 times.
    assertTrue(hashes.size() > all - 4, () -> hashes.size() + " hashes of " + all);
  }

  /** Of {@code Aa} and {@code BB} the hash of an array and of a text is the same. */
  private static byte[] sameHash(int number) {
    byte[] bytes = new byte[24];
    for (int i = 0; i < 12; i++) {
      boolean one = (number >> i & 1) == 1;
      bytes[2 * i] = (byte) (one ? 'A' : 'B');
      bytes[2 * i + 1] = (byte) (one ? 'a' : 'B');
    }
    return bytes;
  }

  @Test
  void one_hash_makes_no_key() {
    IdempotencyKey one = new IdempotencyKey("gateway", 1, new byte[] {1}, 7);
    assertEquals(one, new IdempotencyKey("gateway", 1, new byte[] {1}, 7));
    assertNotEquals(one, new IdempotencyKey("gateway", 1, new byte[] {2}, 7));
  }

  /** A zero more or less is another key, and mostly another hash. */
  @Test
  void zeros_count() {
    Set<Integer> hashes = new HashSet<>();
    for (int length = 0; length < 64; length++) {
      hashes.add(new IdempotencyKey("gateway", new byte[length]).hashCode());
    }
    assertEquals(64, hashes.size());
  }
}
