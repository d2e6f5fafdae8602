package dev.remit.lang.lower;

import dev.remit.lang.check.CheckedBundle;
import dev.remit.lang.check.CheckedRule;
import dev.remit.lang.check.TypedCondition;
import dev.remit.lang.check.TypedOperand;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns checked rules into the program that is evaluated: facts become slots, places become
 * origins.
 */
public final class Lowering {
  private final Slots slots = new Slots();
  private final List<Span> origins = new ArrayList<>();

  /** The number of the next rule. */
  private int next;

  /** Whether what is read is of the actor that an enclosing {@code Actors} looks at. */
  private boolean ofActor;

  private Lowering() {}

  public static Program lower(CheckedBundle bundle) {
    return new Lowering().program(bundle);
  }

  private Program program(CheckedBundle bundle) {
    List<CheckedRule> rules =
        bundle.rules().stream().sorted(Comparator.comparing(CheckedRule::id)).toList();
    rules.forEach(this::collect);
    SlotLayout layout = slots.layout();
    return new Program(
        of(rules, RuleIr.Kind.PERMIT),
        of(rules, RuleIr.Kind.DENY),
        of(rules, RuleIr.Kind.OBLIGE),
        layout,
        origins);
  }

  private List<RuleIr> of(List<CheckedRule> rules, RuleIr.Kind kind) {
    return rules.stream().filter(rule -> rule.kind() == kind).map(this::rule).toList();
  }

  private void collect(CheckedRule rule) {
    rule.clauses().forEach(clause -> collect(clause.condition()));
    rule.obligation()
        .ifPresent(obligation ->
            obligation
                .fields()
                .forEach(field -> {
                  if (field.value() instanceof CheckedRule.FieldValue.Read(var operand)) {
                    collect(operand);
                  }
                }));
  }

  private void collect(TypedCondition condition) {
    boolean outer = ofActor;
    ofActor |= condition instanceof TypedCondition.Actors;
    condition.operands().forEach(this::collect);
    condition.parts().forEach(this::collect);
    ofActor = outer;
  }

  private boolean isOfActor(Attribute attribute) {
    return ofActor && attribute.owner().equals("agent");
  }

  private void collect(TypedOperand operand) {
    switch (operand) {
      case TypedOperand.Fact(var attribute, var span) -> {
        if (isOfActor(attribute)) {
          slots.collectOfActor(attribute);
        } else {
          slots.collect(attribute);
        }
      }
      case TypedOperand.HopFact(var attribute, var span) -> slots.collect(attribute);
      case TypedOperand.Argument(var path, var type, var optional, var span) ->
          slots.collect(path, type);
      case TypedOperand.ClockFact(var attribute, var kind, var base, var span) -> {
        if (kind != Operand.Clock.Kind.NOW) {
          slots.collect(base);
        }
      }
      case TypedOperand.OrElse(var value, var fallback, var span) -> {
        collect(value);
        collect(fallback);
      }
      case TypedOperand.Field(var record, var field, var span) -> collect(record);
      case TypedOperand.Bound bound -> collect(bound.value());
      case TypedOperand.Row(var table, var key, var column, var span) -> collect(key);
      case TypedOperand.HasRow(var table, var key, var span) -> collect(key);
      case TypedOperand.Constant constant -> {}
      case TypedOperand.Element element -> {}
    }
  }

  private int origin(Span span) {
    origins.add(span);
    return origins.size() - 1;
  }

  private RuleIr rule(CheckedRule rule) {
    return new RuleIr(
        rule.kind(),
        rule.id(),
        rule.sentence(),
        rule.clauses().stream()
            .map(clause ->
                new RuleIr.ClauseIr(
                    condition(clause.condition()), clause.header(), origin(clause.span())))
            .toList(),
        rule.applies(),
        rule.grant().map(grant -> new RuleIr.GrantIr(grant.once(), grant.duration())),
        rule.obligation().map(this::obligation),
        rule.tags(),
        rule.observedUntil(),
        origin(rule.span()),
        rule.cost(),
        next++);
  }

  private RuleIr.ObligationIr obligation(CheckedRule.CheckedObligation obligation) {
    return new RuleIr.ObligationIr(
        obligation.type(),
        obligation.fields().stream()
            .map(field ->
                new RuleIr.FieldIr(
                    field.name(),
                    switch (field.value()) {
                      case CheckedRule.FieldValue.Read(var operand) ->
                          new RuleIr.FieldValue.Read(operand(operand));
                      case CheckedRule.FieldValue.Group(var id) -> new RuleIr.FieldValue.Group(id);
                    },
                    origin(field.span())))
            .toList(),
        origin(obligation.span()));
  }

  private List<Condition> conditions(List<TypedCondition> of) {
    return of.stream().map(this::condition).toList();
  }

  private Condition condition(TypedCondition condition) {
    int at = origin(condition.span());
    return switch (condition) {
      case TypedCondition.Constant(var value, var span) ->
          new Condition.Constant(Truth.of(value), at);
      case TypedCondition.All(var of, var span) -> new Condition.All(conditions(of), at);
      case TypedCondition.Any(var of, var span) -> new Condition.Any(conditions(of), at);
      case TypedCondition.Not(var of, var span) -> new Condition.Not(condition(of), at);
      case TypedCondition.Compare(var comparison, var left, var right, var span) ->
          new Condition.Compare(comparison, operand(left), operand(right), at);
      case TypedCondition.In(var value, var members, var span) ->
          new Condition.In(operand(value), members, at);
      case TypedCondition.ElementOf(var value, var collection, var span) ->
          new Condition.ElementOf(operand(value), operand(collection), at);
      case TypedCondition.Under(var path, var parent, var span) ->
          new Condition.Under(operand(path), operand(parent), at);
      case TypedCondition.Labelled(var labels, var label, var span) ->
          new Condition.Labelled(operand(labels), label, at);
      case TypedCondition.Matches(var value, var pattern, var span) ->
          new Condition.Matches(operand(value), pattern, at);
      case TypedCondition.Within(var time, var schedule, var span) ->
          new Condition.Within(operand(time), schedule, at);
      case TypedCondition.Has(var operand, var span) -> new Condition.Has(operand(operand), at);
      case TypedCondition.Flag(var operand, var span) -> new Condition.Flag(operand(operand), at);
      case TypedCondition.IsNone(var operand, var span) ->
          new Condition.IsNone(operand(operand), at);
      case TypedCondition.Hops(var quantifier, var body, var span) ->
          new Condition.Hops(quantifier, condition(body), at);
      case TypedCondition.Actors(var body, var span) -> {
        ofActor = true;
        Condition lowered = condition(body);
        ofActor = false;
        yield new Condition.Actors(lowered, at);
      }
      case TypedCondition.Elements(
              var quantifier,
              var list,
              var max,
              var depth,
              var body,
              var span) ->
          new Condition.Elements(quantifier, operand(list), depth, condition(body), at);
      case TypedCondition.Empty(var list, var span) ->
          new Condition.Elements(
              Condition.Quantifier.NO,
              operand(list),
              0,
              new Condition.Constant(Truth.TRUE, at),
              at);
    };
  }

  private Operand operand(TypedOperand operand) {
    return switch (operand) {
      case TypedOperand.Constant(var value, var type, var span) -> new Operand.Constant(value);
      case TypedOperand.Fact(var attribute, var span) ->
          isOfActor(attribute)
              ? new Operand.ActorSlot(slots.slotOfActor(attribute))
              : new Operand.Slot(slots.slot(attribute));
      case TypedOperand.Argument(var path, var type, var optional, var span) ->
          new Operand.Slot(slots.slot(path, type));
      case TypedOperand.HopFact(var attribute, var span) ->
          new Operand.HopSlot(slots.slot(attribute));
      case TypedOperand.Element(var variable, var depth, var type, var list, var span) ->
          new Operand.Element(depth);
      case TypedOperand.Field(var record, var field, var span) ->
          new Operand.Field(operand(record), field.name());
      case TypedOperand.Bound bound -> operand(bound.value());
      case TypedOperand.Row(var table, var key, var column, var span) ->
          new Operand.Row(table, operand(key), table.column(column.name()).orElseThrow());
      case TypedOperand.HasRow(var table, var key, var span) ->
          new Operand.HasRow(table, operand(key));
      case TypedOperand.OrElse(var value, var fallback, var span) ->
          new Operand.OrElse(operand(value), operand(fallback));
      case TypedOperand.ClockFact(var attribute, var kind, var base, var span) ->
          new Operand.Clock(
              kind,
              kind == Operand.Clock.Kind.NOW
                  ? new Operand.Constant(new dev.remit.lang.runtime.Value.Bool(true))
                  : timestamp(base));
    };
  }

  private Operand timestamp(Attribute base) {
    return base.supply() == Attribute.Supply.HOP
        ? new Operand.HopSlot(slots.slot(base))
        : new Operand.Slot(slots.slot(base));
  }
}
