package dev.remit.lang.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sets of rules and their intersections, against sets of the library. */
class SparseBitsProperties {
  private static final int[] BOUNDS = {1, 2, 63, 64, 65, 4_095, 4_096, 4_097, 262_144, 300_000};

  private static int[] numbers(Random random, int bound, int most) {
    return IntStream.range(0, 1 + random.nextInt(most))
        .map(i -> random.nextInt(bound))
        .sorted()
        .distinct()
        .toArray();
  }

  /** Each in the room of the one before. */
  private final Intersection room = new Intersection();

  private List<Integer> intersection(List<List<SparseBits>> unions, int bound, Work work) {
    room.clear();
    for (List<SparseBits> union : unions) {
      union.forEach(room::add);
      assertTrue(room.endUnion());
    }
    Ints found = new Ints();
    room.find(
        IntStream.range(0, bound).toArray(),
        work,
        number -> {
          found.add(number);
          return true;
        });
    return Arrays.stream(found.toArray()).boxed().toList();
  }

  @Property(seed = Seeds.BUILD, tries = 500)
  void an_intersection_of_unions_is_what_sets_say(
      @ForAll @IntRange(min = 0, max = 9) int size,
      @ForAll @IntRange(min = 1, max = 4) int keys,
      @ForAll Random random) {
    int bound = BOUNDS[size];
    Set<Integer> expected = new TreeSet<>();
    List<List<SparseBits>> unions = new ArrayList<>();
    for (int key = 0; key < keys; key++) {
      Set<Integer> union = new HashSet<>();
      List<SparseBits> sets = new ArrayList<>();
      for (int set = 0; set <= random.nextInt(3); set++) {
        int[] members =
            numbers(random, bound, random.nextBoolean() ? 5 : 2 * Math.min(bound, 4_097));
        Arrays.stream(members).forEach(union::add);
        sets.add(new SparseBits(members, bound));
      }
      unions.add(sets);
      if (key == 0) {
        expected.addAll(union);
      }
      expected.retainAll(union);
    }
    assertEquals(List.copyOf(expected), intersection(unions, bound, new Work()));
  }

  @Property(seed = Seeds.BUILD, tries = 200)
  void a_set_is_as_large_as_it_has_members_whatever_the_bound(
      @ForAll @IntRange(min = 0, max = 9) int size, @ForAll Random random) {
    int[] members = numbers(random, BOUNDS[size], 50);
    long most = (long) SparseBits.levels(BOUNDS[size]) * members.length;
    assertTrue(new SparseBits(members, BOUNDS[size]).size() <= most);
  }

  /** One word of the two large sets has nothing in common, and nothing below it is read. */
  @Example
  void nothing_is_read_below_a_word_without_a_common_bit() {
    int bound = 262_144;
    SparseBits low = new SparseBits(IntStream.range(0, bound / 2).toArray(), bound);
    SparseBits high = new SparseBits(IntStream.range(bound / 2, bound).toArray(), bound);
    Work work = new Work();
    assertEquals(List.of(), intersection(List.of(List.of(low), List.of(high)), bound, work));
    assertEquals(2, work.words());
  }
}
