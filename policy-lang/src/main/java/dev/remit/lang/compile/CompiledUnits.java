package dev.remit.lang.compile;

import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import java.util.Arrays;
import java.util.List;

/** Units as code, by their places in the list that was compiled. */
public final class CompiledUnits {
  private final ShardCode[] shards;

  /** The shard of each unit, and its number there. */
  private final int[] shardOf;

  private final int[] numberIn;
  private final List<ShardClass> classes;

  CompiledUnits(ShardCode[] shards, int[] shardOf, int[] numberIn, List<ShardClass> classes) {
    this.shards = shards;
    this.shardOf = shardOf;
    this.numberIn = numberIn;
    this.classes = List.copyOf(classes);
  }

  public Truth evaluate(int unit, Facts facts) {
    return Kleene.truth(shards[shardOf[unit]].evaluate(numberIn[unit], facts));
  }

  /** The classes that are in use. */
  List<Class<?>> types() {
    return Arrays.stream(shards).<Class<?>>map(Object::getClass).toList();
  }

  /** The class files that were defined. */
  public List<ShardClass> classes() {
    return classes;
  }
}
