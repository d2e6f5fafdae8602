package dev.remit.lang.decide;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times and durations as requests and digests write them. */
public final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?(?:Z|[+-]\\d\\d:\\d\\d)");

  private Times() {}

  /** Whether the time lies in the years 1 to 9999, which every wire can say. */
  public static boolean inRange(Instant time) {
    return !time.isBefore(FIRST) && time.isBefore(END);
  }

  /** RFC 3339 with seconds; {@code Z} or a numeric offset. */
  static Optional<Instant> read(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant()).filter(Times::inRange);
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /** UTC, seconds always, a fraction without trailing zeros only where there is one. */
  static String text(Instant time) {
    String text = time.toString();
    return text.contains(".") ? text.replaceFirst("0+Z$", "Z") : text;
  }

  static BigDecimal seconds(Duration length) {
    return BigDecimal.valueOf(length.getSeconds()).add(BigDecimal.valueOf(length.getNano(), 9));
  }
}
