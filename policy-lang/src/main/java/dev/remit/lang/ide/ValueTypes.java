package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Properties;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The type of what an expression reads; whether it is right is for the checker to say. */
record ValueTypes(Declared declared, FileScope scope) {

  Optional<Type> of(Expression expression, Locals locals) {
    return switch (expression) {
      case Expression.Reference(Name name) -> of(name.texts(), locals).or(() -> parameter(name));
      case Expression.Default(var value, var fallback, var span) -> of(value, locals);
      case Expression.RowReference row -> row(row);
      default -> Optional.empty();
    };
  }

  private Optional<Type> parameter(Name name) {
    return declared
        .named(name, scope)
        .flatMap(declared::declaration)
        .flatMap(declaration ->
            declaration instanceof Declaration.Parameter parameter
                ? declared.type(parameter.type())
                : Optional.empty());
  }

  /** Of a variable, an argument or an attribute, with the fields that follow. */
  Optional<Type> of(List<String> texts, Locals locals) {
    Locals.Variable variable = locals.variables().get(texts.getFirst());
    if (variable != null) {
      return variable.type().flatMap(type -> field(type, texts.subList(1, texts.size())));
    }
    if (texts.getFirst().equals("args") && texts.size() > 1) {
      return tools(locals)
          .flatMap(tool -> tool.args().stream())
          .filter(field -> field.name().equals(texts.get(1)))
          .findFirst()
          .flatMap(field -> field(field.type(), texts.subList(2, texts.size())));
    }
    int length = declared.attributeLength(texts);
    return length == 0
        ? Optional.empty()
        : declared
            .attribute(texts.subList(0, length))
            .map(Attribute::type)
            .flatMap(type -> field(type, texts.subList(length, texts.size())));
  }

  private static Optional<Type> field(Type owner, List<String> path) {
    Optional<Type> at = Optional.of(owner);
    for (String name : path) {
      at =
          at.flatMap(type ->
              Properties.of(type).stream()
                  .filter(field -> field.name().equals(name))
                  .map(Type.Field::type)
                  .findFirst());
    }
    return at;
  }

  private Optional<Type> row(Expression.RowReference row) {
    return declared
        .named(row.table(), scope)
        .flatMap(table -> column(table, row.path()))
        .flatMap(type -> field(type, row.path().stream().skip(1).map(Name.Segment::text).toList()));
  }

  private Optional<Type> column(Symbol table, List<Name.Segment> path) {
    return path.isEmpty() ? Optional.empty() : column(table, path.getFirst().text());
  }

  /** The type of a column of a table. */
  Optional<Type> column(Symbol table, String name) {
    return declared
        .declaration(table)
        .flatMap(declaration ->
            declaration instanceof Declaration.Data data
                ? data.fields().stream()
                    .filter(field -> field.name().text().equals(name))
                    .findFirst()
                    .flatMap(field -> declared.type(field.type()))
                : Optional.empty());
  }

  /** The tools whose arguments may be meant. */
  Stream<ToolEntry> tools(Locals locals) {
    return locals.tools().isEmpty()
        ? declared.tools()
        : locals.tools().stream()
            .flatMap(tool -> declared.checked().catalogue().tool(tool).stream());
  }

  /** The tools that all of these conditions together leave, where one of them names some. */
  static java.util.Set<Value.Tool> named(List<Expression> conditions) {
    return conditions.stream()
        .flatMap(ValueTypes::conjuncts)
        .flatMap(ValueTypes::named)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Stream<Expression> conjuncts(Expression condition) {
    return condition instanceof Expression.And(var operands, Span span)
        ? operands.stream().flatMap(ValueTypes::conjuncts)
        : Stream.of(condition);
  }

  private static Stream<Value.Tool> named(Expression condition) {
    return switch (condition) {
      case Expression.Is is when !is.negated() && isTool(is.left()) -> tool(is.right());
      case Expression.In in when !in.negated() && isTool(in.left()) ->
          in.right() instanceof Expression.SetLiteral(var elements, Span span)
              ? elements.stream().flatMap(ValueTypes::tool)
              : Stream.of();
      default -> Stream.of();
    };
  }

  private static boolean isTool(Expression expression) {
    return expression instanceof Expression.Reference(Name name)
        && name.texts().equals(List.of("tool"));
  }

  private static Stream<Value.Tool> tool(Expression expression) {
    return expression instanceof Expression.Reference(Name name) && name.segments().size() == 2
        ? Stream.of(new Value.Tool(name.texts().getFirst(), name.texts().getLast()))
        : Stream.of();
  }
}
