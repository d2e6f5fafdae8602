package dev.remit.testkit.search;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.DataTable;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.Schedule;
import dev.remit.lang.schema.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the rules of a bundle compare facts with, and the values next to it: where answers change.
 */
final class Boundaries {
  /** Of a table, as examples. */
  private static final int MOST_ROWS = 4;

  /** Values of the fact's own type, by its name: {@code args.amount}, {@code hop.trust}. */
  private final Map<String, Set<Value>> values = new LinkedHashMap<>();

  /** Facts that a fact is compared with. */
  private final Map<String, Set<String>> peers = new LinkedHashMap<>();

  /** Lengths of time that the clock makes of a fact, by the fact. */
  private final Map<String, Set<Duration>> ages = new LinkedHashMap<>();

  private final Map<String, Set<Duration>> ttls = new LinkedHashMap<>();
  private final Set<Instant> times = new LinkedHashSet<>();
  private final Set<Schedule> schedules = new LinkedHashSet<>();
  private final Set<Value.Identity> identities = new LinkedHashSet<>();
  private final SlotLayout layout;

  private Boundaries(SlotLayout layout) {
    this.layout = layout;
  }

  /** Of all rules of the bundles. */
  static Boundaries of(List<CompiledBundle> bundles) {
    Boundaries all = new Boundaries(bundles.getFirst().program().layout());
    for (CompiledBundle bundle : bundles) {
      Boundaries one = new Boundaries(bundle.program().layout());
      Stream.of(bundle.program().permits(), bundle.program().denies(), bundle.program().obliges())
          .flatMap(List::stream)
          .forEach(one::rule);
      bundle.groups().values().forEach(one::identities);
      all.add(one);
    }
    return all;
  }

  private void add(Boundaries other) {
    other.values.forEach((name, each) -> put(values, name, each));
    other.peers.forEach((name, each) -> put(peers, name, each));
    other.ages.forEach((name, each) -> put(ages, name, each));
    other.ttls.forEach((name, each) -> put(ttls, name, each));
    times.addAll(other.times);
    schedules.addAll(other.schedules);
    identities.addAll(other.identities);
  }

  private static <T> void put(Map<String, Set<T>> map, String name, Set<T> more) {
    map.computeIfAbsent(name, none -> new LinkedHashSet<>()).addAll(more);
  }

  Set<Value> values(String fact) {
    return values.getOrDefault(fact, Set.of());
  }

  /** Those of a fact of a type: also some of which the rules say nothing. */
  Set<Value> values(String fact, Type type) {
    Set<Value> near = new LinkedHashSet<>(values(fact));
    boolean words = type instanceof Type.EnumOf || type instanceof Type.Bool;
    if (near.isEmpty() || words) {
      near.addAll(some(type));
    }
    return near;
  }

  Set<String> peers(String fact) {
    return peers.getOrDefault(fact, Set.of());
  }

  Set<Duration> ages(String fact) {
    return ages.getOrDefault(fact, Set.of());
  }

  Set<Duration> ttls(String fact) {
    return ttls.getOrDefault(fact, Set.of());
  }

  Set<Instant> times() {
    return times;
  }

  Set<Schedule> schedules() {
    return schedules;
  }

  Set<Value.Identity> identities() {
    return identities;
  }

  private void rule(RuleIr rule) {
    rule.clauses().forEach(clause -> condition(clause.condition()));
  }

  private void condition(Condition condition) {
    switch (condition) {
      case Condition.Compare(var comparison, Operand left, Operand right, int origin) -> {
        compare(left, right);
        compare(right, left);
      }
      case Condition.In(Operand value, Condition.Members members, int origin) -> {
        members.values().forEach(each -> value(value, each));
        members
            .names()
            .forEach(pattern -> value(value, new Value.Name(instance(pattern.segments()))));
        identities(members.identities());
      }
      case Condition.ElementOf(Operand value, Operand collection, int origin) -> {
        if (value instanceof Operand.Constant(Value constant)) {
          value(collection, Value.Many.set(List.of(constant)));
        }
        peer(value, collection);
        peer(collection, value);
      }
      case Condition.Under(Operand path, Operand parent, int origin) -> {
        if (parent instanceof Operand.Constant(Value.Path at)) {
          value(path, at);
          value(path, new Value.Path(at.absolute(), with(at.segments(), "x")));
          value(path, new Value.Path(at.absolute(), List.of("elsewhere")));
        }
        peer(path, parent);
      }
      case Condition.Matches(Operand value, var pattern, int origin) ->
          value(value, new Value.Text(plain(pattern.toString())));
      case Condition.Within(Operand time, Schedule schedule, int origin) -> schedules.add(schedule);
      default -> {}
    }
    Condition.parts(condition).forEach(this::condition);
  }

  private static String plain(String pattern) {
    return pattern.replace("**", "x/y").replace("*", "x").replace("?", "x");
  }

  /** One name or path that a pattern's segments match. */
  static List<String> instance(List<String> segments) {
    return segments.stream().map(segment -> segment.startsWith("*") ? "x" : segment).toList();
  }

  private static List<String> with(List<String> segments, String last) {
    List<String> more = new ArrayList<>(segments);
    more.add(last);
    return more;
  }

  private void identities(IdentitySet set) {
    switch (set) {
      case IdentitySet.Listed(var exact, List<IdentityPattern> patterns) -> {
        identities.addAll(exact);
        patterns.forEach(pattern ->
            identities.add(
                new Value.Identity(
                    pattern.issuer(), String.join("/", instance(pattern.subject().segments())))));
      }
      case IdentitySet.Terms(var terms, long size) -> terms.forEach(term -> identities(term.who()));
    }
  }

  private void compare(Operand left, Operand right) {
    if (right instanceof Operand.Constant(Value constant)) {
      value(left, constant);
    } else if (right instanceof Operand.Row(DataTable table, Operand key, int column)) {
      table.keys().stream()
          .limit(MOST_ROWS)
          .map(each -> table.read(each, column))
          .filter(Value.class::isInstance)
          .forEach(each -> value(left, (Value) each));
    }
    peer(left, right);
  }

  private void peer(Operand left, Operand right) {
    names(left).forEach(name -> names(right).forEach(other -> put(peers, name, Set.of(other))));
  }

  private void value(Operand operand, Value value) {
    switch (operand) {
      case Operand.Clock(Operand.Clock.Kind kind, Operand base) -> clock(kind, base, value);
      case Operand.OrElse(Operand of, Operand fallback) -> value(of, value);
      default ->
          names(operand)
              .forEach(name -> {
                Set<Value> near = new LinkedHashSet<>(List.of(value));
                near.addAll(neighbours(value));
                put(values, name, near);
              });
    }
  }

  private void clock(Operand.Clock.Kind kind, Operand base, Value value) {
    switch (kind) {
      case NOW -> {
        if (value instanceof Value.Time(Instant time)) {
          times.addAll(List.of(time, time.minusSeconds(1), time.plusSeconds(1)));
        }
      }
      case AGE -> length(ages, base, value);
      case TTL -> length(ttls, base, value);
    }
  }

  private void length(Map<String, Set<Duration>> map, Operand base, Value value) {
    if (value instanceof Value.Length(Duration length)) {
      names(base)
          .forEach(name ->
              put(
                  map,
                  name,
                  new LinkedHashSet<>(
                      List.of(length, length.minusSeconds(1), length.plusSeconds(1)))));
    }
  }

  /** One step away, on both sides. */
  private static List<Value> neighbours(Value value) {
    return switch (value) {
      case Value.Int(long number) -> List.of(new Value.Int(number - 1), new Value.Int(number + 1));
      case Value.Decimal(BigDecimal number) -> {
        BigDecimal step = BigDecimal.ONE.movePointLeft(Math.max(2, number.scale()));
        yield List.of(
            new Value.Decimal(number.subtract(step)), new Value.Decimal(number.add(step)));
      }
      case Value.Length(Duration length) ->
          List.of(
              new Value.Length(length.plusSeconds(1)), new Value.Length(length.minusSeconds(1)));
      case Value.Time(Instant time) ->
          List.of(new Value.Time(time.plusSeconds(1)), new Value.Time(time.minusSeconds(1)));
      case Value.Date(var date) ->
          List.of(new Value.Date(date.plusDays(1)), new Value.Date(date.minusDays(1)));
      case Value.Text(String text) -> List.of(new Value.Text(text + "x"));
      case Value.Bool(boolean bool) -> List.of(new Value.Bool(!bool));
      default -> List.of();
    };
  }

  /** The fact that an operand reads; none for a constant or an element. */
  private List<String> names(Operand operand) {
    return switch (operand) {
      case Operand.Slot(int slot) -> List.of(layout.facts().get(slot).name());
      case Operand.HopSlot(int slot) -> List.of(layout.hopFacts().get(slot).name());
      case Operand.ActorSlot(int slot) -> List.of(layout.actorFacts().get(slot).name());
      case Operand.OrElse(Operand value, Operand fallback) -> names(value);
      case Operand.Field(Operand owner, String property) -> List.of();
      case Operand.Row(var table, Operand key, int column) -> {
        keys(table.keys(), key);
        yield List.of();
      }
      case Operand.HasRow(var table, Operand key) -> {
        keys(table.keys(), key);
        yield List.of();
      }
      case Operand.Clock any -> List.of();
      case Operand.Constant any -> List.of();
      case Operand.Element any -> List.of();
    };
  }

  /** A few of the rows that there are. */
  private void keys(Set<Value> keys, Operand key) {
    names(key)
        .forEach(name ->
            put(values, name, new LinkedHashSet<>(keys.stream().limit(MOST_ROWS).toList())));
  }

  /** Some values of a type, where the rules name none. */
  static List<Value> some(Type type) {
    return switch (type) {
      case Type.Bool any -> List.of(new Value.Bool(true), new Value.Bool(false));
      case Type.Int any -> List.of(new Value.Int(1), new Value.Int(0));
      case Type.Decimal any -> List.of(new Value.Decimal(BigDecimal.ONE));
      case Type.Text any -> List.of(new Value.Text("x"));
      case Type.Label(List<String> words) -> words.stream().<Value>map(Value.Text::new).toList();
      case Type.Length any -> List.of(new Value.Length(Duration.ofMinutes(1)));
      case Type.EnumOf(String name, List<String> words, boolean ordered) ->
          words.stream().<Value>map(word -> new Value.Symbol(word, words.indexOf(word))).toList();
      case Type.Name any -> List.of(new Value.Name(List.of("x")));
      case Type.Path any -> List.of(new Value.Path(true, List.of("x")));
      case Type.ListOf any -> List.of(new Value.Many(List.of()));
      case Type.SetOf any -> List.of(new Value.Many(List.of()));
      default -> List.of();
    };
  }
}
