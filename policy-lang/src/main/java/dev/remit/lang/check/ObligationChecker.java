package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.ObligationType;
import dev.remit.lang.schema.ObligationType.Kind;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks {@code with TYPE { field: value }}. */
final class ObligationChecker {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final OperandChecker operands;
  private final Uses uses;

  ObligationChecker(Vocabulary vocabulary, Problems problems, OperandChecker operands, Uses uses) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.operands = operands;
    this.uses = uses;
  }

  Optional<CheckedRule.CheckedObligation> check(
      List<Declaration.Obligation> obligations, Place place) {
    return obligations.stream().findFirst().flatMap(obligation -> check(obligation, place));
  }

  private Optional<CheckedRule.CheckedObligation> check(
      Declaration.Obligation written, Place place) {
    String name = written.type().text();
    Optional<ObligationType> type = Optional.ofNullable(vocabulary.obligations().get(name));
    if (type.isEmpty()) {
      List<String> known = vocabulary.obligations().keySet().stream().sorted().toList();
      problems.unknown(
          Code.UNKNOWN_OBLIGATION,
          written.type().span(),
          "there is no obligation `" + name + "`",
          name,
          known,
          Optional.of("there are " + String.join(", ", known)));
      return Optional.empty();
    }
    List<CheckedRule.CheckedField> fields = new ArrayList<>();
    Set<String> stated = new HashSet<>();
    for (Declaration.Property field : written.fields()) {
      if (!stated.add(field.name().text())) {
        problems.add(
            Code.DUPLICATE_FIELD,
            field.name().span(),
            "`" + field.name().text() + "` is stated twice");
      } else {
        field(type.get(), field, place).ifPresent(fields::add);
      }
    }
    type.get().fields().stream()
        .filter(field -> field.required() && !stated.contains(field.name()))
        .forEach(field ->
            problems.add(
                Code.OBLIGATION_FIELD,
                written.type().span(),
                "`" + name + "` needs its field `" + field.name() + "`"));
    return Optional.of(new CheckedRule.CheckedObligation(name, fields, written.span()));
  }

  private Optional<CheckedRule.CheckedField> field(
      ObligationType type, Declaration.Property written, Place place) {
    String name = written.name().text();
    Optional<ObligationType.Field> field =
        type.fields().stream().filter(each -> each.name().equals(name)).findFirst();
    if (field.isEmpty()) {
      problems.add(
          Code.OBLIGATION_FIELD,
          written.name().span(),
          "`" + type.name() + "` has no field `" + name + "`",
          type.fields().isEmpty()
              ? "it has none; write `with " + type.name() + " { }`"
              : "it has "
                  + String.join(
                      ", ", type.fields().stream().map(ObligationType.Field::name).toList()));
      return Optional.empty();
    }
    Optional<CheckedRule.FieldValue> value =
        switch (field.get().kind()) {
          case Kind.Approvers approvers -> group(written.value(), place);
          case Kind.Of(var of) ->
              operands
                  .read(written.value(), of, place)
                  .filter(read -> operands.same(of, read))
                  .filter(read -> !field.get().required() || operands.guarded(read, place))
                  .filter(this::steady)
                  .filter(this::isShown)
                  .filter(read -> isOfSite(type) || isPossible(field.get(), read))
                  .map(CheckedRule.FieldValue.Read::new);
        };
    return value.map(read -> new CheckedRule.CheckedField(name, read, written.span()));
  }

  /**
   * A field that reads the chain has no polarity, so law 5 could not be kept; one that reads the
   * clock would change with every reading.
   */
  private boolean steady(TypedOperand operand) {
    boolean clock = operand.bare() instanceof TypedOperand.ClockFact;
    if (clock || ChainPolarity.readsChain(operand)) {
      problems.add(
          clock ? Code.CLOCK : Code.CHAIN_POLARITY,
          operand.span(),
          "a field of an obligation reads neither the clock nor the chain");
      return false;
    }
    return true;
  }

  private static boolean isOfSite(ObligationType type) {
    return ObligationType.named(type.name()).isEmpty();
  }

  /** A constant that nothing could meet, such as an approval within no time. */
  private boolean isPossible(ObligationType.Field field, TypedOperand operand) {
    if (!(operand.bare() instanceof TypedOperand.Constant(Value value, Type type, Span span))) {
      return true;
    }
    boolean possible =
        switch (value) {
          case Value.Length(Duration length) -> length.isPositive();
          case Value.Int(long count) -> count >= (field.name().equals("count") ? 1 : 0);
          default -> true;
        };
    if (!possible) {
      problems.add(
          Code.OBLIGATION_FIELD,
          operand.span(),
          "`" + field.name() + "` is " + operand.shown() + ", which nobody could ever meet");
    }
    return possible;
  }

  /** An obligation goes out with the answer, and into every log of it: no secret stands in one. */
  private boolean isShown(TypedOperand operand) {
    boolean secret =
        operand
            .reads()
            .filter(TypedOperand.Argument.class::isInstance)
            .map(part -> ((TypedOperand.Argument) part).path())
            .anyMatch(this::isSecret);
    if (secret) {
      problems.add(
          Code.OBLIGATION_FIELD,
          operand.span(),
          "a secret argument stands in no obligation: it goes out with the answer");
    }
    return !secret;
  }

  private boolean isSecret(List<String> path) {
    return vocabulary.catalogue().tools().values().stream()
        .flatMap(tool -> AccessTargets.field(tool.args(), path).stream())
        .anyMatch(ObligationChecker::hasSecret);
  }

  private static boolean hasSecret(Type.Field field) {
    Type inner =
        switch (field.type()) {
          case Type.ListOf(Type element, int max) -> element;
          case Type.SetOf(Type element, int max) -> element;
          default -> field.type();
        };
    return field.secret()
        || (inner instanceof Type.RecordOf(List<Type.Field> fields)
            && fields.stream().anyMatch(ObligationChecker::hasSecret));
  }

  private Optional<CheckedRule.FieldValue> group(Expression written, Place place) {
    Optional<Vocabulary.Group> group =
        written instanceof Expression.Reference(Name name)
            ? vocabulary
                .group(name, place.scope(), uses)
                .filter(found -> found.kind() == Declaration.Group.Members.PRINCIPALS)
            : Optional.empty();
    if (group.isEmpty()) {
      boolean lost =
          written instanceof Expression.Reference(Name name) && place.scope().isLost(name);
      if (!lost) {
        problems.add(
            Code.UNKNOWN_GROUP,
            written.span(),
            "a group of principals, of this package or imported, is expected here",
            "declare it: `group principals NAME = { … }`");
      }
    } else if (group.get().membership().fixed().isEmpty()) {
      problems.add(
          new Diagnostic(
              Code.GROUP_PLACE,
              written.span(),
              "who belongs to this group is a fact of the principal of the call, and of nobody else; approvers are"
                  + " others",
              List.of(new Diagnostic.Label(group.get().declared(), "declared here")),
              Optional.of("list the approvers in a group, by id or pattern")));
      return Optional.empty();
    }
    return group.map(found -> new CheckedRule.FieldValue.Group(found.id()));
  }
}
