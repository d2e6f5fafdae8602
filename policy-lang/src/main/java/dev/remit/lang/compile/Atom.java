package dev.remit.lang.compile;

import dev.remit.lang.interpret.Atoms;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Order;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.TextPattern;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.Schedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The atoms that generated code calls, as codes of {@link Kleene}. Those that read a place of the
 * facts make nothing; the others take readings, and are the interpreter's.
 */
final class Atom {
  private static final int NANOS = 1_000_000_000;

  private Atom() {}

  /**
   * What an atom is of a fact that is not known, false of one that is none or absent; and what an
   * equality is of any fact that does not equal.
   */
  private static int ofOther(byte state) {
    return state == Facts.UNKNOWN ? Kleene.UNKNOWN : Kleene.FALSE;
  }

  private static int ofOthers(byte left, byte right) {
    boolean open =
        (left == Facts.KNOWN || left == Facts.UNKNOWN)
            && (right == Facts.KNOWN || right == Facts.UNKNOWN);
    return open ? Kleene.UNKNOWN : Kleene.FALSE;
  }

  /** By which calls name a comparison. */
  static int number(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> 0;
      case LESS -> 1;
      case LESS_OR_EQUAL -> 2;
      case GREATER -> 3;
      case GREATER_OR_EQUAL -> 4;
    };
  }

  /** Whether a sign is one that the comparison of that number asks for. */
  private static int compared(int sign, int comparison) {
    return Kleene.of(
        switch (comparison) {
          case 0 -> sign == 0;
          case 1 -> sign < 0;
          case 2 -> sign <= 0;
          case 3 -> sign > 0;
          default -> sign >= 0;
        });
  }

  /** The same of two words, without a sign between, which would be two comparisons. */
  private static int compared(long left, long right, int comparison) {
    return Kleene.of(
        switch (comparison) {
          case 0 -> left == right;
          case 1 -> left < right;
          case 2 -> left <= right;
          case 3 -> left > right;
          default -> left >= right;
        });
  }

  /** Only a known text equals one, so the state is looked at where it does not. */
  static int textIs(Facts facts, int at, String text) {
    return text.equals(facts.lying(at)) ? Kleene.TRUE : ofOther(facts.state(at));
  }

  static int textCompares(Facts facts, int at, String text, int comparison) {
    byte state = facts.state(at);
    return state == Facts.KNOWN
        ? compared(Order.BY_CODE_POINT.compare(facts.text(at), text), comparison)
        : ofOther(state);
  }

  static int wordCompares(Facts facts, int at, long word, int comparison) {
    byte state = facts.state(at);
    return state == Facts.KNOWN ? compared(facts.word(at), word, comparison) : ofOther(state);
  }

  static int decimalCompares(Facts facts, int at, BigDecimal decimal, int comparison) {
    return facts.lying(at) instanceof BigDecimal known
        ? compared(known.compareTo(decimal), comparison)
        : ofOther(facts.state(at));
  }

  /** Of a time or a length. */
  static int timeCompares(Facts facts, int at, long seconds, int nanos, int comparison) {
    byte state = facts.state(at);
    return state == Facts.KNOWN
        ? compared(sign(facts.word(at), facts.nanos(at), seconds, nanos), comparison)
        : ofOther(state);
  }

  static int nowCompares(Facts facts, long seconds, int nanos, int comparison) {
    Instant now = facts.now();
    return compared(sign(now.getEpochSecond(), now.getNano(), seconds, nanos), comparison);
  }

  /** Of how long ago the time was. */
  static int ageCompares(Facts facts, int at, long seconds, int nanos, int comparison) {
    byte state = facts.state(at);
    if (state != Facts.KNOWN) {
      return ofOther(state);
    }
    Instant now = facts.now();
    long whole = now.getEpochSecond() - facts.word(at);
    return compared(between(whole, now.getNano() - facts.nanos(at), seconds, nanos), comparison);
  }

  /** Of how long it is until the time. */
  static int ttlCompares(Facts facts, int at, long seconds, int nanos, int comparison) {
    byte state = facts.state(at);
    if (state != Facts.KNOWN) {
      return ofOther(state);
    }
    Instant now = facts.now();
    long whole = facts.word(at) - now.getEpochSecond();
    return compared(between(whole, facts.nanos(at) - now.getNano(), seconds, nanos), comparison);
  }

  /** The sign of a length whose nanoseconds may be negative against another. */
  private static int between(long whole, int part, long seconds, int nanos) {
    return part < 0
        ? sign(whole - 1, part + NANOS, seconds, nanos)
        : sign(whole, part, seconds, nanos);
  }

  private static int sign(long seconds, int nanos, long otherSeconds, int otherNanos) {
    int sign = Long.compare(seconds, otherSeconds);
    return sign == 0 ? Integer.compare(nanos, otherNanos) : sign;
  }

  static int valueIs(Facts facts, int at, Value value) {
    return value.equals(facts.lying(at)) ? Kleene.TRUE : ofOther(facts.state(at));
  }

  static int toolIs(Facts facts, int at, String server, String name) {
    return facts.lying(at) instanceof Value.Tool(String ofServer, String itself)
            && name.equals(itself)
            && server.equals(ofServer)
        ? Kleene.TRUE
        : ofOther(facts.state(at));
  }

  static int textsCompare(Facts facts, int left, int right, int comparison) {
    byte first = facts.state(left);
    byte second = facts.state(right);
    return first == Facts.KNOWN && second == Facts.KNOWN
        ? compared(Order.BY_CODE_POINT.compare(facts.text(left), facts.text(right)), comparison)
        : ofOthers(first, second);
  }

  static int wordsCompare(Facts facts, int left, int right, int comparison) {
    byte first = facts.state(left);
    byte second = facts.state(right);
    return first == Facts.KNOWN && second == Facts.KNOWN
        ? compared(facts.word(left), facts.word(right), comparison)
        : ofOthers(first, second);
  }

  static int inTexts(Facts facts, int at, Set<String> texts) {
    return facts.lying(at) instanceof String text
        ? Kleene.of(texts.contains(text))
        : ofOther(facts.state(at));
  }

  /** {@code patterns} as {@link DottedPattern} has them. */
  static int inNames(Facts facts, int at, DottedPattern[] patterns) {
    byte state = facts.state(at);
    if (state != Facts.KNOWN) {
      return ofOther(state);
    }
    String name = facts.text(at);
    for (DottedPattern pattern : patterns) {
      if (pattern.matches(name)) {
        return Kleene.TRUE;
      }
    }
    return Kleene.FALSE;
  }

  /** The words are sorted. */
  static int inWords(Facts facts, int at, long[] words) {
    byte state = facts.state(at);
    return state == Facts.KNOWN
        ? Kleene.of(Arrays.binarySearch(words, facts.word(at)) >= 0)
        : ofOther(state);
  }

  static int inValues(Facts facts, int at, Set<Value> values) {
    byte state = facts.state(at);
    return state == Facts.KNOWN ? Kleene.of(values.contains(facts.value(at))) : ofOther(state);
  }

  static int inGroup(Facts facts, int at, IdentitySet group) {
    byte state = facts.state(at);
    return state == Facts.KNOWN
        ? Kleene.of(facts.value(at) instanceof Value.Identity identity && group.matches(identity))
        : ofOther(state);
  }

  static int nameUnder(Facts facts, int at, String parent) {
    byte state = facts.state(at);
    if (state != Facts.KNOWN) {
      return ofOther(state);
    }
    String name = facts.text(at);
    return Kleene.of(
        name.startsWith(parent)
            && (name.length() == parent.length() || name.charAt(parent.length()) == '.'));
  }

  static int textMatches(Facts facts, int at, TextPattern pattern) {
    byte state = facts.state(at);
    return state == Facts.KNOWN ? Kleene.of(pattern.matches(facts.text(at))) : ofOther(state);
  }

  static int labelled(Facts facts, int at, String label) {
    byte state = facts.state(at);
    if (state != Facts.KNOWN) {
      return ofOther(state);
    }
    if (!(facts.value(at) instanceof Value.Many(List<Reading> labels))) {
      throw new IllegalStateException("no labels lie at " + at);
    }
    int found = Kleene.FALSE;
    for (int i = 0; i < labels.size(); i++) {
      Reading element = labels.get(i);
      if (element instanceof Value.Text(String text)) {
        found |= Kleene.of(text.equals(label));
      } else if (element instanceof Reading.Unknown) {
        found |= Kleene.UNKNOWN;
      }
    }
    return found;
  }

  static int flag(Facts facts, int at) {
    byte state = facts.state(at);
    return state == Facts.KNOWN ? Kleene.of(facts.word(at) != 0) : ofOther(state);
  }

  static int has(Facts facts, int at) {
    byte state = facts.state(at);
    return state == Facts.KNOWN ? Kleene.TRUE : ofOther(state);
  }

  static int compare(Reading left, Reading right, Comparison comparison) {
    return Kleene.of(Atoms.compare(comparison, left, right));
  }

  static int in(Reading reading, Members members) {
    return Kleene.of(Atoms.in(reading, members));
  }

  static int elementOf(Reading reading, Reading collection) {
    return Kleene.of(Atoms.elementOf(reading, collection));
  }

  static int under(Reading path, Reading parent) {
    return Kleene.of(Atoms.under(path, parent));
  }

  static int labelled(Reading labels, String label) {
    return Kleene.of(Atoms.labelled(labels, label));
  }

  static int matches(Reading reading, TextPattern pattern) {
    return Kleene.of(Atoms.matches(reading, pattern));
  }

  static int within(Reading reading, Schedule schedule) {
    return Kleene.of(Atoms.within(reading, schedule));
  }

  static int flag(Reading reading) {
    return Kleene.of(Atoms.flag(reading));
  }

  static int has(Reading reading) {
    return Kleene.of(Atoms.has(reading));
  }
}
