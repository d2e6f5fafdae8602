package dev.remit.lang.syntax;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TestDeclaration.Delegation;
import dev.remit.lang.ast.TestDeclaration.Entry;
import dev.remit.lang.ast.TestDeclaration.Item;
import dev.remit.lang.ast.TestDeclaration.OfRequest;
import dev.remit.lang.ast.TestDeclaration.Party;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds what a fixture says of a request and of the world that it comes into. */
final class FixtureBuilder {
  private final Offsets offsets;
  private final Literals literals;
  private final ExpressionBuilder expressions;
  private final DeclarationBuilder declarations;

  FixtureBuilder(
      Offsets offsets,
      Literals literals,
      ExpressionBuilder expressions,
      DeclarationBuilder declarations) {
    this.offsets = offsets;
    this.literals = literals;
    this.expressions = expressions;
    this.declarations = declarations;
  }

  List<Item> items(List<PolicyParser.FixtureItemContext> items) {
    return items.stream().map(this::item).toList();
  }

  List<Item> changes(List<PolicyParser.ChangeContext> changes) {
    return changes.stream().flatMap(this::change).toList();
  }

  private Stream<Item> change(PolicyParser.ChangeContext context) {
    return context.WITH() == null
        ? Stream.of(new Item.Without(names(context.dotted()), offsets.span(context)))
        : items(context.fixtureItem()).stream();
  }

  private List<Name> names(List<PolicyParser.DottedContext> names) {
    return names.stream().map(literals::name).toList();
  }

  Item item(PolicyParser.FixtureItemContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.AgentItemContext agent ->
          new Item.Agent(
              declarations.identity(agent.identityPattern()), origin(agent.origin()), span);
      case PolicyParser.PrincipalItemContext principal ->
          new Item.Principal(
              declarations.identity(principal.identityPattern()), origin(principal.origin()), span);
      case PolicyParser.ChainItemContext chain ->
          chain.word() == null
              ? new Item.Chain(
                  party(chain.party()), chain.delegation().stream().map(this::hop).toList(), span)
              : new Item.ChainWord(literals.segment(chain.word()), span);
      case PolicyParser.HopItemContext hop ->
          new Item.Hop(
              Literals.index(hop.NUMBER().getSymbol()),
              entries(hop.entry()),
              origin(hop.origin()),
              span);
      case PolicyParser.PartItemContext part -> part(part, span);
      case PolicyParser.CallItemContext call ->
          new Item.Call(
              literals.name(call.dotted()), entries(call.entry()), origin(call.origin()), span);
      case PolicyParser.DatasetsItemContext datasets ->
          datasets.word() == null
              ? new Item.Datasets(values(datasets.value()), origin(datasets.origin()), span)
              : new Item.DatasetsWord(literals.segment(datasets.word()), span);
      case PolicyParser.AtItemContext at -> new Item.At(moment(at.moment()), span);
      case PolicyParser.SupportsItemContext supports -> supports(supports, span);
      case PolicyParser.RevokedItemContext revoked ->
          new Item.Revoked(
              literals.segment(revoked.word()),
              declarations.identity(revoked.identityPattern()),
              span);
      case PolicyParser.ApprovedItemContext approved ->
          new Item.Approved(declarations.identity(approved.identityPattern()), span);
      case PolicyParser.RowItemContext row ->
          new Item.DataRow(declarations.row(row.row(), span), span);
      case PolicyParser.SettingItemContext setting ->
          new Item.Setting(
              literals.name(setting.dotted()),
              value(setting.value()),
              origin(setting.origin()),
              span);
      default -> throw new IllegalStateException("a fixture's item of an unknown form");
    };
  }

  private Item part(PolicyParser.PartItemContext context, Span span) {
    OfRequest part = context.TASK() == null ? OfRequest.CREDENTIAL : OfRequest.TASK;
    return context.word() == null
        ? new Item.Part(part, entries(context.entry()), origin(context.origin()), span)
        : new Item.PartWord(part, literals.segment(context.word()), span);
  }

  private Item supports(PolicyParser.SupportsItemContext context, Span span) {
    return context.ALL() == null
        ? new Item.Supports(context.word().stream().map(literals::segment).toList(), span)
        : new Item.SupportsAll(span);
  }

  private Optional<Name.Segment> origin(PolicyParser.@Nullable OriginContext context) {
    return Optional.<PolicyParser.OriginContext>ofNullable(context)
        .map(origin -> literals.segment(origin.word()));
  }

  private Party party(PolicyParser.PartyContext context) {
    if (context.identityPattern() != null) {
      return new Party.Named(declarations.identity(context.identityPattern()));
    }
    return context.AGENT() == null ? new Party.Principal() : new Party.Agent();
  }

  private Delegation hop(PolicyParser.DelegationContext context) {
    return new Delegation(
        party(context.party()),
        entries(context.entry()),
        origin(context.origin()),
        offsets.span(context));
  }

  private List<Entry> entries(List<PolicyParser.EntryContext> entries) {
    return entries.stream().map(this::entry).toList();
  }

  Entry entry(PolicyParser.EntryContext context) {
    return new Entry(
        literals.segment(context.fieldName()),
        value(context.value()),
        origin(context.origin()),
        offsets.span(context));
  }

  private List<Written> values(List<PolicyParser.ValueContext> values) {
    return values.stream().map(this::value).toList();
  }

  Written value(PolicyParser.ValueContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.RecordValueContext record ->
          new Written.Fields(entries(record.entry()), span);
      case PolicyParser.ListValueContext list -> new Written.Elements(values(list.value()), span);
      case PolicyParser.RangeValueContext range ->
          new Written.Range(
              Optional.of(literals.number(range.NUMBER(0).getSymbol())),
              range.NUMBER().size() < 2
                  ? Optional.empty()
                  : Optional.of(literals.number(range.NUMBER(1).getSymbol())),
              span);
      case PolicyParser.UpToValueContext range ->
          new Written.Range(
              Optional.empty(), Optional.of(literals.number(range.NUMBER().getSymbol())), span);
      case PolicyParser.AllValueContext all -> new Written.All(span);
      case PolicyParser.TimeValueContext time ->
          new Written.TimeOfDay(literals.time(time.TIME().getSymbol()), span);
      case PolicyParser.PlainValueContext plain -> plain(plain, span);
      default -> throw new IllegalStateException("a value of an unknown form");
    };
  }

  private Written plain(PolicyParser.PlainValueContext context, Span span) {
    Expression value = expressions.scalar(context.scalar());
    if (context.STRING() != null) {
      return new Written.Placed(value, literals.text(context.STRING().getSymbol()), span);
    }
    boolean unknown =
        value instanceof Expression.Reference(Name name) && name.texts().equals(List.of("unknown"));
    return unknown ? new Written.Unknown(span) : new Written.Plain(value);
  }

  Written moment(PolicyParser.MomentContext context) {
    Span span = offsets.span(context);
    return context.TIME() == null
        ? new Written.Plain(
            new Expression.TimestampLiteral(
                literals.timestamp(context.TIMESTAMP().getSymbol()), span))
        : new Written.TimeOfDay(literals.time(context.TIME().getSymbol()), span);
  }
}
