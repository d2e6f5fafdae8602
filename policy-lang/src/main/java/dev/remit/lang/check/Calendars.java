package dev.remit.lang.check;

import dev.remit.lang.schema.Schedule;
import dev.remit.lang.source.Span;
import java.util.Map;

/**
 * The schedules of a bundle, and the places where they and the sets of days that they except are
 * declared, by {@code module.name}.
 */
record Calendars(Map<String, Schedule> schedules, Map<String, Span> declared) {
  Calendars {
    schedules = Map.copyOf(schedules);
    declared = Map.copyOf(declared);
  }
}
