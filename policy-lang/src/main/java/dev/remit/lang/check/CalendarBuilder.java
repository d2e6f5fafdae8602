package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Spelling;
import dev.remit.lang.schema.Schedule;
import dev.remit.lang.source.Span;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads schedules, and the sets of days that they except: all are collected first, for a schedule
 * may except days that another module declares.
 */
final class CalendarBuilder {
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  private record Pending(Declaration.Schedule written, Scope scope) {}

  private final Problems problems;
  private final Uses uses;
  private final Map<String, Set<LocalDate>> dates = new HashMap<>();
  private final Map<String, Pending> pending = new TreeMap<>();
  private final Map<String, Span> declared = new HashMap<>();

  CalendarBuilder(Problems problems, Uses uses) {
    this.problems = problems;
    this.uses = uses;
  }

  void declare(Declaration.Dates written, Scope scope) {
    String id = scope.own(written.name().text());
    declared.put(id, written.name().span());
    dates.put(id, days(written));
  }

  void declare(Declaration.Schedule written, Scope scope) {
    String id = scope.own(written.name().text());
    declared.put(id, written.name().span());
    pending.put(id, new Pending(written, scope));
  }

  Calendars build() {
    Map<String, Schedule> schedules = new HashMap<>();
    pending.forEach((id, each) -> schedules.put(id, schedule(each.written(), each.scope())));
    return new Calendars(schedules, declared);
  }

  private Set<LocalDate> days(Declaration.Dates written) {
    Set<LocalDate> days = new HashSet<>();
    for (LocalDate day : written.days()) {
      if (!days.add(day)) {
        problems.add(Code.DUPLICATE_VALUE, written.span(), "`" + day + "` stands here twice");
      }
    }
    return Set.copyOf(days);
  }

  /** What is at fault has been said; a schedule in its place keeps its uses from being so too. */
  private Schedule schedule(Declaration.Schedule written, Scope scope) {
    List<Schedule.Window> windows = new ArrayList<>();
    written.windows().forEach(window -> window(window).ifPresent(windows::add));
    return new Schedule(
        windows,
        zone(written.zone()).orElse(ZoneId.of("UTC")),
        written.except().flatMap(name -> except(name, scope)).orElse(Set.of()));
  }

  private Optional<ZoneId> zone(Declaration.Text written) {
    Set<String> zones = ZoneRulesProvider.getAvailableZoneIds();
    if (zones.contains(written.text())) {
      return Optional.of(ZoneId.of(written.text()));
    }
    problems.unknown(
        Code.UNKNOWN_ZONE,
        written.span(),
        "there is no time zone `" + written.text() + "`",
        written.text(),
        zones,
        Optional.of("zones are named as in \"Europe/Zurich\" or \"UTC\""));
    return Optional.empty();
  }

  private Optional<Set<LocalDate>> except(Name name, Scope scope) {
    Optional<String> id = scope.id(name, uses).filter(dates::containsKey);
    id.flatMap(found -> Optional.ofNullable(declared.get(found))).ifPresent(uses::of);
    if (id.isEmpty() && !scope.isLost(name)) {
      problems.unknown(
          Code.UNKNOWN_DATES,
          name.span(),
          "no days `" + Names.dotted(name) + "` are declared in this package or imported",
          Names.dotted(name),
          scope.seen(dates.keySet()),
          Optional.of("declare them: `dates " + Names.dotted(name) + " = { 2026-12-25 }`"));
    }
    return id.flatMap(found -> Optional.ofNullable(dates.get(found)));
  }

  private Optional<Schedule.Window> window(Declaration.Window written) {
    Optional<DayOfWeek> first = day(written.first());
    Optional<DayOfWeek> last = day(written.last());
    if (written.from().equals(written.until()) && !written.endOfDay()) {
      problems.add(
          Code.EMPTY_WINDOW,
          written.span(),
          "this window ends when it starts, so it holds no time",
          "for a whole day write `00:00..24:00`");
      return Optional.empty();
    }
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    boolean nextDay = written.endOfDay() || written.until().isBefore(written.from());
    return Optional.of(
        new Schedule.Window(
            days(first.get(), last.get()), written.from(), written.until(), nextDay));
  }

  /** {@code fri..mon} goes over the end of the week. */
  private static Set<DayOfWeek> days(DayOfWeek first, DayOfWeek last) {
    Set<DayOfWeek> days = EnumSet.of(first);
    for (DayOfWeek day = first; day != last; ) {
      day = day.plus(1);
      days.add(day);
    }
    return days;
  }

  private Optional<DayOfWeek> day(Name.Segment word) {
    int index = DAYS.indexOf(word.text());
    if (index >= 0) {
      return Optional.of(DayOfWeek.of(index + 1));
    }
    problems.add(
        Code.UNKNOWN_DAY,
        word.span(),
        "`" + word.text() + "` is no day of the week",
        DAYS.stream()
            .filter(word.text()::startsWith)
            .findFirst()
            .or(() -> Spelling.closest(word.text(), DAYS))
            .map(near -> "did you mean `" + near + "`?")
            .orElse("the days are " + String.join(", ", DAYS)));
    return Optional.empty();
  }
}
