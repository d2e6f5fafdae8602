package dev.remit.lang.data;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.syntax.LiteralText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A day of a list of dates: a text, or {@code { date: 2026-12-25 }}. */
record DayEntry(List<Diagnostic> found) {

  Optional<LocalDate> day(Datum datum) {
    if (Datum.text(datum).isPresent()) {
      return read(datum);
    }
    return Entry.of(datum, "day", found)
        .flatMap(entry -> {
          boolean alone = UnknownMembers.none(entry, Set.of("date"), found);
          return entry.key("date", found).filter(date -> alone);
        })
        .flatMap(this::read);
  }

  private Optional<LocalDate> read(Datum datum) {
    Optional<LocalDate> day = Datum.text(datum).flatMap(LiteralText::date);
    if (day.isEmpty()) {
      found.add(
          Diagnostic.of(Code.BAD_LITERAL, datum.span(), "there is no such day; write 2026-11-23"));
    }
    return day;
  }
}
