package dev.remit.lang.syntax;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.DoesAction;
import dev.remit.lang.ast.Declaration.DoesTarget;
import dev.remit.lang.ast.Declaration.ToolItem;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds tools. */
final class ToolBuilder {
  private final Offsets offsets;
  private final Literals literals;
  private final ExpressionBuilder expressions;
  private final TypeBuilder types;
  private final List<Diagnostic> found;

  ToolBuilder(
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

  Declaration.Tool tool(PolicyParser.ToolContext context) {
    List<Name.Segment> segments = literals.segments(context.dotted());
    boolean family =
        segments.size() == 2
            && segments.getLast().text().equals("*")
            && Literals.isStar(segments.getLast());
    List<Name.Segment> written = family ? segments.subList(0, 1) : segments;
    written.stream()
        .filter(Literals::isStar)
        .forEach(star ->
            found.add(
                Diagnostic.of(
                    Code.STAR_PLACE,
                    star.span(),
                    "a tool is named in full; `tool SERVER.*` alone admits all tools of a server")));
    return new Declaration.Tool(
        new Name(written, offsets.span(context.dotted())),
        family,
        context.toolItem().stream().map(this::item).toList(),
        offsets.span(context));
  }

  Declaration.ToolsFile file(PolicyParser.ToolsFileContext context) {
    List<TerminalNode> texts = context.STRING();
    return new Declaration.ToolsFile(
        context.word() == null
            ? literals.quoted(texts.getFirst().getSymbol())
            : literals.segment(context.word()),
        literals.text(texts.getLast().getSymbol()),
        context.toolDefaults().stream().map(this::defaults).toList(),
        offsets.span(context));
  }

  private Declaration.ToolDefaults defaults(PolicyParser.ToolDefaultsContext context) {
    return new Declaration.ToolDefaults(
        context.toolGlob().stream().map(this::glob).toList(),
        context.toolItem().stream().map(this::item).toList(),
        offsets.span(context));
  }

  private Declaration.Text glob(PolicyParser.ToolGlobContext context) {
    if (context.STRING() != null) {
      return literals.text(context.STRING().getSymbol());
    }
    Span span = offsets.span(context);
    if (!span.text().equals(context.getText())) {
      found.add(
          Diagnostic.of(
                  Code.STAR_PLACE, span, "a pattern of tool names has no blanks; commas part two")
              .withHelp("write `get_*, list_*`"));
    }
    return new Declaration.Text(context.getText(), span);
  }

  private ToolItem item(PolicyParser.ToolItemContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.ToolArgsContext args -> new ToolItem.Args(types.fields(args.field()), span);
      case PolicyParser.ToolArgsOpenContext open -> new ToolItem.ArgsOpen(span);
      case PolicyParser.ToolDoesContext does ->
          new ToolItem.Does(action(does.doesAction()), target(does), span);
      case PolicyParser.ToolReversibilityContext flag ->
          new ToolItem.Reversibility(flag.REVERSIBLE() != null, span);
      case PolicyParser.ToolDigestContext digest ->
          new ToolItem.Digest(
              literals.unquoted(digest.STRING().getSymbol()),
              literals.span(digest.STRING().getSymbol()),
              span);
      case PolicyParser.ToolDescriptionContext description ->
          new ToolItem.Description(literals.unquoted(description.STRING().getSymbol()), span);
      default -> throw new IllegalStateException("a tool's item of an unknown form");
    };
  }

  private DoesAction action(PolicyParser.DoesActionContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.ActionFromArgumentContext from ->
          new DoesAction.FromArgument(
              literals.name(from.dotted()),
              from.actionMode().stream()
                  .map(mode ->
                      new DoesAction.Mode(
                          literals.segment(mode.enumValue()),
                          literals.segment(mode.word()),
                          offsets.span(mode)))
                  .toList(),
              span);
      case PolicyParser.FixedActionContext fixed ->
          new DoesAction.Fixed(literals.segment(fixed.word()), span);
      default -> throw new IllegalStateException("an action of an unknown form");
    };
  }

  private DoesTarget target(PolicyParser.ToolDoesContext does) {
    if (does.doesTarget() == null) {
      return new DoesTarget.Nothing();
    }
    Span span = offsets.span(does.doesTarget());
    Optional<Expression> at =
        Optional.<PolicyParser.PlaceContext>ofNullable(does.place()).map(expressions::place);
    return switch (does.doesTarget()) {
      case PolicyParser.TargetFromRequestContext request -> {
        at.ifPresent(misplaced ->
            found.add(
                Diagnostic.of(
                    Code.SYNTAX,
                    misplaced.span(),
                    "datasets from the request bring their paths; `at` does not go with them")));
        yield new DoesTarget.FromRequest(span);
      }
      case PolicyParser.TargetNamedContext named -> {
        Name name = literals.name(named.dotted());
        boolean argument =
            name.segments().size() > 1 && name.segments().getFirst().text().equals("args");
        yield argument
            ? new DoesTarget.Named(new Expression.Reference(name), at, span)
            : new DoesTarget.On(name, at, span);
      }
      default -> throw new IllegalStateException("a target of an unknown form");
    };
  }
}
