package dev.remit.lang.compile;

import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import java.util.List;

/** Units as code, by their places in the list that was compiled. */
public final class CompiledUnits {
  /** No unit, of which no class comes. */
  public static final CompiledUnits NONE =
      new CompiledUnits(new ShardCode[0], new int[0], List.of(), 0);

  /** The shard of each unit, and its number there. */
  private final ShardCode[] shardOf;

  private final int[] numberIn;
  private final List<Shard> shards;

  /** More than any number of a condition that units share. */
  private final int shared;

  CompiledUnits(ShardCode[] shardOf, int[] numberIn, List<Shard> shards, int shared) {
    this.shardOf = shardOf;
    this.numberIn = numberIn;
    this.shards = List.copyOf(shards);
    this.shared = shared;
  }

  public Truth evaluate(int unit, Facts facts) {
    if (shared > 0) {
      facts.shared().of(this, shared);
    }
    return Kleene.truth(shardOf[unit].evaluate(numberIn[unit], facts));
  }

  List<Shard> shards() {
    return shards;
  }

  /** The classes that are in use. */
  public List<Class<?>> types() {
    return shards.stream().<Class<?>>map(shard -> shard.code().getClass()).toList();
  }

  /** Their class files. */
  public List<ShardClass> classes() {
    return shards.stream().map(Shard::type).toList();
  }
}
