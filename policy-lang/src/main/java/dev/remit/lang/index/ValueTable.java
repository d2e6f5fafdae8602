package dev.remit.lang.index;

import dev.remit.lang.runtime.Value;
import java.util.HashMap;
import java.util.Map;

/** Single values, each with its number. A fact is looked up as it lies, without a box. */
final class ValueTable {
  static final int ABSENT = LongTable.ABSENT;

  private static final Value TRUE = new Value.Bool(true);
  private static final Value FALSE = new Value.Bool(false);

  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();

  /** By their words: those of one fact are of one enum, in which a word has one place. */
  private final Map<String, Integer> symbols = new HashMap<>();

  private final LongTable integers = new LongTable();
  private final Map<Value, Integer> others = new HashMap<>();

  /** Of a value that is not there yet. */
  void put(Value value, int number) {
    switch (value) {
      case Value.Text(String text) -> texts.put(text, number);
      case Value.Name name -> names.put(name.toString(), number);
      case Value.Symbol(String word, int ordinal) -> symbols.put(word, number);
      case Value.Int(long integer) -> integers.put(integer, number);
      default -> others.put(value, number);
    }
  }

  /** {@link #ABSENT} where the value has none; so below. */
  int get(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text(text);
      case Value.Name name -> name(name.toString());
      case Value.Symbol(String word, int ordinal) -> symbol(word);
      case Value.Int(long integer) -> integer(integer);
      default -> get(others, value);
    };
  }

  int text(String text) {
    return get(texts, text);
  }

  int name(String dotted) {
    return get(names, dotted);
  }

  int symbol(String word) {
    return get(symbols, word);
  }

  int integer(long integer) {
    return integers.get(integer);
  }

  int bool(boolean is) {
    return get(others, is ? TRUE : FALSE);
  }

  private static <K> int get(Map<K, Integer> numbers, K key) {
    Integer number = numbers.get(key);
    return number == null ? ABSENT : number;
  }

  long size() {
    return (long) texts.size() + names.size() + symbols.size() + integers.size() + others.size();
  }
}
