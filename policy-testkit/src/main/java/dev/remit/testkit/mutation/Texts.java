package dev.remit.testkit.mutation;

import dev.remit.lang.ir.Program;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What stands in the policies at a place. */
record Texts(Program program) {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+");
  private static final int MOST_CHARACTERS = 72;

  /** On one line, shortened where it is long, in backquotes. */
  String quoted(int origin) {
    String text = text(origin).strip().replaceAll("\\s+", " ");
    return "`"
        + (text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + " …" : text)
        + "`";
  }

  /** Whether two origins are one place. */
  boolean isSame(int left, int right) {
    return program.span(left).equals(program.span(right));
  }

  private String text(int origin) {
    return program.span(origin).text();
  }

  /** A decimal as it is written there, with the zeros that carry no meaning. */
  Optional<BigDecimal> written(BigDecimal value, int origin) {
    return NUMBER
        .matcher(text(origin))
        .results()
        .map(MatchResult::group)
        .map(BigDecimal::new)
        .filter(number -> number.compareTo(value) == 0)
        .findFirst();
  }
}
