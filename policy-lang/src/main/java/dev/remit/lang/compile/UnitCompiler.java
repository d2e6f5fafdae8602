package dev.remit.lang.compile;

import dev.remit.lang.runtime.FactsShape;
import dev.remit.lang.source.Span;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * Compiles units to hidden classes, a shard for each policy file and some hundred rules of it. A
 * class goes away with what was compiled.
 */
public final class UnitCompiler {
  /** Bytes of code for which the constants of one class surely suffice. */
  private static final long LARGEST_SHARD = 400_000;

  private final Forms forms;
  private final AtLines lines;

  /**
   * @param spans where the origin of a condition lies
   */
  public UnitCompiler(FactsShape shape, IntFunction<Span> spans) {
    this.forms = Forms.of(shape);
    this.lines = new AtLines(origin -> spans.apply(origin).line());
  }

  /** Units of one class, by their places in the list. */
  private record Part(String file, List<Integer> units) {}

  /** Compiles and links all of them. */
  public CompiledUnits compile(List<Unit> units) {
    return compile(units, CompiledUnits.NONE);
  }

  /**
   * Compiles and links, but for classes that were made before of the same.
   *
   * @param previous of which nothing is kept but those
   * @throws IllegalArgumentException if a unit is larger than a class may be, see {@link #fits}
   */
  public CompiledUnits compile(List<Unit> units, CompiledUnits previous) {
    Map<String, Shard> before =
        previous.shards().stream()
            .collect(Collectors.toMap(shard -> shard.source().name(), Function.identity()));
    List<Part> parts = parts(units);
    List<ShardSource> sources = sources(parts, units);
    List<Optional<Shard>> known =
        sources.stream()
            .map(source ->
                Optional.ofNullable(before.get(source.name()))
                    .filter(shard -> shard.source().equals(source)))
            .toList();
    SharedNumbers numbers = new SharedNumbers();
    known.forEach(shard -> shard.ifPresent(numbers::takeOver));
    ShardCode[] shardOf = new ShardCode[units.size()];
    int[] numberIn = new int[units.size()];
    List<Shard> shards = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      ShardSource source = sources.get(i);
      Shard shard = known.get(i).orElseGet(() -> define(source, numbers.of(source)));
      shards.add(shard);
      List<Integer> places = parts.get(i).units();
      for (int number = 0; number < places.size(); number++) {
        shardOf[places.get(number)] = shard.code();
        numberIn[places.get(number)] = number;
      }
    }
    return new CompiledUnits(shardOf, numberIn, shards, numbers.room());
  }

  /** Whether one class can hold the unit. */
  public static boolean fits(Unit unit) {
    return size(unit) <= LARGEST_SHARD;
  }

  private static long size(Unit unit) {
    return unit.conditions().stream().mapToLong(Sizes::of).sum();
  }

  /** Each file by itself, so that its classes do not depend on how many others have. */
  private static List<Part> parts(List<Unit> units) {
    Map<String, List<Integer>> byFile = new LinkedHashMap<>();
    for (int unit = 0; unit < units.size(); unit++) {
      byFile
          .computeIfAbsent(units.get(unit).place().file().path(), file -> new ArrayList<>())
          .add(unit);
    }
    List<Part> parts = new ArrayList<>();
    byFile.forEach((file, places) -> split(file, places, units, parts));
    return parts;
  }

  private static void split(String file, List<Integer> places, List<Unit> units, List<Part> parts) {
    List<Integer> part = new ArrayList<>();
    long size = 0;
    for (int place : places) {
      long own = size(units.get(place));
      if (own > LARGEST_SHARD) {
        throw new IllegalArgumentException(
            units.get(place).name() + " is larger than a class may be");
      }
      if (!part.isEmpty()
          && (part.size() == ShardEmitter.MOST_UNITS || size + own > LARGEST_SHARD)) {
        parts.add(new Part(file, List.copyOf(part)));
        part.clear();
        size = 0;
      }
      part.add(place);
      size += own;
    }
    parts.add(new Part(file, List.copyOf(part)));
  }

  private List<ShardSource> sources(List<Part> parts, List<Unit> units) {
    List<ShardSource.Method> methods =
        units.stream()
            .map(unit ->
                new ShardSource.Method(unit.name(), lines.of(unit.conditions()), unit.ofActing()))
            .toList();
    List<List<Dear>> dear = methods.stream().map(Dear::in).toList();
    SharedConditions shared = SharedConditions.of(units.stream().map(Unit::rule).toList(), dear);
    // How many classes have a name so far: that of two files may be the same.
    Map<String, Integer> named = new HashMap<>();
    return parts.stream()
        .map(part -> {
          String name = "Policy_" + part.file().replaceAll("[^A-Za-z0-9]", "_") + "_";
          int number = named.merge(name, 1, Integer::sum) - 1;
          return new ShardSource(
              name + number,
              part.file(),
              part.units().stream().map(methods::get).toList(),
              forms,
              shared.among(part.units().stream().map(dear::get).toList()));
        })
        .toList();
  }

  private static Shard define(ShardSource source, List<Integer> numbers) {
    ShardEmitter emitter = new ShardEmitter(source, numbers);
    byte[] bytes = emitter.emit();
    return new Shard(
        source,
        new ShardClass(source.name(), bytes),
        link(bytes, emitter.constants().data()),
        numbers);
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
