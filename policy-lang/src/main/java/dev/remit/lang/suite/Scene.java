package dev.remit.lang.suite;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.decide.Question;
import java.time.Instant;
import java.util.List;

/**
 * A request, when it comes, and the world that it comes into.
 *
 * @param rows that the tables of the bundle have besides their own, or in place of them
 */
public record Scene(Question question, Instant now, World world, List<Declaration.Row> rows) {
  public Scene {
    rows = List.copyOf(rows);
  }
}
