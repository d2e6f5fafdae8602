package dev.remit.lang.schema;

import java.util.List;
import java.util.Optional;

/**
 * A kind of obligation.
 *
 * @param before the request must show it fulfilled; otherwise the enforcement point performs it
 * @param allOf several stay apart and are each met by itself; otherwise they merge, field by field
 * @param builtIn the decision point carries it out itself, so no enforcement point has to support
 *     it
 */
public record ObligationType(
    String name, boolean before, boolean allOf, boolean builtIn, List<Field> fields) {
  public ObligationType {
    fields = List.copyOf(fields);
  }

  /** Whether an enforcement point performs it, and so has to say that it does. */
  public boolean isPerformed() {
    return !before && !builtIn;
  }

  /** A field; {@code merge} says how two of them become one. */
  public record Field(String name, Kind kind, Merge merge, boolean required) {}

  /** What a field holds. */
  public sealed interface Kind {
    /** A group of principals, its members judged at use. */
    record Approvers() implements Kind {}

    record Of(Type type) implements Kind {}
  }

  /** Associative, commutative and idempotent, each of them. */
  public enum Merge {
    MIN,
    MAX,
    UNION,
    EQUAL
  }

  private static final Type INT = new Type.Int();
  private static final Type TEXT = new Type.Text();
  private static final Type LENGTH = new Type.Length();
  private static final Type TEXTS = new Type.SetOf(TEXT, 256);

  /** The built-in types; a site declares others. */
  public static final List<ObligationType> ALL =
      List.of(
          new ObligationType(
              "human_approval",
              true,
              true,
              true,
              List.of(
                  new Field("approvers", new Kind.Approvers(), Merge.EQUAL, true),
                  new Field("count", new Kind.Of(INT), Merge.MAX, true),
                  new Field("within", new Kind.Of(LENGTH), Merge.MIN, true))),
          new ObligationType(
              "step_up",
              true,
              true,
              true,
              List.of(new Field("acr", new Kind.Of(TEXT), Merge.EQUAL, true))),
          new ObligationType(
              "redact",
              false,
              false,
              false,
              List.of(new Field("fields", new Kind.Of(TEXTS), Merge.UNION, true))),
          new ObligationType(
              "max_rows",
              false,
              false,
              false,
              List.of(new Field("rows", new Kind.Of(INT), Merge.MIN, true))),
          new ObligationType(
              "notify",
              false,
              false,
              false,
              List.of(new Field("channels", new Kind.Of(TEXTS), Merge.UNION, true))),
          new ObligationType(
              "mark",
              false,
              false,
              false,
              List.of(new Field("purpose", new Kind.Of(TEXT), Merge.EQUAL, true))),
          new ObligationType(
              "cap_grant",
              false,
              false,
              true,
              List.of(new Field("at_most", new Kind.Of(LENGTH), Merge.MIN, true))));

  public static Optional<ObligationType> named(String name) {
    return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
  }
}
