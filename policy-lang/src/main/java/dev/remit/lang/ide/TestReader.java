package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TestDeclaration;
import dev.remit.lang.ast.TestDeclaration.Body;
import dev.remit.lang.ast.TestDeclaration.Entry;
import dev.remit.lang.ast.TestDeclaration.Event;
import dev.remit.lang.ast.TestDeclaration.Expectation;
import dev.remit.lang.ast.TestDeclaration.Given;
import dev.remit.lang.ast.TestDeclaration.Item;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.ide.Symbol.Kind;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notes what tests name: fixtures and rules, and whatever a request says. */
final class TestReader {
  private static final Type NO_WORDS = new Type.Json();

  private final Declared declared;
  private final FileScope scope;
  private final ExpressionReader expressions;
  private final Occurrences found;
  private final RowReader rows;

  /** By fixture, the tools that it calls: what a test by it says of arguments is of theirs. */
  private final Map<Symbol, Set<Value.Tool>> called = new HashMap<>();

  TestReader(Declared declared, FileScope scope, ExpressionReader expressions, Occurrences found) {
    this.declared = declared;
    this.scope = scope;
    this.expressions = expressions;
    this.found = found;
    this.rows = new RowReader(declared, scope, expressions, found);
  }

  void read(TestDeclaration test) {
    switch (test) {
      case TestDeclaration.Fixture(var name, var base, var items, Span span) -> {
        Symbol symbol = new Symbol(Kind.FIXTURE, scope.packageName(), name.text());
        found.declared(symbol, name);
        Locals locals = locals(base.stream().toList(), items);
        called.put(symbol, locals.tools());
        base.ifPresent(given -> given(given, locals));
        items.forEach(item -> item(item, locals));
      }
      case TestDeclaration.Test(var name, Body body, Span span) -> body(body, Locals.NONE);
      case TestDeclaration.Table table -> table(table);
      case TestDeclaration.Scenario(var name, var given, var events, Span span) -> {
        Locals locals = locals(given.stream().toList(), List.of());
        given.ifPresent(each -> given(each, locals));
        events.forEach(event -> event(event, locals));
      }
      case TestDeclaration.Invariant invariant -> invariant(invariant);
    }
  }

  /** The tool of the call that is made last, here or in the fixture. */
  private Locals locals(List<Given> givens, List<Item> items) {
    Set<Value.Tool> tools = new HashSet<>();
    List<Item> all = new ArrayList<>();
    for (Given given : givens) {
      declared
          .ofTests(Kind.FIXTURE, given.fixture(), scope)
          .ifPresent(fixture -> tools.addAll(called.getOrDefault(fixture, Set.of())));
      all.addAll(given.changes());
    }
    all.addAll(items);
    for (Item item : all) {
      if (item instanceof Item.Call call && call.tool().segments().size() == 2) {
        List<String> texts = call.tool().texts();
        tools.clear();
        tools.add(new Value.Tool(texts.getFirst(), texts.getLast()));
      }
    }
    return Locals.NONE.of(tools);
  }

  private void body(Body body, Locals outer) {
    Locals own = locals(body.givens(), body.items());
    Locals locals = own.tools().isEmpty() ? outer : own;
    body.givens().forEach(given -> given(given, locals));
    body.items().forEach(item -> item(item, locals));
    body.expectations().forEach(each -> expectation(each, locals));
  }

  private void table(TestDeclaration.Table table) {
    List<Item> call = table.head().call().<Item>map(each -> each).stream().toList();
    Locals locals = locals(table.given().stream().toList(), call);
    table.given().ifPresent(given -> given(given, locals));
    call.forEach(item -> item(item, locals));
    List<Name> columns = table.head().columns();
    columns.forEach(column -> fact(column, locals));
    for (TestDeclaration.Row row : table.rows()) {
      for (int i = 0; i < Math.min(columns.size(), row.cells().size()); i++) {
        value(row.cells().get(i), type(columns.get(i).texts(), locals), locals);
      }
      expectation(row.expectation(), locals);
    }
  }

  private void event(Event event, Locals locals) {
    switch (event) {
      case Event.Step(var name, Body body, Span span) -> body(body, locals);
      case Event.Change(Item item, Span span) -> item(item, locals);
      case Event.Wait any -> {}
    }
  }

  private void invariant(TestDeclaration.Invariant invariant) {
    Locals locals = Locals.NONE.of(ValueTypes.named(Conditions.together(invariant.clauses())));
    invariant.given().ifPresent(given -> given(given, locals));
    invariant.clauses().stream()
        .flatMap(clause -> Conditions.of(clause).stream())
        .forEach(condition -> expressions.condition(condition, locals));
    invariant.expectations().forEach(each -> expectation(each, locals));
  }

  private void given(Given given, Locals locals) {
    named(Kind.FIXTURE, given.fixture());
    given.changes().forEach(item -> item(item, locals));
  }

  /** By its last segment; before it stands a qualifier of the file's imports, or all of the id. */
  private void named(Kind kind, Name name) {
    declared
        .ofTests(kind, name, scope)
        .ifPresent(symbol -> {
          scope
              .qualifier(name)
              .filter(each -> each.packageName().equals(symbol.owner()))
              .ifPresent(each -> found.used(each.symbol(), name.segments().getFirst()));
          whole(name, symbol);
          found.used(symbol, name);
        });
  }

  /** The package, and the name that a pack has in effect, where they stand before the name. */
  private void whole(Name name, Symbol symbol) {
    int before = name.segments().size() - 1;
    int owner = symbol.owner().split("\\.", -1).length;
    String written = String.join(".", name.texts().subList(0, before));
    if (before == owner && written.equals(symbol.owner())) {
      found.used(Symbol.dotted(Kind.PACKAGE, symbol.owner()), name, owner);
    } else if (before == owner + 1 && declared.instance(written).isPresent()) {
      found.used(Symbol.dotted(Kind.PACKAGE, symbol.owner()), name, owner);
      found.used(declared.instance(written).get(), name, before);
    }
  }

  private void item(Item item, Locals locals) {
    switch (item) {
      case Item.Part(var part, var entries, var origin, Span span) ->
          entries(part == TestDeclaration.OfRequest.TASK ? "task" : "credential", entries, locals);
      case Item.Call(Name tool, var arguments, var origin, Span span) -> {
        if (declared.isTool(tool.texts())) {
          found.used(Symbol.dotted(Kind.TOOL, tool.texts()), tool);
        }
        entries("args", arguments, locals);
      }
      case Item.Datasets(var datasets, var origin, Span span) ->
          datasets.forEach(each -> value(each, new Type.Name(), locals));
      case Item.Supports(var obligations, Span span) ->
          obligations.forEach(
              each -> found.used(new Symbol(Kind.OBLIGATION, "", each.text()), each));
      case Item.Chain(var root, var hops, Span span) ->
          hops.forEach(hop -> bounds(hop.bounds(), locals));
      case Item.Hop(int index, var bounds, var origin, Span span) -> bounds(bounds, locals);
      case Item.DataRow(Declaration.Row row, Span span) -> rows.read(row);
      case Item.Without(var names, Span span) -> names.forEach(name -> fact(name, locals));
      case Item.Setting(Name name, Written value, var origin, Span span) -> {
        fact(name, locals);
        value(value, type(name.texts(), locals), locals);
      }
      case Item.Agent any -> {}
      case Item.Principal any -> {}
      case Item.ChainWord any -> {}
      case Item.PartWord any -> {}
      case Item.DatasetsWord any -> {}
      case Item.At any -> {}
      case Item.SupportsAll any -> {}
      case Item.Revoked any -> {}
      case Item.Approved any -> {}
    }
  }

  private void fact(Name name, Locals locals) {
    expressions.condition(new Expression.Reference(name), locals);
  }

  private Type type(List<String> path, Locals locals) {
    return expressions.types().of(path, locals).orElse(NO_WORDS);
  }

  /** What is said of the parts of an owner, such as the arguments of a call. */
  private void entries(String owner, List<Entry> entries, Locals locals) {
    for (Entry entry : entries) {
      Span span = entry.name().span();
      Name.Segment first = new Name.Segment(owner, false, span);
      fact(new Name(List.of(first, entry.name()), span), locals);
      value(entry.value(), type(List.of(owner, entry.name().text()), locals), locals);
    }
  }

  /** What a hop delegates. */
  private void bounds(List<Entry> bounds, Locals locals) {
    for (Entry bound : bounds) {
      Type type =
          switch (bound.name().text()) {
            case "tools" -> new Type.Tool();
            case "datasets" -> new Type.Name();
            case "actions" -> type(List.of("action"), locals);
            default -> type(List.of("hop", bound.name().text()), locals);
          };
      value(bound.value(), type, locals);
    }
  }

  private void value(Written written, Type expected, Locals locals) {
    switch (written) {
      case Written.Plain(Expression value) -> expressions.read(value, expected, locals);
      case Written.Elements(var elements, Span span) ->
          elements.forEach(each -> value(each, ExpressionReader.element(expected), locals));
      case Written.Placed(Expression name, var path, Span span) ->
          expressions.read(name, new Type.Name(), locals);
      case Written.Fields(var entries, Span span) ->
          entries.forEach(each -> value(each.value(), NO_WORDS, locals));
      case Written.Range any -> {}
      case Written.All any -> {}
      case Written.Unknown any -> {}
      case Written.TimeOfDay any -> {}
    }
  }

  private void expectation(Expectation expectation, Locals locals) {
    for (Expectation.Part part : expectation.parts()) {
      switch (part) {
        case Expectation.Part.Rule(Name rule, Span span) -> named(Kind.RULE, rule);
        case Expectation.Part.Unknown(Name fact, Span span) -> fact(fact, locals);
        case Expectation.Part.Obligation(Name.Segment type, var fields, Span span) -> {
          found.used(new Symbol(Kind.OBLIGATION, "", type.text()), type);
          fields.forEach(field ->
              found.used(
                  new Symbol(Kind.OBLIGATION_FIELD, type.text(), field.name().text()),
                  field.name()));
        }
        case Expectation.Part.Reason any -> {}
        case Expectation.Part.Once any -> {}
        case Expectation.Part.For any -> {}
        case Expectation.Part.Until any -> {}
        case Expectation.Part.Hop any -> {}
        case Expectation.Part.Field any -> {}
        case Expectation.Part.Nothing any -> {}
      }
    }
  }
}
