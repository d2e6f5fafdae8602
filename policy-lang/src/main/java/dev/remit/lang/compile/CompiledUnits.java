package dev.remit.lang.compile;

import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import java.util.Arrays;
import java.util.List;

/** Units as code, by their places in the list that was compiled. */
public final class CompiledUnits {
  /** The shard of each unit, and its number there. */
  private final ShardCode[] shardOf;

  private final int[] numberIn;
  private final List<ShardClass> classes;

  CompiledUnits(ShardCode[] shardOf, int[] numberIn, List<ShardClass> classes) {
    this.shardOf = shardOf;
    this.numberIn = numberIn;
    this.classes = List.copyOf(classes);
  }

  public Truth evaluate(int unit, Facts facts) {
    return Kleene.truth(shardOf[unit].evaluate(numberIn[unit], facts));
  }

  /** The classes that are in use. */
  List<Class<?>> types() {
    return Arrays.stream(shardOf).<Class<?>>map(Object::getClass).distinct().toList();
  }

  /** The class files that were defined. */
  public List<ShardClass> classes() {
    return classes;
  }
}
