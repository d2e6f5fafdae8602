package dev.remit.lang.compile;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FactsShape;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.TextPattern;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.DataTable;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Schedule;
import dev.remit.lang.schema.Type;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Conditions of every kind, over slots of every form, and what may lie in these. */
final class Conditions {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00.5Z");

  /** What the slots of each region hold, one after another. */
  private enum Kind {
    BOOL(Form.BOOL),
    INT(Form.INT),
    SYMBOL(Form.SYMBOL),
    TEXT(Form.TEXT),
    NAME(Form.NAME),
    DECIMAL(Form.DECIMAL),
    TIME(Form.TIME),
    LENGTH(Form.LENGTH),
    IDENTITY(Form.VALUE),
    TOOL(Form.VALUE),
    TEXTS(Form.VALUE),
    RECORD(Form.VALUE),
    IP(Form.VALUE);

    final Form form;

    Kind(Form form) {
      this.form = form;
    }
  }

  private static final List<Kind> KINDS = List.of(Kind.values());

  /** Two slots of each kind. */
  private static final int SLOTS = 2 * Kind.values().length;

  private static final List<FactsShape.Fact> REGION =
      IntStream.range(0, SLOTS)
          .mapToObj(slot -> new FactsShape.Fact("f" + slot, kind(slot).form))
          .toList();

  static final FactsShape SHAPE = new FactsShape(REGION, REGION, REGION);

  private static final DataTable TABLE =
      new DataTable(
          "p.table",
          new Type.Text(),
          false,
          List.of(new Type.Field("n", new Type.Int(), true, false)),
          Map.of(
              new Value.Text("a"), List.of(new Value.Int(1)),
              new Value.Text("b"), List.of(Reading.NONE)));

  private static final Schedule SCHEDULE =
      new Schedule(
          List.of(
              new Schedule.Window(
                  EnumSet.of(DayOfWeek.TUESDAY), LocalTime.of(8, 0), LocalTime.NOON, false)),
          ZoneOffset.UTC,
          Set.of());

  private final Random random;

  Conditions(Random random) {
    this.random = random;
  }

  private static Kind kind(int slot) {
    return KINDS.get(slot / 2);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Value value(Kind kind) {
    return switch (kind) {
      case BOOL -> new Value.Bool(random.nextBoolean());
      case INT -> new Value.Int(one(List.of(0L, 1L, 2L, -1L, Long.MAX_VALUE)));
      case SYMBOL -> {
        int ordinal = random.nextInt(3);
        yield new Value.Symbol("w" + ordinal, ordinal);
      }
      case TEXT -> text();
      case NAME -> new Value.Name(List.of(one(NAMES).split("\\.")));
      case DECIMAL ->
          new Value.Decimal(new BigDecimal(one(List.of("1", "1.00", "0", "-2.5", "10"))));
      case TIME ->
          new Value.Time(
              NOW.plusNanos(
                  one(List.of(0L, 1L, -1L, 1_500_000_000L, -7_000L, -999_999_999L, 999_999_999L))));
      case LENGTH ->
          new Value.Length(
              Duration.ofNanos(one(List.of(0L, 1L, 1_500_000_000L, 7_000L, 999_999_999L))));
      case IDENTITY -> new Value.Identity("spiffe://t.example", one(List.of("a", "b", "c/d")));
      case TOOL -> new Value.Tool("s", one(List.of("one", "two")));
      case TEXTS -> texts(random.nextInt(4));
      case RECORD ->
          new Value.Fields(
              new TreeMap<>(Map.of("name", reading(Kind.TEXT), "n", reading(Kind.INT))));
      case IP -> new Value.Ip(false, 0, one(List.of(1L, 2L, 0x0a000001L)));
    };
  }

  private static final List<String> NAMES = List.of("a", "a.b", "a.b.c", "ab.c", "b");

  private Value.Text text() {
    return new Value.Text(one(List.of("a", "b", "", "\uffff", "\ud800\udc00", "a.b")));
  }

  private Value.Many texts(int size) {
    return new Value.Many(
        Stream.generate(
                () -> random.nextInt(4) == 0 ? new Reading.Unknown("element") : (Reading) text())
            .limit(size)
            .toList());
  }

  private Reading reading(Kind kind) {
    return switch (random.nextInt(8)) {
      case 0 -> new Reading.Unknown("u");
      case 1 -> Reading.NONE;
      case 2 -> new Reading.Absent("task");
      default -> value(kind);
    };
  }

  private Reading[] row() {
    return IntStream.range(0, SLOTS).mapToObj(slot -> reading(kind(slot))).toArray(Reading[]::new);
  }

  Facts facts() {
    Reading[][] hops = new Reading[random.nextInt(4)][];
    Reading[][] actors = new Reading[1 + random.nextInt(3)][];
    Arrays.setAll(hops, hop -> row());
    Arrays.setAll(actors, actor -> row());
    return Facts.of(SHAPE, row(), hops, actors, NOW);
  }

  /** Something else comes to lie in some place, one way or another. */
  void change(Facts facts) {
    int slot = random.nextInt(SLOTS);
    int from =
        switch (random.nextInt(3)) {
          case 0 -> 0;
          case 1 -> facts.actorAt(random.nextInt(facts.actors()));
          default -> facts.depth() == 0 ? 0 : facts.hopAt(random.nextInt(facts.depth()));
        };
    switch (random.nextInt(8)) {
      case 0 -> facts.clear(random.nextInt(4), 1 + random.nextInt(3), NOW.plusSeconds(1));
      case 1, 2, 3 -> facts.lay(from, facts().row(0, IntStream.range(0, SLOTS).toArray()));
      default -> facts.put(from + slot, kind(slot).form, reading(kind(slot)));
    }
  }

  /** Where an operand may look. */
  private record Scope(boolean hop, boolean actor, boolean element) {
    static final Scope TOP = new Scope(false, false, false);
  }

  private Operand slot(Kind kind, Scope scope) {
    int slot = 2 * KINDS.indexOf(kind) + random.nextInt(2);
    if (scope.hop() && random.nextBoolean()) {
      return new Operand.HopSlot(slot);
    }
    if (scope.actor() && random.nextBoolean()) {
      return new Operand.ActorSlot(slot);
    }
    return new Operand.Slot(slot);
  }

  private Operand operand(Kind kind, Scope scope) {
    if (random.nextInt(3) == 0) {
      return new Operand.Constant(value(kind));
    }
    return random.nextInt(4) == 0 ? derived(kind, scope) : slot(kind, scope);
  }

  private Operand derived(Kind kind, Scope scope) {
    boolean first = random.nextBoolean();
    return switch (kind) {
      case TEXT ->
          scope.element() && first
              ? new Operand.Element(0)
              : new Operand.Field(slot(Kind.RECORD, scope), "name");
      case INT ->
          first
              ? new Operand.Row(TABLE, operand(Kind.TEXT, scope), 0)
              : new Operand.Field(slot(Kind.RECORD, scope), "n");
      case BOOL -> new Operand.HasRow(TABLE, operand(Kind.TEXT, scope));
      default -> new Operand.OrElse(slot(kind, scope), operand(kind, scope));
    };
  }

  private static final List<Kind> ORDERED =
      List.of(Kind.INT, Kind.SYMBOL, Kind.TEXT, Kind.DECIMAL, Kind.TIME, Kind.LENGTH);

  private Condition compare(Scope scope) {
    if (random.nextInt(4) == 0) {
      return clock(scope);
    }
    Comparison comparison = one(List.of(Comparison.values()));
    Kind kind = comparison == Comparison.EQUAL ? one(List.of(Kind.values())) : one(ORDERED);
    return new Condition.Compare(comparison, operand(kind, scope), operand(kind, scope), 0);
  }

  private Condition clock(Scope scope) {
    Operand.Clock.Kind of = one(List.of(Operand.Clock.Kind.values()));
    Operand clock = new Operand.Clock(of, slot(Kind.TIME, scope));
    Operand other = operand(of == Operand.Clock.Kind.NOW ? Kind.TIME : Kind.LENGTH, scope);
    Comparison comparison = one(List.of(Comparison.values()));
    return random.nextBoolean()
        ? new Condition.Compare(comparison, clock, other, 0)
        : new Condition.Compare(comparison, other, clock, 0);
  }

  private List<NamePattern> patterns() {
    return Stream.generate(() -> one(List.of("a.*", "a.**", "**", "*.c", "a.b", "*")))
        .limit(random.nextInt(3))
        .map(text -> new NamePattern(List.of(text.split("\\."))))
        .toList();
  }

  private Condition in(Scope scope) {
    Kind kind =
        one(
            List.of(
                Kind.BOOL,
                Kind.INT,
                Kind.SYMBOL,
                Kind.TEXT,
                Kind.NAME,
                Kind.DECIMAL,
                Kind.IDENTITY,
                Kind.TOOL,
                Kind.IP,
                Kind.TIME));
    List<Value> values =
        Stream.generate(() -> value(kind)).limit(random.nextInt(4)).distinct().toList();
    List<Value> networks =
        kind == Kind.IP && random.nextBoolean()
            ? List.of(new Value.Cidr(new Value.Ip(false, 0, 0x0a000000L), 8))
            : values;
    boolean named = kind == Kind.NAME || kind == Kind.TOOL;
    Members members =
        kind == Kind.IDENTITY && random.nextBoolean()
            ? new Members(
                random.nextBoolean() ? List.of() : values,
                List.of(),
                new IdentitySet.Listed(
                    Set.of(new Value.Identity("spiffe://t.example", "a")), List.of()))
            : Members.of(networks, named ? patterns() : List.of());
    return new Condition.In(operand(kind, scope), members, 0);
  }

  private Condition elementOf(Scope scope) {
    return random.nextBoolean()
        ? new Condition.ElementOf(operand(Kind.TEXT, scope), operand(Kind.TEXTS, scope), 0)
        : new Condition.ElementOf(
            operand(Kind.INT, scope),
            new Operand.Constant(new Value.Many(List.of(new Value.Int(1), new Value.Int(2)))),
            0);
  }

  private static TextPattern pattern() {
    return TextPattern.glob("a*");
  }

  /** What may be asked of one who acts. */
  Condition ofActor(int levels) {
    return condition(levels, new Scope(false, true, false));
  }

  /** Of at most so many levels. */
  Condition condition(int levels) {
    return condition(levels, Scope.TOP);
  }

  private Condition condition(int levels, Scope scope) {
    if (levels == 0 || random.nextInt(3) == 0) {
      return atom(scope);
    }
    Supplier<Condition> part = () -> condition(levels - 1, scope);
    return switch (random.nextInt(7)) {
      case 0, 1 -> new Condition.All(Stream.generate(part).limit(random.nextInt(4)).toList(), 0);
      case 2, 3 -> new Condition.Any(Stream.generate(part).limit(random.nextInt(4)).toList(), 0);
      case 4 -> new Condition.Not(part.get(), 0);
      case 5 ->
          random.nextBoolean()
              ? new Condition.Hops(
                  one(List.of(Quantifier.values())),
                  condition(levels - 1, new Scope(true, scope.actor(), scope.element())),
                  0)
              : new Condition.Actors(
                  condition(levels - 1, new Scope(scope.hop(), true, scope.element())), 0);
      default ->
          new Condition.Elements(
              one(List.of(Quantifier.values())),
              operand(Kind.TEXTS, scope),
              0,
              condition(levels - 1, new Scope(scope.hop(), scope.actor(), true)),
              0);
    };
  }

  private Condition atom(Scope scope) {
    return switch (random.nextInt(12)) {
      case 0 -> new Condition.Constant(one(List.of(Truth.values())), 0);
      case 1, 2, 3 -> compare(scope);
      case 4 -> in(scope);
      case 5 -> elementOf(scope);
      case 6 -> new Condition.Under(operand(Kind.NAME, scope), operand(Kind.NAME, scope), 0);
      case 7 -> new Condition.Labelled(operand(Kind.TEXTS, scope), one(List.of("a", "b")), 0);
      case 8 ->
          new Condition.Matches(
              operand(random.nextBoolean() ? Kind.TEXT : Kind.NAME, scope), pattern(), 0);
      case 9 -> new Condition.Within(operand(Kind.TIME, scope), SCHEDULE, 0);
      case 10 -> new Condition.Flag(operand(Kind.BOOL, scope), 0);
      default -> {
        Operand operand = operand(one(List.of(Kind.values())), scope);
        yield random.nextBoolean()
            ? new Condition.Has(operand, 0)
            : new Condition.IsNone(operand, 0);
      }
    };
  }
}
