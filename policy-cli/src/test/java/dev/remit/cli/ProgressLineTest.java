package dev.remit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** A line that says how far a run is, on a clock that goes by hand. */
class ProgressLineTest {
  private final StringWriter terminal = new StringWriter();
  private long millis;

  private ProgressLine line() {
    return new ProgressLine(new PrintWriter(terminal), () -> millis);
  }

  @Test
  void what_takes_no_time_says_nothing() {
    try (ProgressLine line = line()) {
      line.at("tests", 1, 2);
      millis = 999;
      line.at("tests", 2, 2);
    }
    assertEquals("", terminal.toString());
  }

  @Test
  void the_line_changes_ten_times_a_second_and_is_gone_at_the_end() {
    try (ProgressLine line = line()) {
      millis = 1_000;
      line.at("changes", 10, 1_000);
      millis = 1_099;
      line.at("changes", 11, 1_000);
      millis = 1_100;
      line.at("tests", 2, 3);
    }
    assertEquals(
        "\r10 of 1000 changes\r2 of 3 tests      \r" + " ".repeat(12) + "\r", terminal.toString());
  }
}
