package dev.remit.lang.compile;

import dev.remit.lang.runtime.Facts;

/** What the class of a shard is. */
abstract class ShardCode {
  /** The code of {@link Kleene} for the shard's unit of that number. */
  abstract int evaluate(int unit, Facts facts);
}
