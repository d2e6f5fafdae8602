package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was read out of some bytes is never given for others that come to the same place. */
class KnownBytesTest {
  private static final int MANY = 5_000;

  private final KnownBytes<String, Integer> known = new KnownBytes<>();

  private static byte[] bytes(int number) {
    return ByteBuffer.allocate(12).putInt(4, number).array();
  }

  private Optional<Integer> read(int number) {
    return known.read(bytes(number), 0, 12, "beside");
  }

  @Test
  void of_many_that_share_a_place_each_gets_its_own_or_nothing() {
    for (int number = 0; number < MANY; number++) {
      known.keep(bytes(number), 0, 12, "beside", number);
      assertEquals(Optional.of(number), read(number));
    }
    int kept = 0;
    for (int number = 0; number < MANY; number++) {
      Optional<Integer> found = read(number);
      assertEquals(number, found.orElse(number));
      kept += found.isPresent() ? 1 : 0;
    }
    assertTrue(kept > 0 && kept <= 256, kept + " are kept");
  }

  @Test
  void only_the_part_that_is_asked_for_counts() {
    byte[] first = {1, 2, 3, 4, 5};
    byte[] other = {9, 2, 3, 4, 9};
    known.keep(first, 1, 4, "beside", 7);
    assertEquals(Optional.of(7), known.read(other, 1, 4, "beside"));
    assertEquals(Optional.empty(), known.read(other, 0, 4, "beside"));
    assertEquals(Optional.empty(), known.read(other, 1, 5, "beside"));
  }
}
