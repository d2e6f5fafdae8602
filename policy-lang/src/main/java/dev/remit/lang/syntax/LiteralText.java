package dev.remit.lang.syntax;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads literals as policies write them, wherever the text comes from. */
public final class LiteralText {
  private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,9})(ms|[dhms])");
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");

  private LiteralText() {}

  /** {@code 1h30m}; empty for another text, and beyond 36500 days. */
  public static Optional<Duration> duration(String text) {
    Matcher parts = DURATION_PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (parts.find() && parts.start() == end && sum.compareTo(LONGEST) <= 0) {
      end = parts.end();
      long count = Long.parseLong(parts.group(1));
      sum =
          sum.plus(
              switch (parts.group(2)) {
                case "d" -> Duration.ofDays(count);
                case "h" -> Duration.ofHours(count);
                case "m" -> Duration.ofMinutes(count);
                case "s" -> Duration.ofSeconds(count);
                default -> Duration.ofMillis(count);
              });
    }
    return end == 0 || end != text.length() || sum.compareTo(LONGEST) > 0
        ? Optional.empty()
        : Optional.of(sum);
  }

  /** {@code 2026-11-23T11:00:00Z}: RFC 3339 with a zone offset. */
  public static Optional<Instant> timestamp(String text) {
    try {
      return TIMESTAMP.matcher(text).matches()
          ? Optional.of(OffsetDateTime.parse(text).toInstant())
          : Optional.empty();
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** {@code 2026-11-23}. */
  public static Optional<LocalDate> date(String text) {
    try {
      return text.length() == "2026-11-23".length()
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }
}
