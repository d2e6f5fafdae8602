package dev.remit.lang.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.schema.Schedule.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules against a calendar that is walked minute by minute, around each change of a clock. */
class ScheduleTest {
  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

  private static Window window(Set<DayOfWeek> days, String from, String until) {
    boolean endOfDay = until.equals("24:00");
    LocalTime start = LocalTime.parse(from);
    LocalTime end = endOfDay ? LocalTime.MIDNIGHT : LocalTime.parse(until);
    return new Window(days, start, end, endOfDay || end.isBefore(start));
  }

  private static Window daily(String from, String until) {
    return window(EVERY_DAY, from, until);
  }

  static Stream<Arguments> cases() {
    Map<String, String> changes = new HashMap<>();
    changes.put("Europe/Zurich", "2026-03-29 2026-10-25");
    changes.put("America/New_York", "2026-03-08 2026-11-01");
    // By half an hour; at midnight, forward and back; a day that never was; no change at all.
    changes.put("Australia/Lord_Howe", "2026-04-05 2026-10-04");
    changes.put("Africa/Cairo", "2025-04-25 2025-10-31");
    changes.put("America/Havana", "2025-03-09 2025-11-02");
    changes.put("Asia/Beirut", "2025-03-30 2025-10-26");
    changes.put("Pacific/Apia", "2011-12-30");
    changes.put("Asia/Kathmandu", "2026-05-01");
    return changes.entrySet().stream()
        .flatMap(zone ->
            Stream.of(zone.getValue().split(" "))
                .map(LocalDate::parse)
                .flatMap(
                    day -> windows().map(windows -> Arguments.of(zone.getKey(), day, windows))));
  }

  private static Stream<List<Window>> windows() {
    return Stream.of(
        List.of(daily("08:00", "18:00")),
        List.of(daily("22:00", "02:00")),
        List.of(daily("22:00", "02:30"), daily("02:30", "03:15")),
        List.of(daily("00:00", "00:30"), daily("23:30", "24:00"), daily("01:30", "02:15")),
        List.of(daily("00:00", "24:00")),
        List.of(
            window(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "02:10", "02:50"),
            window(EnumSet.of(DayOfWeek.FRIDAY), "23:59", "23:58"),
            daily("01:00", "03:00")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agrees_with_a_walk_over_all_minutes(String zone, LocalDate change, List<Window> windows) {
    for (Set<LocalDate> except :
        List.of(
            Set.<LocalDate>of(), Set.of(change), Set.of(change.minusDays(1), change.plusDays(2)))) {
      agrees(new Schedule(windows, ZoneId.of(zone), except), change);
    }
  }

  private static void agrees(Schedule schedule, LocalDate change) {
    Walk walk = new Walk(schedule, change.minusDays(6), change.plusDays(9));
    int first = 5 * 24 * 60;
    int last = 8 * 24 * 60;
    for (int minute = first; minute < last; minute++) {
      boolean turns = walk.held.get(minute) != walk.held.get(minute - 1);
      boolean turnsNext = walk.held.get(minute) != walk.held.get(minute + 1);
      if (minute % 29 == 0 || turns || turnsNext) {
        Instant time = walk.at(minute);
        assertEquals(walk.held.get(minute), schedule.contains(time), () -> schedule + " " + time);
        Optional<Instant> next = schedule.nextChange(time);
        Optional<Instant> walked = walk.nextChange(minute);
        // Beyond the walk's end nothing can be said.
        if (walked.isPresent()) {
          assertEquals(walked, next, () -> schedule + " " + time);
        } else {
          assertTrue(next.isEmpty() || !next.get().isBefore(walk.at(walk.sure)));
        }
      }
    }
  }

  /** Which minutes a schedule holds, found by looking at a wall clock each minute. */
  private static final class Walk {
    private final Instant start;
    private final int minutes;

    /** Days after it are not wholly walked. */
    private final int sure;

    private final BitSet held = new BitSet();
    private final Map<LocalDateTime, Integer> shown = new HashMap<>();

    Walk(Schedule schedule, LocalDate first, LocalDate last) {
      start = first.atStartOfDay().toInstant(ZoneOffset.UTC);
      minutes =
          (int) Duration.between(start, last.atStartOfDay().toInstant(ZoneOffset.UTC)).toMinutes();
      sure = minutes - 4 * 24 * 60;
      for (int minute = 0; minute < minutes; minute++) {
        shown.putIfAbsent(LocalDateTime.ofInstant(at(minute), schedule.zone()), minute);
      }
      for (LocalDate day = first.plusDays(1);
          day.isBefore(last.minusDays(2));
          day = day.plusDays(1)) {
        for (Window window : schedule.windows()) {
          if (window.days().contains(day.getDayOfWeek()) && !schedule.except().contains(day)) {
            LocalDate end = window.nextDay() ? day.plusDays(1) : day;
            int from = minute(day.atTime(window.from()));
            int until = minute(end.atTime(window.until()));
            if (from < until) {
              held.set(from, until);
            }
          }
        }
      }
    }

    Instant at(int minute) {
      return start.plus(Duration.ofMinutes(minute));
    }

    /**
     * The first minute at which a wall clock shows it; if none does, the first that it skips to.
     */
    private int minute(LocalDateTime local) {
      LocalDateTime before = local;
      while (!shown.containsKey(before)) {
        before = before.minusMinutes(1);
      }
      return shown.getOrDefault(before, 0) + (before.equals(local) ? 0 : 1);
    }

    Optional<Instant> nextChange(int minute) {
      int next = held.get(minute) ? held.nextClearBit(minute) : held.nextSetBit(minute);
      return next < 0 || next >= sure ? Optional.empty() : Optional.of(at(next));
    }
  }

  @Test
  void
      a_start_that_the_clock_skips_is_the_moment_of_the_skip_and_one_that_comes_twice_is_the_first() {
    ZoneId zurich = ZoneId.of("Europe/Zurich");
    Schedule night = new Schedule(List.of(daily("02:30", "04:00")), zurich, Set.of());
    assertFalse(night.contains(Instant.parse("2026-03-29T00:59:00Z")));
    assertTrue(night.contains(Instant.parse("2026-03-29T01:00:00Z")));
    assertTrue(night.contains(Instant.parse("2026-10-25T00:30:00Z")));
    assertFalse(night.contains(Instant.parse("2026-10-25T00:29:00Z")));
    Schedule skipped = new Schedule(List.of(daily("02:30", "03:15")), zurich, Set.of());
    assertEquals(
        Optional.of(Instant.parse("2026-03-29T01:00:00Z")),
        skipped.nextChange(Instant.parse("2026-03-28T12:00:00Z")));
  }

  @Test
  void a_range_over_midnight_belongs_to_the_day_it_starts_on() {
    Schedule nights =
        new Schedule(
            List.of(window(EnumSet.of(DayOfWeek.SATURDAY), "22:00", "02:00")),
            ZoneId.of("UTC"),
            Set.of(LocalDate.parse("2026-12-26")));
    assertTrue(nights.contains(Instant.parse("2026-12-20T01:59:59Z")));
    assertFalse(nights.contains(Instant.parse("2026-12-20T02:00:00Z")));
    assertFalse(nights.contains(Instant.parse("2026-12-19T01:00:00Z")));
    // The 26th is excepted, and with it the early hours of the 27th.
    assertFalse(nights.contains(Instant.parse("2026-12-27T01:00:00Z")));
    assertEquals(
        Optional.of(Instant.parse("2027-01-02T22:00:00Z")),
        nights.nextChange(Instant.parse("2026-12-20T02:00:00Z")));
  }

  @Test
  void a_range_holds_its_start_and_not_its_end() {
    Schedule day = new Schedule(List.of(daily("08:00", "18:00")), ZoneId.of("UTC"), Set.of());
    assertFalse(day.contains(Instant.parse("2026-11-24T07:59:59.999999999Z")));
    assertTrue(day.contains(Instant.parse("2026-11-24T08:00:00Z")));
    assertTrue(day.contains(Instant.parse("2026-11-24T17:59:59.999999999Z")));
    assertFalse(day.contains(Instant.parse("2026-11-24T18:00:00Z")));
    assertEquals(
        Optional.of(Instant.parse("2026-11-24T18:00:00Z")),
        day.nextChange(Instant.parse("2026-11-24T08:00:00Z")));
    assertEquals(
        Optional.of(Instant.parse("2026-11-25T08:00:00Z")),
        day.nextChange(Instant.parse("2026-11-24T18:00:00Z")));
  }

  @Test
  void what_never_changes_has_no_next_change() {
    Instant noon = Instant.parse("2026-11-24T12:00:00Z");
    ZoneId utc = ZoneId.of("UTC");
    assertEquals(
        Optional.empty(),
        new Schedule(List.of(daily("00:00", "24:00")), utc, Set.of()).nextChange(noon));
    assertEquals(Optional.empty(), new Schedule(List.of(), utc, Set.of()).nextChange(noon));
  }
}
