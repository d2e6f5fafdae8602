package dev.remit.lang.decide;

import dev.remit.lang.runtime.Order;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * The one spelling of a JSON value, as {@code docs/digests.md} specifies it: no blanks, members
 * sorted by code point, numbers as exact decimals without an exponent. Nothing goes through a
 * double (counterexample F21).
 */
final class CanonicalJson {
  /** By code point, which is the order of the UTF-8 bytes and not that of Java's chars. */
  static final Comparator<String> BY_CODE_POINT = Order.BY_CODE_POINT;

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /** The bytes of a tree within the limits, without duplicate members or elided values. */
  static byte[] bytes(Json json) {
    return text(json).getBytes(StandardCharsets.UTF_8);
  }

  static String text(Json json) {
    CanonicalJson canonical = new CanonicalJson();
    canonical.write(json);
    return canonical.out.toString();
  }

  /** {@code 100} for 1e2 and 100.00, {@code 0} for -0. */
  static String number(BigDecimal number) {
    if (number.signum() == 0) {
      return "0";
    }
    return number.scale() == 0 ? number.toString() : number.stripTrailingZeros().toPlainString();
  }

  private void write(Json json) {
    switch (json) {
      case Json.Object(List<Json.Member> members) -> object(members);
      case Json.Array(List<Json> elements) -> array(elements);
      case Json.Text(String text) -> string(text);
      case Json.Number(BigDecimal number) -> out.append(number(number));
      case Json.Bool(boolean bool) -> out.append(bool);
      case Json.Null nothing -> out.append("null");
      case Json.Elided elided ->
          throw new IllegalArgumentException("an elided value has no canonical form");
    }
  }

  private void object(List<Json.Member> members) {
    List<Json.Member> sorted = isSorted(members) ? members : sorted(members);
    out.append('{');
    for (int i = 0; i < sorted.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      Json.Member member = sorted.get(i);
      string(member.name());
      out.append(':');
      write(member.value());
    }
    out.append('}');
  }

  private static boolean isSorted(List<Json.Member> members) {
    for (int i = 1; i < members.size(); i++) {
      if (BY_CODE_POINT.compare(members.get(i - 1).name(), members.get(i).name()) > 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Json.Member> sorted(List<Json.Member> members) {
    return members.stream().sorted(Comparator.comparing(Json.Member::name, BY_CODE_POINT)).toList();
  }

  private void array(List<Json> elements) {
    out.append('[');
    for (int i = 0; i < elements.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      write(elements.get(i));
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    int plain = plain(text);
    out.append(text, 0, plain);
    for (int i = plain; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append(c < 0x10 ? "\\u000" : "\\u00").append(Integer.toHexString(c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /** How many chars at its beginning are written as they are. */
  private static int plain(String text) {
    int plain = 0;
    while (plain < text.length() && isPlain(text.charAt(plain))) {
      plain++;
    }
    return plain;
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\';
  }
}
