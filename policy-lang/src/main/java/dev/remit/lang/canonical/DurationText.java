package dev.remit.lang.canonical;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as policies and requests write them: {@code 90m}, {@code 1h30m}. */
public final class DurationText {
  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[dhms])");
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final int MOST_CHARACTERS = 64;

  private DurationText() {}

  /** Empty for another text, and beyond 36500 days. */
  public static Optional<Duration> read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    Matcher parts = PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      end = parts.end();
      sum = sum.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
    }
    return end == 0 || end != text.length() || sum.compareTo(LONGEST) > 0
        ? Optional.empty()
        : Optional.of(sum);
  }

  /** The shortest text that is read as this duration, to the millisecond. */
  public static String write(Duration duration) {
    StringBuilder text = new StringBuilder();
    add(text, duration.toDays(), "d");
    add(text, duration.toHoursPart(), "h");
    add(text, duration.toMinutesPart(), "m");
    add(text, duration.toSecondsPart(), "s");
    add(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void add(StringBuilder text, long count, String unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }

  private static Duration part(long count, String unit) {
    return switch (unit) {
      case "d" -> Duration.ofDays(count);
      case "h" -> Duration.ofHours(count);
      case "m" -> Duration.ofMinutes(count);
      case "s" -> Duration.ofSeconds(count);
      default -> Duration.ofMillis(count);
    };
  }
}
