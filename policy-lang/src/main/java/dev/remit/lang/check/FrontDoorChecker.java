package dev.remit.lang.check;

import dev.remit.lang.check.CheckedRule.CheckedClause;
import dev.remit.lang.check.CheckedRule.FieldValue;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.FrontDoor;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds rules against what each configured front door supplies. A {@code deny} or {@code oblige}
 * that reads a fact which a door never supplies is unknown for every call through it, and would
 * deny or fail each: so it says that it is not for this door, or does not compile (counterexample
 * F44).
 */
final class FrontDoorChecker {
  private static final String FRONT_DOOR = "env.front_door";

  private final Vocabulary vocabulary;
  private final List<FrontDoor> doors;
  private final Problems problems;

  FrontDoorChecker(Vocabulary vocabulary, List<FrontDoor> doors, Problems problems) {
    this.vocabulary = vocabulary;
    this.doors = doors;
    this.problems = problems;
  }

  void check(List<CheckedRule> rules) {
    doors.forEach(this::supplies);
    for (CheckedRule rule : rules) {
      rule.clauses().forEach(clause -> named(clause.condition()));
      if (rule.kind() != RuleIr.Kind.PERMIT) {
        doors.forEach(door -> check(rule, door));
      }
    }
  }

  /** Where doors are configured, a name that none has is probably misspelt. */
  private void named(TypedCondition condition) {
    switch (condition) {
      case TypedCondition.Compare(var comparison, var left, var right, var span) -> {
        if (isFrontDoor(left) || isFrontDoor(right)) {
          Stream.of(left, right)
              .map(TypedOperand::bare)
              .filter(TypedOperand.Constant.class::isInstance)
              .map(TypedOperand.Constant.class::cast)
              .forEach(constant -> named(constant.value(), constant.span()));
        }
      }
      case TypedCondition.In(var value, var members, var span) when isFrontDoor(value) ->
          members.values().forEach(each -> named(each, span));
      default -> condition.parts().forEach(this::named);
    }
  }

  private void named(Value value, Span span) {
    List<String> names = doors.stream().map(FrontDoor::name).toList();
    if (value instanceof Value.Text(String name) && !doors.isEmpty() && !names.contains(name)) {
      problems.unknown(
          Code.UNKNOWN_FRONT_DOOR,
          span,
          "the settings list no front door `" + name + "`",
          name,
          names,
          Optional.of("list it under `front_doors` in remit.yaml"));
    }
  }

  private void supplies(FrontDoor door) {
    for (FrontDoor.Supplied fact : door.supplies()) {
      Optional<Attribute> attribute = vocabulary.attributes().attribute(fact.attribute());
      if (attribute.isEmpty()) {
        problems.unknown(
            Code.BAD_SUPPLY,
            fact.span(),
            "there is no attribute `"
                + fact.attribute()
                + "` that `"
                + door.name()
                + "` could supply",
            fact.attribute(),
            statements(),
            Optional.empty());
      } else if (attribute.get().supply() != Attribute.Supply.STATEMENT
          || !attribute.get().stated()) {
        problems.add(
            Code.BAD_SUPPLY,
            fact.span(),
            "`"
                + fact.attribute()
                + "` is no statement that a front door could leave out; take it out");
      }
    }
  }

  private List<String> statements() {
    return vocabulary.attributes().attributes().values().stream()
        .filter(attribute -> attribute.supply() == Attribute.Supply.STATEMENT && attribute.stated())
        .map(Attribute::name)
        .toList();
  }

  private void check(CheckedRule rule, FrontDoor door) {
    List<TypedCondition> clauses = rule.clauses().stream().map(CheckedClause::condition).toList();
    if (clauses.stream().anyMatch(clause -> settled(clause, door).equals(Optional.of(false)))) {
      return;
    }
    Stream<TypedOperand> fields =
        rule.obligation().stream()
            .flatMap(obligation -> obligation.fields().stream())
            .flatMap(field ->
                field.value() instanceof FieldValue.Read(var operand)
                    ? operand.reads()
                    : Stream.of());
    Stream.concat(clauses.stream().flatMap(clause -> read(clause, door)), fields)
        .forEach(operand ->
            statement(operand)
                .filter(fact -> !isSupplied(fact, door))
                .ifPresent(fact -> unsupplied(rule, door, operand, fact)));
  }

  private void unsupplied(CheckedRule rule, FrontDoor door, TypedOperand operand, Attribute fact) {
    String kind = rule.kind().name().toLowerCase(Locale.ROOT);
    problems.add(
        Diagnostic.of(
                Code.UNSUPPLIED,
                operand.span(),
                "the front door `"
                    + door.name()
                    + "` never supplies `"
                    + fact.name()
                    + "`, so that this "
                    + kind
                    + " would "
                    + (rule.kind() == RuleIr.Kind.DENY
                        ? "deny every call through it that its other clauses leave"
                        : "oblige every call through it that its other clauses leave")
                    + "; let it supply the fact, or exclude it with `when "
                    + FRONT_DOOR
                    + " != \""
                    + door.name()
                    + "\"`")
            .withLabel(rule.span(), "read by this " + kind)
            .withLabel(door.span(), "what it supplies"));
  }

  /** What the condition is at the door, as far as the door alone settles it. */
  private static Optional<Boolean> settled(TypedCondition condition, FrontDoor door) {
    return switch (condition) {
      case TypedCondition.Constant(boolean value, var span) -> Optional.of(value);
      case TypedCondition.Not(var of, var span) -> settled(of, door).map(value -> !value);
      case TypedCondition.All(var of, var span) -> joined(of, door, false);
      case TypedCondition.Any(var of, var span) -> joined(of, door, true);
      case TypedCondition.Compare(var comparison, var left, var right, var span)
          when comparison == Comparison.EQUAL ->
          isFrontDoor(left)
              ? equals(right, door)
              : isFrontDoor(right) ? equals(left, door) : Optional.empty();
      case TypedCondition.In(var value, var members, var span) when isFrontDoor(value) ->
          Optional.of(members.values().contains(new Value.Text(door.name())));
      default -> Optional.empty();
    };
  }

  /** Of a conjunction one false part settles it, of a disjunction one that is true. */
  private static Optional<Boolean> joined(
      List<TypedCondition> parts, FrontDoor door, boolean decisive) {
    List<Optional<Boolean>> settled = parts.stream().map(part -> settled(part, door)).toList();
    if (settled.contains(Optional.of(decisive))) {
      return Optional.of(decisive);
    }
    return settled.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(!decisive);
  }

  private static boolean isFrontDoor(TypedOperand operand) {
    return operand.key().equals(FRONT_DOOR);
  }

  private static Optional<Boolean> equals(TypedOperand other, FrontDoor door) {
    return other instanceof TypedOperand.Constant(Value value, var type, var span)
        ? Optional.of(value.equals(new Value.Text(door.name())))
        : Optional.empty();
  }

  /** What a condition reads at the door; a part that the door settles is not asked. */
  private static Stream<TypedOperand> read(TypedCondition condition, FrontDoor door) {
    return settled(condition, door).isPresent()
        ? Stream.of()
        : Stream.concat(
            condition.operands().flatMap(TypedOperand::reads),
            condition.parts().flatMap(part -> read(part, door)));
  }

  /** The statement that an operand reads, or is captured from. */
  private Optional<Attribute> statement(TypedOperand operand) {
    Optional<Attribute> read =
        switch (operand) {
          case TypedOperand.Fact(var attribute, var span) -> Optional.of(attribute);
          case TypedOperand.ClockFact(var attribute, var kind, var base, var span) ->
              Optional.of(base);
          default -> Optional.empty();
        };
    return read.map(this::captured)
        .filter(attribute -> attribute.supply() == Attribute.Supply.STATEMENT);
  }

  private Attribute captured(Attribute attribute) {
    return attribute
        .capture()
        .flatMap(capture -> vocabulary.attributes().attribute(capture.attribute()))
        .map(this::captured)
        .orElse(attribute);
  }

  /**
   * Of an agent a fact is known, too, where its entry states it: then the rule does not deny every
   * call, and whether it denies too many is for the catalogue to settle.
   */
  private boolean isSupplied(Attribute fact, FrontDoor door) {
    if (door.supplies(fact.name())) {
      return true;
    }
    String property = fact.name().substring(fact.name().indexOf('.') + 1);
    return fact.owner().equals("agent")
        && fact.floor().compareTo(Source.REGISTRY) <= 0
        && vocabulary.catalogue().agents().values().stream()
            .anyMatch(agent -> agent.properties().containsKey(property));
  }
}
