package dev.remit.lang.syntax;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads literals as policies write them, wherever the text comes from. */
public final class LiteralText {
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");

  private LiteralText() {}

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
