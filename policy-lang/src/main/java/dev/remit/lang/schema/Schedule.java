package dev.remit.lang.schema;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ranges of local time, by day of the week. A range belongs to the day on which it starts, also
 * where it ends after midnight; an excepted day has none. For a local time that the zone skips, the
 * moment of the skip is meant, and of one that it has twice the first; a range that lies whole in
 * what is skipped is empty.
 *
 * @param except the days that have no range
 */
public record Schedule(List<Window> windows, ZoneId zone, Set<LocalDate> except) {
  /** How far {@link #nextChange} looks, which is longer than any answer lasts. */
  public static final int DAYS_AHEAD = 40;

  /** A range that covers a day began at most so many days before, and an offset more or less. */
  private static final int DAYS_BACK = 2;

  public Schedule {
    windows = List.copyOf(windows);
    except = Set.copyOf(except);
  }

  /** From {@code from} up to {@code until}, exclusive, of the same or the next day. */
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime until, boolean nextDay) {
    public Window {
      days = Set.copyOf(days);
    }
  }

  private record Range(Instant start, Instant end) {
    boolean contains(Instant time) {
      return !time.isBefore(start) && time.isBefore(end);
    }
  }

  public boolean contains(Instant time) {
    return end(time).isPresent();
  }

  /**
   * The first instant after {@code time} at which {@link #contains} differs; empty if there is none
   * within {@link #DAYS_AHEAD} days.
   */
  public Optional<Instant> nextChange(Instant time) {
    return contains(time) ? leaves(time) : enters(time);
  }

  /** Ranges that touch or overlap are left at the end of the last of them. */
  private Optional<Instant> leaves(Instant time) {
    Instant covered = time;
    for (int i = 0; i <= DAYS_AHEAD; i++) {
      Optional<Instant> end = end(covered);
      if (end.isEmpty()) {
        return Optional.of(covered);
      }
      covered = end.get();
    }
    return Optional.empty();
  }

  private Optional<Instant> enters(Instant time) {
    LocalDate today = time.atZone(zone).toLocalDate();
    for (int day = -DAYS_BACK; day <= DAYS_AHEAD; day++) {
      Optional<Instant> start = start(today.plusDays(day), time);
      if (start.isPresent()) {
        // Where a zone sets its clocks back over midnight, the next day may begin before this one.
        return Stream.concat(start.stream(), start(today.plusDays(day + 1L), time).stream())
            .min(Instant::compareTo);
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> start(LocalDate day, Instant after) {
    return ranges(day).map(Range::start).filter(after::isBefore).min(Instant::compareTo);
  }

  /** The latest end of the ranges that contain a time; empty if none does. */
  private Optional<Instant> end(Instant time) {
    LocalDate today = time.atZone(zone).toLocalDate();
    return today
        .minusDays(DAYS_BACK)
        .datesUntil(today.plusDays(DAYS_BACK))
        .flatMap(this::ranges)
        .filter(range -> range.contains(time))
        .map(Range::end)
        .max(Instant::compareTo);
  }

  private Stream<Range> ranges(LocalDate day) {
    return except.contains(day)
        ? Stream.of()
        : windows.stream()
            .filter(window -> window.days().contains(day.getDayOfWeek()))
            .map(window -> range(day, window))
            .filter(range -> range.start().isBefore(range.end()));
  }

  private Instant instant(LocalDateTime local) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : ZonedDateTime.of(local, zone).toInstant();
  }

  private Range range(LocalDate day, Window window) {
    LocalDate last = window.nextDay() ? day.plusDays(1) : day;
    return new Range(
        instant(LocalDateTime.of(day, window.from())),
        instant(LocalDateTime.of(last, window.until())));
  }
}
