package dev.remit.lang.runtime;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation reads: the facts of the request and of one access in slots, those of each
 * hop, those of everyone who acts (at least one), and the clock, read once per decision. A slot
 * that nothing was put into is unknown.
 *
 * <p>They lie flat, in the {@link Form} of their type, so that a program reads them without a box:
 * first the facts, then those of each hop, then those of each actor; {@code at} is a place in that
 * row. One may be filled again for the next evaluation, by one thread.
 */
public final class Facts {
  /** What is known of a slot. */
  public static final byte UNKNOWN = 0;

  public static final byte ABSENT = 1;
  public static final byte NONE = 2;
  public static final byte KNOWN = 3;

  private final FactsShape shape;
  private final int facts;
  private final int hopFacts;
  private final int actorFacts;

  private byte[] states;
  private long[] words;
  private int[] nanos;
  private @Nullable Object[] objects;
  private int depth;
  private int actors;
  private int actorsAt;
  private Instant now;
  private final SharedTruths shared = new SharedTruths();

  /** With room for so many hops and actors; nothing is known yet. */
  public Facts(FactsShape shape, int depth, int actors, Instant now) {
    this.shape = shape;
    this.facts = shape.facts().size();
    this.hopFacts = shape.hopFacts().size();
    this.actorFacts = shape.actorFacts().size();
    this.now = now;
    this.depth = depth;
    this.actors = actors;
    this.actorsAt = facts + depth * hopFacts;
    int size = actorsAt + actors * actorFacts;
    this.states = new byte[size];
    this.words = new long[size];
    this.nanos = new int[size];
    this.objects = new Object[size];
  }

  /** All that is known, of each hop and each actor a row. */
  public static Facts of(
      FactsShape shape, Reading[] slots, Reading[][] hops, Reading[][] actors, Instant now) {
    Facts facts = new Facts(shape, hops.length, actors.length, now);
    for (int slot = 0; slot < slots.length; slot++) {
      facts.put(slot, shape.facts().get(slot).form(), slots[slot]);
    }
    for (int hop = 0; hop < hops.length; hop++) {
      for (int slot = 0; slot < hops[hop].length; slot++) {
        facts.put(facts.hopAt(hop) + slot, shape.hopFacts().get(slot).form(), hops[hop][slot]);
      }
    }
    for (int actor = 0; actor < actors.length; actor++) {
      for (int slot = 0; slot < actors[actor].length; slot++) {
        facts.put(
            facts.actorAt(actor) + slot, shape.actorFacts().get(slot).form(), actors[actor][slot]);
      }
    }
    return facts;
  }

  /** Empties it for another evaluation. */
  public void clear(int hops, int acting, Instant time) {
    shared.forget();
    depth = hops;
    actors = acting;
    now = time;
    actorsAt = facts + hops * hopFacts;
    int size = actorsAt + acting * actorFacts;
    if (size > states.length) {
      states = new byte[size];
      words = new long[size];
      nanos = new int[size];
      objects = new Object[size];
    } else {
      Arrays.fill(states, UNKNOWN);
      Arrays.fill(objects, null);
    }
  }

  /** Hops of the chain. */
  public int depth() {
    return depth;
  }

  /** How many act. */
  public int actors() {
    return actors;
  }

  public Instant now() {
    return now;
  }

  /** What conditions that rules share came out as, until a fact changes. */
  public SharedTruths shared() {
    return shared;
  }

  /** Where the facts of a hop begin. */
  public int hopAt(int hop) {
    return facts + hop * hopFacts;
  }

  /** Where the facts of an actor begin. */
  public int actorAt(int actor) {
    return actorsAt + actor * actorFacts;
  }

  /** How a fact lies where it is known. */
  public Form form(int slot) {
    return shape.facts().get(slot).form();
  }

  /** The same of a fact of each actor. */
  public Form actorForm(int slot) {
    return shape.actorFacts().get(slot).form();
  }

  /** One of {@link #UNKNOWN}, {@link #ABSENT}, {@link #NONE} and {@link #KNOWN}. */
  public byte state(int at) {
    return states[at];
  }

  /** The word of a known fact whose form has one. */
  public long word(int at) {
    return words[at];
  }

  /** The nanoseconds of a known time or length. */
  public int nanos(int at) {
    return nanos[at];
  }

  /** The text of a known fact that lies as one. */
  public String text(int at) {
    return (String) object(at);
  }

  /** A known decimal. */
  public BigDecimal decimal(int at) {
    return (BigDecimal) object(at);
  }

  /** A known value that lies as it is. */
  public Value value(int at) {
    return (Value) object(at);
  }

  /**
   * What lies there as an object: of a known fact itself, where its form is one; else none, or a
   * reading that is no value.
   */
  public @Nullable Object lying(int at) {
    return objects[at];
  }

  private Object object(int at) {
    Object object = objects[at];
    if (object == null) {
      throw new IllegalStateException("nothing lies at " + at);
    }
    return object;
  }

  public Reading slot(int slot) {
    return reading(slot, shape.facts().get(slot));
  }

  public Reading hop(int hop, int slot) {
    return ofHop(hopAt(hop), slot);
  }

  public Reading actor(int actor, int slot) {
    return ofActor(actorAt(actor), slot);
  }

  /** The fact of the hop whose facts begin there. */
  public Reading ofHop(int begin, int slot) {
    return reading(begin + slot, shape.hopFacts().get(slot));
  }

  /** The fact of the actor whose facts begin there. */
  public Reading ofActor(int begin, int slot) {
    return reading(begin + slot, shape.actorFacts().get(slot));
  }

  private Reading reading(int at, FactsShape.Fact fact) {
    if (states[at] == KNOWN) {
      return known(at, fact.form());
    }
    if (objects[at] instanceof Reading reading) {
      return reading;
    }
    return states[at] == UNKNOWN ? fact.unknown() : Reading.NONE;
  }

  private Value known(int at, Form form) {
    return switch (form) {
      case BOOL -> new Value.Bool(words[at] != 0);
      case INT -> new Value.Int(words[at]);
      case SYMBOL -> new Value.Symbol(text(at), (int) words[at]);
      case TEXT -> new Value.Text(text(at));
      case NAME -> new Value.Name(List.of(text(at).split("\\.", -1)));
      case DECIMAL -> new Value.Decimal(decimal(at));
      case TIME -> new Value.Time(Instant.ofEpochSecond(words[at], nanos[at]));
      case LENGTH -> new Value.Length(Duration.ofSeconds(words[at], nanos[at]));
      case VALUE -> value(at);
    };
  }

  /** What lies in these slots, counted from a place. */
  public FactsRow row(int from, int[] slots) {
    FactsRow row = new FactsRow(slots);
    for (int i = 0; i < slots.length; i++) {
      int at = from + slots[i];
      row.states[i] = states[at];
      row.words[i] = words[at];
      row.nanos[i] = nanos[at];
      row.objects[i] = objects[at];
    }
    return row;
  }

  /** Lays a row into its slots, counted from a place. */
  public void lay(int from, FactsRow row) {
    shared.forget();
    for (int i = 0; i < row.slots.length; i++) {
      int at = from + row.slots[i];
      states[at] = row.states[i];
      words[at] = row.words[i];
      nanos[at] = row.nanos[i];
      objects[at] = row.objects[i];
    }
  }

  /** Puts a known fact that lies as a word. */
  public void putWord(int at, long word) {
    shared.forget();
    states[at] = KNOWN;
    words[at] = word;
  }

  /** Puts a known symbol. */
  public void putSymbol(int at, String word, int ordinal) {
    shared.forget();
    states[at] = KNOWN;
    words[at] = ordinal;
    objects[at] = word;
  }

  /** Puts a known text, name or decimal, as its form lies. */
  public void putObject(int at, Object object) {
    shared.forget();
    states[at] = KNOWN;
    objects[at] = object;
  }

  /** Puts that the fact is known to be absent. */
  public void putNone(int at) {
    putOther(at, NONE, Reading.NONE);
  }

  /**
   * Puts a reading where a fact of this form lies.
   *
   * @throws IllegalStateException if a fact of the form is no such value
   */
  public void put(int at, Form form, Reading reading) {
    switch (reading) {
      case Value value -> putKnown(at, form, value);
      case Reading.Unknown unknown -> putOther(at, UNKNOWN, unknown);
      case Reading.None none -> putOther(at, NONE, none);
      case Reading.Absent absent -> putOther(at, ABSENT, absent);
    }
  }

  private void putOther(int at, byte state, Reading reading) {
    shared.forget();
    states[at] = state;
    objects[at] = reading;
  }

  private void putKnown(int at, Form form, Value value) {
    shared.forget();
    switch (value) {
      case Value.Bool(boolean bool) when form == Form.BOOL -> words[at] = bool ? 1 : 0;
      case Value.Int(long number) when form == Form.INT -> words[at] = number;
      case Value.Symbol(String word, int ordinal) when form == Form.SYMBOL -> {
        words[at] = ordinal;
        objects[at] = word;
      }
      case Value.Text(String text) when form == Form.TEXT -> objects[at] = text;
      case Value.Name name when form == Form.NAME -> objects[at] = name.toString();
      case Value.Decimal(var number) when form == Form.DECIMAL -> objects[at] = number;
      case Value.Time(var time) when form == Form.TIME -> {
        words[at] = time.getEpochSecond();
        nanos[at] = time.getNano();
      }
      case Value.Length(var length) when form == Form.LENGTH -> {
        words[at] = length.getSeconds();
        nanos[at] = length.getNano();
      }
      case Value any when form == Form.VALUE -> objects[at] = any;
      case Value other ->
          throw new IllegalStateException("put " + other.getClass() + " where a " + form + " lies");
    }
    states[at] = KNOWN;
  }

  /** Each fact by name, then those of the hops and of the actors. */
  @Override
  public String toString() {
    StringJoiner all = new StringJoiner(", ", "{", "}");
    for (int slot = 0; slot < facts; slot++) {
      all.add(shape.facts().get(slot).name() + ": " + slot(slot));
    }
    for (int hop = 0; hop < depth; hop++) {
      for (int slot = 0; slot < hopFacts; slot++) {
        all.add(shape.hopFacts().get(slot).name() + " of " + hop + ": " + hop(hop, slot));
      }
    }
    for (int actor = 0; actor < actors; actor++) {
      for (int slot = 0; slot < actorFacts; slot++) {
        all.add(shape.actorFacts().get(slot).name() + " of " + actor + ": " + actor(actor, slot));
      }
    }
    return all.toString();
  }
}
