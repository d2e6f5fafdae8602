package dev.remit.lang.grammar;

import java.util.List;

/** Words and literals at random, all of them sound. */
final class Words {
  private static final List<String> NAMES =
      List.of(
          "a", "crm", "within", "x_1", "Zz", "tier", "a_rather_long_name_of_a_thing_that_exists");

  private static final List<String> STRINGS =
      List.of(
          "\"\"",
          "\"x\"",
          "\"Reads, of the ticket's customer\"",
          "\"https://idp.example\"",
          "\"\\\"quoted\\\" \\\\ \\n \\t\"",
          "\"// no comment\"",
          "\"\\u{41}\\u{e9} \\u{200B}\\u{1f600}\"",
          "\"tab\there, é, \uD83D\uDE00 and { ( [ , }\"",
          "\"a sentence that is so long that whatever stands beside it on its line has hardly any room left\"");

  private static final List<String> SEGMENTS = List.of("\"get-sum\"", "\"a.b\"", "\"\\u{41}/b\"");
  private static final List<String> NUMBERS = List.of("0", "-1", "100.00", "007", "-0.10");
  private static final List<String> DURATIONS = List.of("5m", "1h30m", "90d", "1500ms", "0s");
  private static final List<String> DATES = List.of("2026-12-01", "2028-02-29");
  private static final List<String> TIMES = List.of("08:00", "23:59", "00:00");
  private static final List<String> TIMESTAMPS =
      List.of("2026-11-23T11:00:00Z", "2026-11-23T11:00:00.250+01:00");

  private final Choices choices;

  Words(Choices choices) {
    this.choices = choices;
  }

  String identifier() {
    return of(NAMES);
  }

  /** A name's part in quotes. */
  String segment() {
    return of(SEGMENTS);
  }

  /** A literal by the lexer's name for it. */
  String literal(String token) {
    return switch (token) {
      case "IDENTIFIER" -> identifier();
      case "STRING" -> of(STRINGS);
      case "NUMBER" -> of(NUMBERS);
      case "DURATION" -> of(DURATIONS);
      case "DATE" -> of(DATES);
      case "TIME" -> of(TIMES);
      case "TIMESTAMP" -> of(TIMESTAMPS);
      default -> throw new IllegalArgumentException("no words for " + token);
    };
  }

  private String of(List<String> words) {
    return words.get(choices.below(words.size()));
  }
}
