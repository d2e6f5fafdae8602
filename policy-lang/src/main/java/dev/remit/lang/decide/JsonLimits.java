package dev.remit.lang.decide;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks a JSON tree, whoever parsed it: nesting, lengths, numbers, Unicode, and that no key is
 * there twice.
 */
final class JsonLimits {
  /** Of so many members each pair is compared sooner than put into a set. */
  private static final int FEW = 8;

  private JsonLimits() {}

  /**
   * What is wrong but for duplicate keys, which the reader keeps; no word of it quotes the input.
   */
  static Optional<String> problem(Json json) {
    return problem(json, 0);
  }

  /**
   * Whether an object anywhere in the tree has two members of one name. The tree is within the
   * nesting limit.
   */
  static boolean hasDuplicates(Json json) {
    return switch (json) {
      case Json.Object(List<Json.Member> members) -> {
        boolean twice = members.size() > FEW ? isTwiceOfMany(members) : isTwiceOfFew(members);
        yield twice || any(members, member -> hasDuplicates(member.value()));
      }
      case Json.Array(List<Json> elements) -> any(elements, JsonLimits::hasDuplicates);
      case Json.Text text -> false;
      case Json.Number number -> false;
      case Json.Bool bool -> false;
      case Json.Null nothing -> false;
      case Json.Elided elided -> false;
    };
  }

  /** Each call's arguments come here: without the stream that would say the same. */
  private static <T> boolean any(List<T> all, Predicate<T> is) {
    for (int i = 0; i < all.size(); i++) {
      if (is.test(all.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTwiceOfFew(List<Json.Member> members) {
    for (int i = 1; i < members.size(); i++) {
      for (int before = 0; before < i; before++) {
        if (members.get(before).name().equals(members.get(i).name())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isTwiceOfMany(List<Json.Member> members) {
    Set<String> seen = new HashSet<>();
    for (Json.Member member : members) {
      if (!seen.add(member.name())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value in the tree was left out. */
  static boolean hasElided(Json json) {
    return switch (json) {
      case Json.Object(List<Json.Member> members) ->
          any(members, member -> hasElided(member.value()));
      case Json.Array(List<Json> elements) -> any(elements, JsonLimits::hasElided);
      case Json.Elided elided -> true;
      case Json.Text text -> false;
      case Json.Number number -> false;
      case Json.Bool bool -> false;
      case Json.Null nothing -> false;
    };
  }

  /**
   * Whether the number, written out without an exponent, is within the limit. Nothing is written
   * out here.
   */
  static boolean isShort(BigDecimal number) {
    long scale = number.scale();
    long whole = Math.max(1, number.precision() - scale);
    return whole + Math.max(0, scale) <= Limits.NUMBER_DIGITS;
  }

  /**
   * Whether the canonical form, in which elided values weigh nothing, is too long; the tree has no
   * other problem.
   */
  static Optional<String> bytesProblem(Json json, int most) {
    return weight(json) > most
        ? Optional.of("is longer than " + most + " bytes")
        : Optional.empty();
  }

  /** As {@link #bytesProblem} counts them. */
  static long bytes(Json json) {
    return weight(json);
  }

  /**
   * The canonical form's bytes, computed without writing it; a number counts its digits alone,
   * however long it is written out, so that no call's own bytes are fewer.
   */
  private static long weight(Json json) {
    return switch (json) {
      case Json.Object(List<Json.Member> members) ->
          Math.max(
              2,
              1
                  + members.stream()
                      .mapToLong(member -> textBytes(member.name()) + 4L + weight(member.value()))
                      .sum());
      case Json.Array(List<Json> elements) ->
          Math.max(2, 1 + elements.stream().mapToLong(element -> 1 + weight(element)).sum());
      case Json.Text(String text) -> textBytes(text) + 2L;
      case Json.Number(BigDecimal number) -> number.precision();
      case Json.Elided elided -> 0;
      case Json.Bool bool -> 4;
      case Json.Null nothing -> 4;
    };
  }

  /** As escaped, without the quotes. */
  private static long textBytes(String text) {
    return text.codePoints()
        .mapToLong(point ->
            switch (point) {
              case '"', '\\', '\b', '\t', '\n', '\f', '\r' -> 2;
              default -> point < 0x20 ? 6 : utf8Bytes(point);
            })
        .sum();
  }

  private static int utf8Bytes(int point) {
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }

  private static Optional<String> problem(Json json, int depth) {
    return switch (json) {
      case Json.Object(List<Json.Member> members) -> {
        if (depth >= Limits.NESTING) {
          yield tooDeep();
        }
        yield first(
            members.stream()
                .map(member -> name(member.name()).or(() -> problem(member.value(), depth + 1))));
      }
      case Json.Array(List<Json> elements) ->
          depth >= Limits.NESTING
              ? tooDeep()
              : first(elements.stream().map(element -> problem(element, depth + 1)));
      case Json.Text(String text) -> text(text, Limits.STRING_BYTES);
      case Json.Number(BigDecimal number) ->
          isShort(number)
              ? Optional.empty()
              : Optional.of("has a number of more than " + Limits.NUMBER_DIGITS + " digits");
      case Json.Elided(String digest, long length) ->
          CanonicalNames.isDigest(digest) && length >= 0
              ? Optional.empty()
              : Optional.of("has an elided value without a sha256 digest and a length");
      case Json.Bool bool -> Optional.empty();
      case Json.Null nothing -> Optional.empty();
    };
  }

  private static Optional<String> first(java.util.stream.Stream<Optional<String>> problems) {
    return problems.flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> tooDeep() {
    return Optional.of("is nested deeper than " + Limits.NESTING);
  }

  private static Optional<String> name(String name) {
    return text(name, Limits.KEY_BYTES);
  }

  private static Optional<String> text(String text, int most) {
    int bytes = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        // Half of a pair has no UTF-8 form: two readers of these bytes would see two different
        // texts.
        return Optional.of("has a text that is not Unicode");
      }
      bytes += utf8Bytes(point);
      if (bytes > most) {
        return Optional.of("has a text of more than " + most + " bytes");
      }
      at += Character.charCount(point);
    }
    return Optional.empty();
  }
}
