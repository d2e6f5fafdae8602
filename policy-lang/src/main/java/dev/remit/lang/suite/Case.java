package dev.remit.lang.suite;

import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.Span;
import java.time.Duration;
import java.util.List;

/**
 * A test, a row of a table, or a scenario: what is asked, one stage after the other, and what is
 * expected of each answer.
 *
 * @param name the test's or the table's own
 * @param cell which row of a table, from 1, such as {@code row 3}; empty for what is no table
 */
public record Case(
    Kind kind, String packageName, String name, String cell, List<Stage> stages, Span span) {
  public Case {
    stages = List.copyOf(stages);
  }

  public enum Kind {
    TEST,
    ROW,
    SCENARIO,
    /** Of a file of requests. */
    REQUEST
  }

  /**
   * One question.
   *
   * @param name of a scenario's step; empty elsewhere
   * @param approvers who approves, before it is asked, what the answer before demanded
   */
  public record Stage(
      String name, List<Approver> approvers, Scene scene, List<Expected> expected, Span span) {
    public Stage {
      approvers = List.copyOf(approvers);
      expected = List.copyOf(expected);
    }
  }

  /** Who approves, and how long before the stage. */
  public record Approver(Value.Identity who, Duration before) {}

  /** The name by which it is reported and chosen, such as {@code refunds / row 3}. */
  public String title() {
    return cell.isEmpty() ? name : name + " / " + cell;
  }
}
