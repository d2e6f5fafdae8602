package dev.remit.lang.interpret;

import dev.remit.lang.ir.Operand;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads operands. {@code hop} is the hop that the enclosing quantifier looks at, {@code actor} who
 * is looked at of those who act, {@code element} the element.
 */
record Readings(Facts facts, int hop, int actor, Reading element) {
  static final int NOWHERE = -1;

  static Readings of(Facts facts) {
    return new Readings(facts, NOWHERE, NOWHERE, Reading.NONE);
  }

  Readings atHop(int index) {
    return new Readings(facts, index, actor, element);
  }

  Readings atActor(int index) {
    return new Readings(facts, hop, index, element);
  }

  Readings at(Reading value) {
    return new Readings(facts, hop, actor, value);
  }

  /** One for each who acts. */
  Stream<Readings> atActors() {
    return IntStream.range(0, facts.actors().length).mapToObj(this::atActor);
  }

  Reading read(Operand operand) {
    return switch (operand) {
      case Operand.Constant(var value) -> value;
      case Operand.Slot(int slot) -> facts.slot(slot);
      case Operand.HopSlot(int slot) -> facts.hop(hop, slot);
      case Operand.ActorSlot(int slot) -> facts.actor(actor, slot);
      case Operand.Element(int depth) -> element;
      case Operand.Field(var record, var name) -> field(read(record), name);
      case Operand.OrElse(var value, var fallback) -> {
        Reading reading = read(value);
        yield reading instanceof Reading.None ? read(fallback) : reading;
      }
      case Operand.Row(var table, var key, int column) ->
          looked(key, value -> table.read(value, column));
      case Operand.HasRow(var table, var key) -> looked(key, table::has);
      case Operand.Clock(var kind, var base) -> clock(kind, base);
    };
  }

  /** A key that is no value is what the look-up yields: unknown, or that its owner is absent. */
  private Reading looked(Operand key, Function<Value, Reading> lookup) {
    Reading reading = read(key);
    return reading instanceof Value value ? lookup.apply(value) : reading;
  }

  /** What is none, absent or unknown has only properties that are so too. */
  private static Reading field(Reading owner, String name) {
    return switch (owner) {
      case Value.Fields(var fields) -> fields.getOrDefault(name, Reading.NONE);
      case Value.Uri uri -> ofUri(uri, name);
      case Value.Email(String local, Value.Domain domain) ->
          name.equals("local") ? new Value.Text(local) : domain;
      case Value.Command command ->
          name.equals("program") ? new Value.Text(command.program()) : words(command);
      case Value other ->
          throw new IllegalStateException("read " + name + " of " + other.getClass());
      default -> owner;
    };
  }

  private static Reading ofUri(Value.Uri uri, String name) {
    return switch (name) {
      case "scheme" -> new Value.Text(uri.scheme());
      case "path" -> uri.path();
      case "host" -> orNone(uri.host());
      case "address" -> orNone(uri.host().flatMap(Value.Domain::address));
      case "port" -> orNone(uri.port().map(Value.Int::new));
      default -> throw new IllegalStateException("no uri has a " + name);
    };
  }

  private static Reading orNone(Optional<? extends Value> value) {
    return value.<Reading>map(found -> found).orElse(Reading.NONE);
  }

  private static Value words(Value.Command command) {
    return new Value.Many(command.words().stream().<Reading>map(Value.Text::new).toList());
  }

  private Reading clock(Operand.Clock.Kind kind, Operand base) {
    if (kind == Operand.Clock.Kind.NOW) {
      return new Value.Time(facts.now());
    }
    Reading reading = read(base);
    if (!(reading instanceof Value.Time(Instant time))) {
      return reading;
    }
    return new Value.Length(
        kind == Operand.Clock.Kind.AGE
            ? Duration.between(time, facts.now())
            : Duration.between(facts.now(), time));
  }
}
