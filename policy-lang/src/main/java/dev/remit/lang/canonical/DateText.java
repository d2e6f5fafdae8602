package dev.remit.lang.canonical;

import dev.remit.lang.runtime.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Reads a date, {@code 2026-12-24}, in the years 1 to 9999. */
public final class DateText {
  private static final Pattern DATE = Pattern.compile("(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private DateText() {}

  public static Canonical<Value.Date> read(String text) {
    try {
      return DATE.matcher(text).matches()
          ? new Canonical.Read<>(new Value.Date(LocalDate.parse(text)))
          : new Canonical.Refused<>("a date is written 2026-12-24");
    } catch (DateTimeException noSuchDay) {
      return new Canonical.Refused<>("there is no such day");
    }
  }
}
