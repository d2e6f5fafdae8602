package dev.remit.lang.syntax;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TestDeclaration;
import dev.remit.lang.ast.TestDeclaration.Body;
import dev.remit.lang.ast.TestDeclaration.Event;
import dev.remit.lang.ast.TestDeclaration.Expectation;
import dev.remit.lang.ast.TestDeclaration.Given;
import dev.remit.lang.ast.TestDeclaration.Item;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds fixtures, and the tests by them. */
final class TestBuilder {
  private final Offsets offsets;
  private final Literals literals;
  private final RuleBuilder rules;
  private final ExpressionBuilder expressions;
  private final FixtureBuilder fixtures;

  TestBuilder(
      Offsets offsets,
      Literals literals,
      ExpressionBuilder expressions,
      RuleBuilder rules,
      FixtureBuilder fixtures) {
    this.offsets = offsets;
    this.literals = literals;
    this.expressions = expressions;
    this.rules = rules;
    this.fixtures = fixtures;
  }

  TestDeclaration fixture(PolicyParser.FixtureContext context) {
    return new TestDeclaration.Fixture(
        literals.declared(context.word()),
        context.dotted() == null
            ? Optional.empty()
            : Optional.of(
                new Given(
                    literals.name(context.dotted()),
                    fixtures.changes(context.change()),
                    offsets.span(context.dotted()))),
        fixtures.items(context.fixtureItem()),
        offsets.span(context));
  }

  TestDeclaration test(PolicyParser.TestContext context) {
    return new TestDeclaration.Test(
        literals.text(context.STRING().getSymbol()),
        body(context.testItem()),
        offsets.span(context));
  }

  private Body body(List<PolicyParser.TestItemContext> items) {
    List<Given> givens = new ArrayList<>();
    List<Item> facts = new ArrayList<>();
    List<Expectation> expectations = new ArrayList<>();
    for (PolicyParser.TestItemContext item : items) {
      if (item.given() != null) {
        givens.add(given(item.given()));
      } else if (item.fixtureItem() != null) {
        facts.add(fixtures.item(item.fixtureItem()));
      } else {
        expectations.add(expectation(item.expectation()));
      }
    }
    return new Body(givens, facts, expectations);
  }

  private Given given(PolicyParser.GivenContext context) {
    return new Given(
        literals.name(context.dotted()), fixtures.changes(context.change()), offsets.span(context));
  }

  private Optional<Given> givenIn(PolicyParser.@Nullable GivenContext context) {
    return Optional.<PolicyParser.GivenContext>ofNullable(context).map(this::given);
  }

  TestDeclaration table(PolicyParser.TableContext context) {
    return new TestDeclaration.Table(
        literals.text(context.STRING().getSymbol()),
        givenIn(context.given()),
        head(context.tableHead()),
        context.tableRow().stream()
            .map(row ->
                new TestDeclaration.Row(
                    row.value().stream().map(fixtures::value).toList(),
                    expectation(row.expectation()),
                    offsets.span(row)))
            .toList(),
        offsets.span(context));
  }

  private TestDeclaration.Head head(PolicyParser.TableHeadContext context) {
    List<Name> columns = new ArrayList<>();
    Optional<Item.Call> call =
        Optional.<PolicyParser.TableCallContext>ofNullable(context.tableCall())
            .map(written -> call(written, columns));
    context.dotted().forEach(name -> columns.add(literals.name(name)));
    return new TestDeclaration.Head(
        call,
        columns,
        Optional.<TerminalNode>ofNullable(context.STRING())
            .map(file -> literals.text(file.getSymbol())),
        offsets.span(context));
  }

  private Item.Call call(PolicyParser.TableCallContext context, List<Name> columns) {
    List<TestDeclaration.Entry> entries = new ArrayList<>();
    for (PolicyParser.TableArgumentContext argument : context.tableArgument()) {
      if (argument.entry() == null) {
        Name.Segment name = literals.segment(argument.fieldName());
        columns.add(
            new Name(List.of(new Name.Segment("args", false, name.span()), name), name.span()));
      } else {
        entries.add(fixtures.entry(argument.entry()));
      }
    }
    return new Item.Call(
        literals.name(context.dotted()), entries, Optional.empty(), offsets.span(context));
  }

  TestDeclaration scenario(PolicyParser.ScenarioContext context) {
    return new TestDeclaration.Scenario(
        literals.text(context.STRING().getSymbol()),
        givenIn(context.given()),
        context.scenarioItem().stream().map(this::event).toList(),
        offsets.span(context));
  }

  private Event event(PolicyParser.ScenarioItemContext context) {
    return switch (context) {
      case PolicyParser.StepItemContext step ->
          new Event.Step(
              literals.text(step.STRING().getSymbol()), body(step.testItem()), offsets.span(step));
      case PolicyParser.WaitItemContext wait ->
          new Event.Wait(literals.duration(wait.DURATION().getSymbol()), offsets.span(wait));
      case PolicyParser.EventItemContext change ->
          new Event.Change(fixtures.item(change.fixtureItem()), offsets.span(change));
      default -> throw new IllegalStateException("an event of an unknown form");
    };
  }

  TestDeclaration invariant(PolicyParser.InvariantContext context) {
    List<Declaration.Clause> clauses = new ArrayList<>();
    List<Expectation> expectations = new ArrayList<>();
    for (PolicyParser.InvariantItemContext item : context.invariantItem()) {
      switch (item) {
        case PolicyParser.InvariantHeaderContext header ->
            clauses.add(rules.header(header.headerClause()));
        case PolicyParser.InvariantWhenContext when ->
            clauses.add(
                new Declaration.Clause.When(
                    expressions.condition(when.condition()), Optional.empty(), offsets.span(when)));
        case PolicyParser.InvariantUnlessContext unless ->
            clauses.add(
                new Declaration.Clause.Unless(
                    expressions.condition(unless.condition()),
                    Optional.empty(),
                    offsets.span(unless)));
        case PolicyParser.InvariantExpectationContext expected ->
            expectations.add(expectation(expected.expectation()));
        default -> throw new IllegalStateException("an invariant's item of an unknown form");
      }
    }
    return new TestDeclaration.Invariant(
        context.ALWAYS() != null,
        literals.text(context.STRING().getSymbol()),
        givenIn(context.given()),
        clauses,
        expectations,
        offsets.span(context));
  }

  Expectation expectation(PolicyParser.ExpectationContext context) {
    return new Expectation(
        verdict(context),
        context.expectedPart().stream().map(this::part).toList(),
        offsets.span(context));
  }

  private static Expectation.Verdict verdict(PolicyParser.ExpectationContext context) {
    if (context.ALLOW() != null) {
      return Expectation.Verdict.ALLOW;
    } else if (context.DENY() != null) {
      return Expectation.Verdict.DENY;
    } else if (context.MALFORMED() != null) {
      return Expectation.Verdict.MALFORMED;
    }
    return context.LISTED() == null ? Expectation.Verdict.HIDDEN : Expectation.Verdict.LISTED;
  }

  private Expectation.Part part(PolicyParser.ExpectedPartContext context) {
    var span = offsets.span(context);
    return switch (context) {
      case PolicyParser.ExpectedReasonContext reason ->
          new Expectation.Part.Reason(
              new Name.Segment(reason.IDENTIFIER().getText(), false, span), span);
      case PolicyParser.ExpectedRuleContext rule ->
          new Expectation.Part.Rule(literals.name(rule.dotted()), span);
      case PolicyParser.ExpectedOnceContext once ->
          new Expectation.Part.Once(once.NOT() == null, span);
      case PolicyParser.ExpectedDurationContext duration ->
          new Expectation.Part.For(literals.duration(duration.DURATION().getSymbol()), span);
      case PolicyParser.ExpectedEndContext end ->
          new Expectation.Part.Until(fixtures.moment(end.moment()), span);
      case PolicyParser.ExpectedHopContext hop ->
          new Expectation.Part.Hop(Literals.index(hop.NUMBER().getSymbol()), span);
      case PolicyParser.ExpectedUnknownContext unknown ->
          new Expectation.Part.Unknown(literals.name(unknown.dotted()), span);
      case PolicyParser.ExpectedFieldContext field ->
          new Expectation.Part.Field(literals.text(field.STRING().getSymbol()), span);
      case PolicyParser.ExpectedObligationContext obligation ->
          new Expectation.Part.Obligation(
              literals.segment(obligation.word()),
              obligation.entry().stream().map(fixtures::entry).toList(),
              span);
      case PolicyParser.ExpectedNothingContext nothing ->
          new Expectation.Part.Nothing(
              nothing.BESIDES() != null, literals.segment(nothing.word()), span);
      default -> throw new IllegalStateException("an expectation of an unknown form");
    };
  }
}
