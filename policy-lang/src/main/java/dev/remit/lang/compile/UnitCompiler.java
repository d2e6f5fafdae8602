package dev.remit.lang.compile;

import dev.remit.lang.runtime.FactsShape;
import dev.remit.lang.source.Span;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Compiles units to hidden classes, a shard for each policy file and some hundred rules of it. A
 * class goes away with what was compiled.
 */
public final class UnitCompiler {
  /** Bytes of code for which the constants of one class surely suffice. */
  private static final long LARGEST_SHARD = 400_000;

  private final FactsShape shape;
  private final IntFunction<Span> spans;

  /**
   * @param spans where the origin of a condition lies
   */
  public UnitCompiler(FactsShape shape, IntFunction<Span> spans) {
    this.shape = shape;
    this.spans = spans;
  }

  /** Units of one class, by their places in the list. */
  private record Shard(String name, List<Integer> units) {}

  /**
   * Compiles and links.
   *
   * @throws IllegalArgumentException if a unit is larger than a class may be, see {@link #fits}
   */
  public CompiledUnits compile(List<Unit> units) {
    units.stream()
        .filter(unit -> !fits(unit))
        .findFirst()
        .ifPresent(unit -> {
          throw new IllegalArgumentException(unit.name() + " is larger than a class may be");
        });
    List<Shard> shards = shards(units);
    ShardCode[] shardOf = new ShardCode[units.size()];
    int[] numberIn = new int[units.size()];
    List<ShardClass> classes = new ArrayList<>();
    for (Shard shard : shards) {
      List<Integer> places = shard.units();
      String name = shard.name();
      ShardEmitter emitter =
          new ShardEmitter(
              ClassDesc.of(UnitCompiler.class.getPackageName(), name),
              places.stream().map(units::get).toList(),
              new Forms(shape),
              spans);
      byte[] bytes = emitter.emit();
      classes.add(new ShardClass(name, bytes));
      ShardCode code = link(bytes, emitter.constants().data());
      for (int number = 0; number < places.size(); number++) {
        shardOf[places.get(number)] = code;
        numberIn[places.get(number)] = number;
      }
    }
    return new CompiledUnits(shardOf, numberIn, classes);
  }

  /** Whether one class can hold the unit. */
  public static boolean fits(Unit unit) {
    return size(unit) <= LARGEST_SHARD;
  }

  private static long size(Unit unit) {
    return unit.conditions().stream().mapToLong(Sizes::of).sum();
  }

  private static List<Shard> shards(List<Unit> units) {
    Map<String, List<Integer>> byFile = new LinkedHashMap<>();
    for (int unit = 0; unit < units.size(); unit++) {
      byFile
          .computeIfAbsent(units.get(unit).place().file().path(), file -> new ArrayList<>())
          .add(unit);
    }
    List<Shard> shards = new ArrayList<>();
    byFile.forEach((file, places) -> split(file, places, units, shards));
    return shards;
  }

  private static void split(
      String file, List<Integer> places, List<Unit> units, List<Shard> shards) {
    String name = "Policy_" + file.replaceAll("[^A-Za-z0-9]", "_") + "_";
    List<Integer> shard = new ArrayList<>();
    long size = 0;
    for (int place : places) {
      long own = size(units.get(place));
      if (!shard.isEmpty()
          && (shard.size() == ShardEmitter.MOST_UNITS || size + own > LARGEST_SHARD)) {
        shards.add(new Shard(name + shards.size(), List.copyOf(shard)));
        shard.clear();
        size = 0;
      }
      shard.add(place);
      size += own;
    }
    shards.add(new Shard(name + shards.size(), List.copyOf(shard)));
  }

  private static ShardCode link(byte[] bytes, List<Object> constants) {
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, constants, true);
      return (ShardCode)
          lookup.lookupClass().asSubclass(ShardCode.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException("generated code does not link", fault);
    }
  }
}
