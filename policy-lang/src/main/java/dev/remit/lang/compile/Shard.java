package dev.remit.lang.compile;

import java.util.List;

/**
 * A class that was defined, and what it was made of.
 *
 * @param numbers of the shared conditions of its source
 */
record Shard(ShardSource source, ShardClass type, ShardCode code, List<Integer> numbers) {
  Shard {
    numbers = List.copyOf(numbers);
  }
}
