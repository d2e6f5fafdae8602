package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TypeName;
import dev.remit.lang.ide.Symbol.Kind;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Notes what the names in conditions and values mean, by the rules of the checker: a variable, an
 * argument or an attribute first, then what packages declare, then a word by the type expected.
 */
final class ExpressionReader {
  private static final Type NO_WORDS = new Type.Json();

  private final Declared declared;
  private final FileScope scope;
  private final ValueTypes types;
  private final Occurrences found;

  ExpressionReader(Declared declared, FileScope scope, Occurrences found) {
    this.declared = declared;
    this.scope = scope;
    this.types = new ValueTypes(declared, scope);
    this.found = found;
  }

  ValueTypes types() {
    return types;
  }

  void condition(Expression written, Locals locals) {
    read(written, NO_WORDS, locals);
  }

  /** A value, of a type that says what a word in it stands for. */
  void read(Expression written, Type expected, Locals locals) {
    switch (written) {
      case Expression.Reference(Name name) -> name(name, expected, locals);
      case Expression.StringLiteral(var text, Span span) -> text(text, span, expected);
      case Expression.SetLiteral(var elements, Span span) ->
          elements.forEach(element -> read(element, element(expected), locals));
      case Expression.Tuple(var elements, Span span) ->
          elements.forEach(element -> read(element, NO_WORDS, locals));
      case Expression.And(var operands, Span span) ->
          operands.forEach(operand -> condition(operand, locals));
      case Expression.Or(var operands, Span span) ->
          operands.forEach(operand -> condition(operand, locals));
      case Expression.Not(var operand, Span span) -> condition(operand, locals);
      case Expression.Compare compare -> sides(compare.left(), compare.right(), locals);
      case Expression.Is is -> sides(is.left(), is.right(), locals);
      case Expression.In in -> in(in, locals);
      case Expression.Under under -> sides(under.left(), under.right(), locals);
      case Expression.Labelled labelled -> {
        read(labelled.left(), NO_WORDS, locals);
        read(labelled.label(), declared.label(), locals);
      }
      case Expression.Matches matches -> read(matches.left(), NO_WORDS, locals);
      case Expression.Default(var value, var fallback, Span span) -> {
        read(value, NO_WORDS, locals);
        read(fallback, types.of(value, locals).orElse(expected), locals);
      }
      case Expression.Has has -> {
        name(has.attribute(), NO_WORDS, locals);
        has.type().ifPresent(this::type);
      }
      case Expression.HasRow has -> row(has.row(), locals);
      case Expression.RowReference row -> row(row, locals);
      case Expression.DefineUse use -> define(use, locals);
      case Expression.Quantified quantified -> quantified(quantified, locals);
      case Expression.PatternLiteral any -> {}
      case Expression.NumberLiteral any -> {}
      case Expression.BoolLiteral any -> {}
      case Expression.Cell any -> {}
      case Expression.DurationLiteral any -> {}
      case Expression.TimestampLiteral any -> {}
      case Expression.DateLiteral any -> {}
      case Expression.IdentityLiteral any -> {}
    }
  }

  static Type element(Type type) {
    return switch (type) {
      case Type.SetOf(Type of, int max) -> of;
      case Type.ListOf(Type of, int max) -> of;
      default -> type;
    };
  }

  private void sides(Expression left, Expression right, Locals locals) {
    read(left, types.of(right, locals).orElse(NO_WORDS), locals);
    read(right, types.of(left, locals).orElse(NO_WORDS), locals);
  }

  private void in(Expression.In in, Locals locals) {
    Type member = types.of(in.right(), locals).map(ExpressionReader::element).orElse(NO_WORDS);
    boolean labels =
        in.right() instanceof Expression.Reference(Name name)
            && name.texts().equals(List.of("dataset", "labels"));
    read(in.left(), labels ? declared.label() : member, locals);
    read(in.right(), types.of(in.left(), locals).orElse(NO_WORDS), locals);
  }

  private void name(Name name, Type expected, Locals locals) {
    Name.Segment first = name.segments().getFirst();
    Locals.Variable variable = locals.variables().get(first.text());
    int attribute = declared.attributeLength(name.texts());
    if (variable != null) {
      found.used(variable.symbol(), first);
    } else if (first.text().equals("args") && name.segments().size() > 1) {
      argument(name, locals);
    } else if (attribute > 0) {
      found.used(
          Symbol.dotted(Kind.ATTRIBUTE, name.texts().subList(0, attribute)), name, attribute);
    } else if (!value(name, expected)) {
      named(name);
    }
  }

  private void argument(Name name, Locals locals) {
    Name.Segment own = name.segments().get(1);
    for (ToolEntry tool : types.tools(locals).toList()) {
      if (tool.args().stream().anyMatch(field -> field.name().equals(own.text()))) {
        found.used(
            new Symbol(Kind.ARGUMENT, tool.tool().server() + "." + tool.tool().name(), own.text()),
            name,
            2);
      }
    }
  }

  /** A tool, a dataset, a label or an enum's value, where one is expected. */
  private boolean value(Name name, Type expected) {
    Optional<Symbol> meant =
        switch (expected) {
          case Type.Tool any when declared.isTool(name.texts()) ->
              Optional.of(Symbol.dotted(Kind.TOOL, name.texts()));
          case Type.Name any when declared.isDataset(name.texts()) ->
              Optional.of(Symbol.dotted(Kind.DATASET, name.texts()));
          default -> name.segments().size() == 1 ? word(name.texts().getFirst(), expected) : none();
        };
    meant.ifPresent(symbol -> found.used(symbol, name));
    return meant.isPresent();
  }

  private static Optional<Symbol> none() {
    return Optional.empty();
  }

  private Optional<Symbol> word(String word, Type expected) {
    return switch (expected) {
      case Type.Label any when declared.labels().contains(word) ->
          Optional.of(new Symbol(Kind.LABEL, "", word));
      case Type.EnumOf symbols when symbols.values().contains(word) ->
          Optional.of(value(symbols, word));
      default -> none();
    };
  }

  private static Symbol value(Type.EnumOf symbols, String word) {
    return symbols.name().equals("action")
        ? new Symbol(Kind.ACTION, "", word)
        : new Symbol(Kind.ENUM_VALUE, symbols.name(), word);
  }

  private void text(String text, Span span, Type expected) {
    boolean plain = span.text().equals("\"" + text + "\"");
    word(text, expected).filter(any -> plain).ifPresent(symbol -> found.used(symbol, span, span));
  }

  /** What a package declares, and the qualifier before it. */
  void named(Name name) {
    declared
        .named(name, scope)
        .ifPresent(symbol -> {
          scope
              .qualifier(name)
              .ifPresent(each -> found.used(each.symbol(), name.segments().getFirst()));
          found.used(symbol, name);
        });
  }

  private void row(Expression.RowReference row, Locals locals) {
    named(row.table());
    Optional<Symbol> table = declared.named(row.table(), scope);
    Optional<Type> key =
        table
            .flatMap(declared::declaration)
            .flatMap(data ->
                data instanceof Declaration.Data each
                    ? declared.type(each.keyType())
                    : Optional.empty());
    read(row.key(), key.orElse(NO_WORDS), locals);
    if (table.isPresent() && !row.path().isEmpty()) {
      Name.Segment column = row.path().getFirst();
      found.used(new Symbol(Kind.COLUMN, table.get().id(), column.text()), column);
    }
  }

  private void define(Expression.DefineUse use, Locals locals) {
    named(use.define());
    List<Declaration.DefineParameter> parameters =
        declared
            .named(use.define(), scope)
            .flatMap(declared::declaration)
            .map(define ->
                define instanceof Declaration.Define each
                    ? each.parameters()
                    : List.<Declaration.DefineParameter>of())
            .orElse(List.of());
    for (int i = 0; i < use.arguments().size(); i++) {
      Type expected =
          i < parameters.size()
              ? declared.type(parameters.get(i).type()).orElse(NO_WORDS)
              : NO_WORDS;
      read(use.arguments().get(i), expected, locals);
    }
  }

  private void quantified(Expression.Quantified quantified, Locals locals) {
    switch (quantified.range()) {
      case Expression.Range.Hops any -> condition(quantified.body(), locals);
      case Expression.Range.Elements(Name.Segment variable, Expression list, Span span) -> {
        read(list, NO_WORDS, locals);
        Symbol symbol = variable(variable);
        found.declared(symbol, variable);
        condition(
            quantified.body(),
            locals.with(
                new Locals.Variable(
                    symbol, types.of(list, locals).map(ExpressionReader::element))));
      }
    }
  }

  /** Another for each place that declares one of the name. */
  static Symbol variable(Name.Segment name) {
    return new Symbol(Kind.VARIABLE, name.span().toString(), name.text());
  }

  void type(TypeName written) {
    switch (written) {
      case TypeName.Named(Name name, Span span) -> {
        String text = String.join(".", name.texts());
        if (declared.enums().containsKey(text)) {
          found.used(new Symbol(Kind.ENUM, "", text), name);
        } else if (declared.attribute(name.texts()).filter(this::isEnum).isPresent()) {
          found.used(Symbol.dotted(Kind.ATTRIBUTE, name.texts()), name);
        }
      }
      case TypeName.ListOf(var element, var max, Span span) -> type(element);
      case TypeName.SetOf(var element, var max, Span span) -> type(element);
      case TypeName.OptionalOf(var type, Span span) -> type(type);
      case TypeName.RecordOf(var fields, Span span) -> fields.forEach(field -> type(field.type()));
      case TypeName.EnumOf any -> {}
    }
  }

  private boolean isEnum(Attribute attribute) {
    return attribute.type() instanceof Type.EnumOf;
  }
}
