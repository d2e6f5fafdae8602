package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.DoesAction;
import dev.remit.lang.ast.Declaration.DoesTarget;
import dev.remit.lang.ast.Declaration.ToolItem;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ide.Symbol.Kind;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Set;

/** Notes what the declaration of a tool names. */
final class ToolReader {
  private static final Type NO_WORDS = new Type.Json();

  private final Declared declared;
  private final ExpressionReader expressions;
  private final Occurrences found;

  ToolReader(Declared declared, ExpressionReader expressions, Occurrences found) {
    this.declared = declared;
    this.expressions = expressions;
    this.found = found;
  }

  void tool(Declaration.Tool tool) {
    Symbol symbol = Symbol.dotted(Kind.TOOL, tool.name().texts());
    found.declared(symbol, tool.name());
    arguments(tool, symbol);
    boolean plain = !tool.family() && tool.name().segments().size() == 2;
    items(
        tool.items(),
        plain
            ? Locals.NONE.of(Set.of(new Value.Tool(symbol.owner(), symbol.name())))
            : Locals.NONE);
  }

  /** What it does stands where its file is named, and is read there. */
  void imported(Declaration.Tool tool) {
    Symbol symbol = Symbol.dotted(Kind.TOOL, tool.name().texts());
    found.declared(symbol, tool.name().segments().getLast());
    arguments(tool, symbol);
  }

  private void arguments(Declaration.Tool tool, Symbol symbol) {
    for (ToolItem item : tool.items()) {
      if (item instanceof ToolItem.Args(var fields, Span span)) {
        fields.forEach(field -> {
          found.declared(new Symbol(Kind.ARGUMENT, symbol.id(), field.name().text()), field.name());
          expressions.type(field.type());
        });
      }
    }
  }

  /** What any tools do whose arguments are not told here. */
  void items(List<ToolItem> items) {
    items(items, Locals.NONE);
  }

  private void items(List<ToolItem> items, Locals locals) {
    for (ToolItem item : items) {
      if (item instanceof ToolItem.Does(DoesAction action, DoesTarget target, Span span)) {
        action(action, locals);
        target(target, locals);
      }
    }
  }

  private void action(DoesAction action, Locals locals) {
    switch (action) {
      case DoesAction.Fixed(Name.Segment word, Span span) -> action(word);
      case DoesAction.FromArgument(Name argument, var modes, Span span) -> {
        Expression read = new Expression.Reference(argument);
        expressions.read(read, NO_WORDS, locals);
        Type type = expressions.types().of(read, locals).orElse(NO_WORDS);
        for (DoesAction.Mode mode : modes) {
          if (type instanceof Type.EnumOf symbols && declared.enums().containsKey(symbols.name())) {
            found.used(
                new Symbol(Kind.ENUM_VALUE, symbols.name(), mode.value().text()), mode.value());
          }
          action(mode.action());
        }
      }
    }
  }

  private void action(Name.Segment word) {
    found.used(new Symbol(Kind.ACTION, "", word.text()), word);
  }

  private void target(DoesTarget target, Locals locals) {
    switch (target) {
      case DoesTarget.On(Name dataset, var at, Span span) -> {
        found.used(Symbol.dotted(Kind.DATASET, dataset.texts()), dataset);
        at.ifPresent(place -> expressions.read(place, NO_WORDS, locals));
      }
      case DoesTarget.Named(Expression dataset, var at, Span span) -> {
        expressions.read(dataset, NO_WORDS, locals);
        at.ifPresent(place -> expressions.read(place, NO_WORDS, locals));
      }
      case DoesTarget.Nothing any -> {}
      case DoesTarget.FromRequest any -> {}
    }
  }
}
