package dev.remit.lang.syntax;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.GroupMembers;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.ParameterType;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds the declarations of a site's vocabulary: groups, types, data, schedules, defines. */
final class DeclarationBuilder {
  private final Offsets offsets;
  private final Literals literals;
  private final ExpressionBuilder expressions;
  private final TypeBuilder types;
  private final List<Diagnostic> found;

  DeclarationBuilder(
      Offsets offsets,
      Literals literals,
      ExpressionBuilder expressions,
      TypeBuilder types,
      List<Diagnostic> found) {
    this.offsets = offsets;
    this.literals = literals;
    this.expressions = expressions;
    this.types = types;
    this.found = found;
  }

  Declaration parameter(PolicyParser.ParameterContext context) {
    return new Declaration.Parameter(
        literals.declared(context.word()),
        parameterType(context.parameterType()),
        Optional.<PolicyParser.PrimaryContext>ofNullable(context.primary())
            .map(expressions::primary),
        offsets.span(context));
  }

  private ParameterType parameterType(PolicyParser.ParameterTypeContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.GroupParameterContext group ->
          new ParameterType.Group(kind(group.AGENTS()), span);
      case PolicyParser.ValueParameterContext value ->
          new ParameterType.Value(types.type(value.typeName()), span);
      default -> throw new IllegalStateException("a parameter of an unknown form");
    };
  }

  private static Declaration.Group.Members kind(@Nullable TerminalNode agents) {
    return agents == null ? Declaration.Group.Members.PRINCIPALS : Declaration.Group.Members.AGENTS;
  }

  Declaration group(PolicyParser.GroupContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.GroupOfTermsContext terms ->
          new Declaration.Group(
              kind(terms.AGENTS()), literals.declared(terms.word()), terms(terms), span);
      case PolicyParser.GroupByFactContext fact ->
          new Declaration.Group(
              kind(fact.AGENTS()),
              literals.declared(fact.word()),
              new GroupMembers.ByFact(
                  literals.text(fact.STRING().getSymbol()), literals.name(fact.dotted())),
              span);
      case PolicyParser.GroupFromFileContext file ->
          new Declaration.Group(
              kind(file.AGENTS()),
              literals.declared(file.word()),
              new GroupMembers.FromFile(literals.text(file.STRING().getSymbol())),
              span);
      default -> throw new IllegalStateException("a group of an unknown form");
    };
  }

  /** The signs stand between the terms. */
  private GroupMembers terms(PolicyParser.GroupOfTermsContext context) {
    List<GroupMembers.Term> terms = new ArrayList<>();
    boolean minus = false;
    for (var child : context.children) {
      if (child instanceof PolicyParser.GroupTermContext term) {
        terms.add(new GroupMembers.Term(minus, who(term), offsets.span(term)));
      } else {
        minus = child.getText().equals("-");
      }
    }
    return new GroupMembers.Terms(terms);
  }

  private GroupMembers.Who who(PolicyParser.GroupTermContext context) {
    return context.dotted() == null
        ? new GroupMembers.Who.Listed(
            context.identityPattern().stream().map(this::identity).toList())
        : new GroupMembers.Who.Named(literals.name(context.dotted()));
  }

  Declaration.IdentityPattern identity(PolicyParser.IdentityPatternContext context) {
    Token first = context.STRING(0).getSymbol();
    boolean pair = context.STRING().size() > 1;
    return new Declaration.IdentityPattern(
        pair ? Optional.of(literals.text(first)) : Optional.empty(),
        literals.text(pair ? context.STRING(1).getSymbol() : first),
        offsets.span(context));
  }

  Declaration enumType(PolicyParser.EnumTypeContext context) {
    return new Declaration.EnumType(
        literals.declared(context.word()),
        context.ORDERED() != null,
        context.enumValue().stream().map(literals::segment).toList(),
        offsets.span(context));
  }

  Declaration attribute(PolicyParser.AttributeContext context) {
    Name source = literals.name(context.dotted(1));
    return new Declaration.Attribute(
        literals.name(context.dotted(0)),
        types.type(context.typeName()),
        context.identityPattern() == null
            ? new Declaration.AttributeSource.Floor(floor(source))
            : new Declaration.AttributeSource.Captured(source, identity(context.identityPattern())),
        offsets.span(context));
  }

  /** A source is one word; a dotted name needs a pattern to capture by. */
  private Name.Segment floor(Name source) {
    if (source.segments().size() > 1) {
      found.add(
          Diagnostic.of(
                  Code.BAD_SOURCE,
                  source.span(),
                  "what is captured from another attribute says by which pattern")
              .withHelp("write `from " + source.written() + " matching \"…/{name}/**\"`"));
    }
    return source.segments().getFirst();
  }

  Declaration obligation(PolicyParser.ObligationTypeContext context) {
    return new Declaration.ObligationKind(
        literals.declared(context.word()),
        context.BEFORE() != null,
        context.obligationTypeField().stream()
            .map(field ->
                new Declaration.ObligationField(
                    literals.segment(field.word()),
                    parameterType(field.parameterType()),
                    Optional.<PolicyParser.MergeContext>ofNullable(field.merge())
                        .map(
                            merge -> new Name.Segment(merge.getText(), false, offsets.span(merge))),
                    offsets.span(field)))
            .toList(),
        offsets.span(context));
  }

  Declaration schedule(PolicyParser.ScheduleContext context) {
    return new Declaration.Schedule(
        literals.declared(context.word()),
        context.window().stream().map(this::window).toList(),
        literals.text(context.STRING().getSymbol()),
        Optional.<PolicyParser.DottedContext>ofNullable(context.dotted()).map(literals::name),
        offsets.span(context));
  }

  private Declaration.Window window(PolicyParser.WindowContext context) {
    boolean endOfDay = context.TIME(1).getText().equals("24:00");
    return new Declaration.Window(
        literals.segment(context.word(0)),
        literals.segment(context.word(context.word().size() - 1)),
        literals.time(context.TIME(0).getSymbol()),
        endOfDay ? LocalTime.MIDNIGHT : literals.time(context.TIME(1).getSymbol()),
        endOfDay,
        offsets.span(context));
  }

  Declaration dates(PolicyParser.DatesContext context) {
    return new Declaration.Dates(
        literals.declared(context.word()),
        context.DATE().stream().map(day -> literals.date(day.getSymbol()).value()).toList(),
        Optional.<TerminalNode>ofNullable(context.STRING())
            .map(file -> literals.text(file.getSymbol())),
        offsets.span(context));
  }

  Declaration data(PolicyParser.DataContext context) {
    return new Declaration.Data(
        literals.declared(context.word(0)),
        literals.segment(context.word(1)),
        types.type(context.typeName()),
        context.COMPLETE() != null,
        types.fields(context.field()),
        Optional.<TerminalNode>ofNullable(context.STRING())
            .map(file -> literals.text(file.getSymbol())),
        offsets.span(context));
  }

  Declaration.Row row(PolicyParser.RowContext context, Span span) {
    return new Declaration.Row(
        literals.name(context.dotted()),
        expressions.primary(context.primary()),
        properties(context.property()),
        span);
  }

  List<Declaration.Property> properties(List<PolicyParser.PropertyContext> properties) {
    return properties.stream()
        .map(property ->
            new Declaration.Property(
                literals.segment(property.word()),
                expressions.operand(property.operand()),
                offsets.span(property)))
        .toList();
  }

  Declaration define(PolicyParser.DefineContext context) {
    return new Declaration.Define(
        literals.declared(context.word()),
        context.defineParameter().stream()
            .map(parameter ->
                new Declaration.DefineParameter(
                    literals.segment(parameter.word()),
                    types.type(parameter.typeName()),
                    offsets.span(parameter)))
            .toList(),
        expressions.condition(context.condition()),
        offsets.span(context));
  }
}
