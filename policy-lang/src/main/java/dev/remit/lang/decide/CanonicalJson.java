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
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
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
    List<Json.Member> sorted =
        members.stream().sorted(Comparator.comparing(Json.Member::name, BY_CODE_POINT)).toList();
    String separator = "{";
    for (Json.Member member : sorted) {
      out.append(separator);
      string(member.name());
      out.append(':');
      write(member.value());
      separator = ",";
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
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
    for (int i = 0; i < text.length(); i++) {
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
}
