package dev.remit.lang.fast;

import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Limits;
import dev.remit.lang.decide.PlainText;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.schema.Type;
import java.math.BigDecimal;
import java.util.List;

/**
 * Puts plain JSON into slots as its declared type. What is not plain, or does not fit, is left to
 * the reference.
 */
final class JsonSlots {
  /** Within any limit on texts, whatever each of its characters takes. */
  static final int MOST_CHARS = Limits.STRING_BYTES / 6;

  private static final int MOST_WORD_DIGITS = 18;

  private JsonSlots() {}

  /**
   * Whether the JSON is of the type; it lies at the place then.
   *
   * @param at -1 where no rule reads it
   */
  static boolean put(Facts facts, int at, Type type, Json json) {
    return switch (type) {
      case Type.Text any -> json instanceof Json.Text(String text) && text(facts, at, text);
      case Type.Name any ->
          json instanceof Json.Text(String text)
              && PlainText.isName(text)
              && object(facts, at, text);
      case Type.EnumOf words ->
          json instanceof Json.Text(String text) && word(facts, at, text, words);
      case Type.Bool any ->
          json instanceof Json.Bool(boolean bool) && number(facts, at, bool ? 1 : 0);
      case Type.Int any ->
          json instanceof Json.Number(BigDecimal number)
              && number.scale() == 0
              && number.precision() <= MOST_WORD_DIGITS
              && number(facts, at, number.longValue());
      case Type.Decimal any ->
          json instanceof Json.Number(BigDecimal number)
              && isPlain(number)
              && object(facts, at, number);
      default -> false;
    };
  }

  /** Whether facts of the type are put without making anything. */
  static boolean isFlat(Type type) {
    return switch (type) {
      case Type.Text any -> true;
      case Type.Name any -> true;
      case Type.EnumOf any -> true;
      case Type.Bool any -> true;
      case Type.Int any -> true;
      case Type.Decimal any -> true;
      default -> false;
    };
  }

  /** Puts a reading of a type that is not flat; nothing where no rule reads it. */
  static boolean put(Facts facts, int at, Form form, Reading reading) {
    if (at >= 0) {
      facts.put(at, form, reading);
    }
    return true;
  }

  /** Whether no limit can be in the way of it. */
  static boolean isPlain(Json json) {
    return switch (json) {
      case Json.Text(String text) -> isPlain(text);
      case Json.Number(BigDecimal number) -> isPlain(number);
      case Json.Bool bool -> true;
      case Json.Null nothing -> true;
      default -> false;
    };
  }

  private static boolean isPlain(String text) {
    return text.length() <= MOST_CHARS && PlainText.isUnicode(text);
  }

  private static boolean isPlain(BigDecimal number) {
    int scale = number.scale();
    return scale >= 0
        && scale <= Limits.DECIMAL_SCALE
        && Math.max(number.precision(), scale) <= Limits.DECIMAL_DIGITS;
  }

  private static boolean text(Facts facts, int at, String text) {
    return isPlain(text) && object(facts, at, text);
  }

  private static boolean word(Facts facts, int at, String text, Type.EnumOf words) {
    List<String> values = words.values();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).equals(text)) {
        if (at >= 0) {
          facts.putSymbol(at, values.get(i), i);
        }
        return true;
      }
    }
    return false;
  }

  private static boolean number(Facts facts, int at, long word) {
    if (at >= 0) {
      facts.putWord(at, word);
    }
    return true;
  }

  private static boolean object(Facts facts, int at, Object object) {
    if (at >= 0) {
      facts.putObject(at, object);
    }
    return true;
  }
}
