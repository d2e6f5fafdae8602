package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.AttributeSource;
import dev.remit.lang.ast.Declaration.Clause;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.GroupMembers;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.ParameterType;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.TypeName;
import dev.remit.lang.ide.Symbol.Kind;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.ObligationType;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes what a file declares, and what the names in its declarations mean. */
final class DeclarationReader {
  private static final Type NO_WORDS = new Type.Json();

  private final Declared declared;
  private final FileScope scope;
  private final Occurrences found;
  private final ExpressionReader expressions;
  private final ToolReader tools;
  private final TestReader tests;
  private final RowReader rows;

  DeclarationReader(Declared declared, FileScope scope, Occurrences found) {
    this.declared = declared;
    this.scope = scope;
    this.found = found;
    this.expressions = new ExpressionReader(declared, scope, found);
    this.tools = new ToolReader(declared, expressions, found);
    this.rows = new RowReader(declared, scope, expressions, found);
    this.tests = new TestReader(declared, scope, expressions, found);
  }

  void read(PolicyFile file) {
    found.declared(Symbol.dotted(Kind.PACKAGE, file.packageName().texts()), file.packageName());
    file.governs().forEach(this::governs);
    file.imports().forEach(this::imported);
    file.declarations().forEach(this::declaration);
  }

  /** Of a pattern without a star the only name that it matches. */
  private void governs(PolicyFile.Governs line) {
    List<String> segments = line.pattern().segments();
    boolean exact = segments.stream().noneMatch(each -> each.startsWith("*"));
    String last = segments.getLast();
    if (exact && line.pattern().span().text().endsWith(last)) {
      Kind kind = line.subject() == PolicyFile.Governs.Subject.TOOL ? Kind.TOOL : Kind.DATASET;
      Span whole = line.pattern().span();
      found.used(
          Symbol.dotted(kind, segments),
          new Span(whole.file(), whole.end() - last.length(), whole.end()),
          whole);
    }
  }

  private void imported(PolicyFile.Import each) {
    Symbol imported = Symbol.dotted(Kind.PACKAGE, each.packageName().texts());
    found.used(imported, each.packageName());
    each.alias()
        .ifPresent(alias ->
            found.declared(
                new Symbol(Kind.QUALIFIER, alias.span().file().path(), alias.text()), alias));
    for (Declaration.Property argument : each.arguments().orElse(List.of())) {
      Optional<Symbol> parameter =
          Optional.ofNullable(declared.named().get(imported.id() + "." + argument.name().text()))
              .filter(symbol -> symbol.kind() == Kind.PARAMETER);
      parameter.ifPresent(symbol -> found.used(symbol, argument.name()));
      parameter
          .flatMap(declared::declaration)
          .ifPresent(declaration -> {
            if (declaration instanceof Declaration.Parameter written) {
              value(argument.value(), written.type());
            }
          });
    }
  }

  private void value(Expression value, ParameterType type) {
    if (type instanceof ParameterType.Group && value instanceof Expression.Reference(Name name)) {
      expressions.named(name);
    } else {
      expressions.read(value, declared.type(type).orElse(NO_WORDS), Locals.NONE);
    }
  }

  private Symbol own(Kind kind, Name.Segment name) {
    return new Symbol(kind, scope.packageName(), name.text());
  }

  private void declaration(Declaration declaration) {
    switch (declaration) {
      case Declaration.Group group -> group(group);
      case Declaration.Parameter each -> {
        found.declared(own(Kind.PARAMETER, each.name()), each.name());
        type(each.type());
        each.fallback().ifPresent(value -> value(value, each.type()));
      }
      case Declaration.Actions(var names, Span span) ->
          names.forEach(name -> found.declared(new Symbol(Kind.ACTION, "", name.text()), name));
      case Declaration.Labels(var names, Span span) ->
          names.forEach(name -> found.declared(new Symbol(Kind.LABEL, "", name.text()), name));
      case Declaration.EnumType each -> {
        found.declared(new Symbol(Kind.ENUM, "", each.name().text()), each.name());
        each.values()
            .forEach(value ->
                found.declared(
                    new Symbol(Kind.ENUM_VALUE, each.name().text(), value.text()), value));
      }
      case Declaration.Attribute each -> attribute(each);
      case Declaration.Tool tool -> tools.tool(tool);
      case Declaration.ImportedTool(Declaration.Tool tool, Span span) -> tools.imported(tool);
      case Declaration.ToolsFile file -> file.defaults().forEach(each -> tools.items(each.items()));
      case Declaration.Dataset each -> {
        found.declared(Symbol.dotted(Kind.DATASET, each.name().texts()), each.name());
        properties("dataset", each.properties());
      }
      case Declaration.Agent each -> properties("agent", each.properties());
      case Declaration.ObligationKind each -> obligation(each);
      case Declaration.Schedule each -> {
        found.declared(own(Kind.SCHEDULE, each.name()), each.name());
        each.except().ifPresent(expressions::named);
      }
      case Declaration.Dates each -> found.declared(own(Kind.DATES, each.name()), each.name());
      case Declaration.Data each -> data(each);
      case Declaration.Row each -> rows.read(each);
      case Declaration.Define each -> define(each);
      case Declaration.For(var header, var rules, Span span) -> {
        header.forEach(clause -> clause(clause, Locals.NONE));
        rules.forEach(rule -> rule(rule, header));
      }
      case Declaration.Rule rule -> rule(rule, List.of());
      case Declaration.Tests(var test) -> tests.read(test);
      case Declaration.DatasetsFile any -> {}
      case Declaration.AgentsFile any -> {}
    }
  }

  private void group(Declaration.Group group) {
    found.declared(own(Kind.GROUP, group.name()), group.name());
    switch (group.members()) {
      case GroupMembers.Terms(var terms) -> {
        for (GroupMembers.Term term : terms) {
          if (term.who() instanceof GroupMembers.Who.Named(Name other)) {
            expressions.named(other);
          }
        }
      }
      case GroupMembers.ByFact(var word, Name attribute) ->
          expressions.condition(new Expression.Reference(attribute), Locals.NONE);
      case GroupMembers.FromFile any -> {}
    }
  }

  private void attribute(Declaration.Attribute each) {
    found.declared(Symbol.dotted(Kind.ATTRIBUTE, each.name().texts()), each.name());
    expressions.type(each.type());
    if (each.source() instanceof AttributeSource.Captured(Name from, var pattern)) {
      expressions.condition(new Expression.Reference(from), Locals.NONE);
    }
  }

  private void type(ParameterType type) {
    if (type instanceof ParameterType.Value(TypeName value, Span span)) {
      expressions.type(value);
    }
  }

  /** What is stated of a dataset or an agent: values of its attributes. */
  private void properties(String owner, List<Declaration.Property> properties) {
    for (Declaration.Property each : properties) {
      String name = owner + "." + each.name().text();
      Optional<Attribute> attribute = declared.checked().attributes().attribute(name);
      attribute.ifPresent(any -> found.used(Symbol.dotted(Kind.ATTRIBUTE, name), each.name()));
      Type type =
          name.equals("dataset.labels")
              ? declared.label()
              : attribute.map(Attribute::type).orElse(NO_WORDS);
      expressions.read(each.value(), type, Locals.NONE);
    }
  }

  private void obligation(Declaration.ObligationKind each) {
    String name = each.name().text();
    found.declared(new Symbol(Kind.OBLIGATION, "", name), each.name());
    for (Declaration.ObligationField field : each.fields()) {
      found.declared(new Symbol(Kind.OBLIGATION_FIELD, name, field.name().text()), field.name());
      type(field.type());
    }
  }

  private void data(Declaration.Data each) {
    Symbol table = own(Kind.TABLE, each.name());
    found.declared(table, each.name());
    expressions.type(each.keyType());
    for (TypeName.Field field : each.fields()) {
      found.declared(new Symbol(Kind.COLUMN, table.id(), field.name().text()), field.name());
      expressions.type(field.type());
    }
  }

  private void define(Declaration.Define each) {
    found.declared(own(Kind.DEFINE, each.name()), each.name());
    Locals locals = Locals.NONE.of(ValueTypes.named(List.of(each.condition())));
    for (Declaration.DefineParameter parameter : each.parameters()) {
      Symbol symbol = ExpressionReader.variable(parameter.name());
      found.declared(symbol, parameter.name());
      expressions.type(parameter.type());
      locals = locals.with(new Locals.Variable(symbol, declared.type(parameter.type())));
    }
    expressions.condition(each.condition(), locals);
  }

  private void rule(Declaration.Rule rule, List<Clause> header) {
    found.declared(own(Kind.RULE, rule.name()), rule.name());
    List<Clause> clauses = new ArrayList<>(header);
    clauses.addAll(rule.clauses());
    Locals locals = Locals.NONE.of(ValueTypes.named(Conditions.together(clauses)));
    rule.clauses().forEach(clause -> clause(clause, locals));
    rule.obligations().forEach(obligation -> with(obligation, locals));
  }

  private void clause(Clause clause, Locals locals) {
    Conditions.of(clause).ifPresent(condition -> expressions.condition(condition, locals));
  }

  private void with(Declaration.Obligation obligation, Locals locals) {
    String type = obligation.type().text();
    found.used(new Symbol(Kind.OBLIGATION, "", type), obligation.type());
    Optional<ObligationType> known =
        Optional.ofNullable(declared.checked().obligations().get(type));
    for (Declaration.Property field : obligation.fields()) {
      found.used(new Symbol(Kind.OBLIGATION_FIELD, type, field.name().text()), field.name());
      Type expected =
          known.stream()
              .flatMap(each -> each.fields().stream())
              .filter(each -> each.name().equals(field.name().text()))
              .map(ObligationType.Field::kind)
              .map(kind ->
                  kind instanceof ObligationType.Kind.Of(Type of) ? of : new Type.Identity())
              .findFirst()
              .orElse(NO_WORDS);
      expressions.read(field.value(), expected, locals);
    }
  }
}
