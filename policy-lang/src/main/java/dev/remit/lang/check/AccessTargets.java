package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration.DoesTarget;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.PathRule;
import dev.remit.lang.schema.Catalogue.TargetRule;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what an access is on, by the types of the tool's arguments. */
final class AccessTargets {
  private final List<Type.Field> args;
  private final Problems problems;

  AccessTargets(List<Type.Field> args, Problems problems) {
    this.args = args;
    this.problems = problems;
  }

  Optional<TargetRule> on(DoesTarget.On written) {
    Optional<PathRule> at = written.at().flatMap(this::at);
    return written.at().isPresent() && at.isEmpty()
        ? Optional.empty()
        : Optional.of(new TargetRule.On(new Value.Name(written.dataset().texts()), at));
  }

  Optional<TargetRule> named(DoesTarget.Named written) {
    Optional<PathRule> at = written.at().flatMap(this::at);
    if (isSecret(written.dataset())) {
      return Optional.empty();
    }
    if (!(written.dataset() instanceof Expression.Reference(Name name))
        || argument(args, name).filter(field -> isName(field.type())).isEmpty()) {
      problems.add(
          Code.BAD_ACCESS,
          written.dataset().span(),
          "the dataset comes from an argument of this tool that is a `name` or a list of names");
      return Optional.empty();
    }
    return written.at().isPresent() && at.isEmpty()
        ? Optional.empty()
        : Optional.of(new TargetRule.Named(path(name), at));
  }

  private static boolean isName(Type type) {
    return type instanceof Type.Name
        || (type instanceof Type.ListOf(Type element, int max) && element instanceof Type.Name);
  }

  /**
   * Whether it is a secret argument, which is said: what an access is on stands in every answer.
   */
  private boolean isSecret(Expression written) {
    boolean secret =
        written instanceof Expression.Reference(Name name)
            && argument(args, name).filter(Type.Field::secret).isPresent();
    if (secret) {
      problems.add(
          Code.BAD_ACCESS,
          written.span(),
          "a secret argument names no dataset and no path: what an access is on stands in grants, explanations and logs");
    }
    return secret;
  }

  private Optional<PathRule> at(Expression written) {
    if (isSecret(written)) {
      return Optional.empty();
    }
    return switch (written) {
      case Expression.StringLiteral(var text, var span) ->
          new Paths(problems).path(text, span).map(PathRule.Constant::new);
      case Expression.Tuple(var elements, var span) -> segments(elements);
      case Expression.Reference(var name)
          when argument(args, name).filter(field -> isPath(field.type())).isPresent() ->
          Optional.of(new PathRule.Argument(path(name)));
      default -> {
        problems.add(
            Code.BAD_ACCESS,
            written.span(),
            "a path comes from an argument of this tool that is a `path`, a `string` or a list of either, from a text,"
                + " or from its segments: `(args.owner, args.repo)`");
        yield Optional.empty();
      }
    };
  }

  private static boolean isPath(Type type) {
    return switch (type) {
      case Type.Path any -> true;
      case Type.Text any -> true;
      case Type.ListOf(Type element, int max) ->
          element instanceof Type.Path || element instanceof Type.Text;
      default -> false;
    };
  }

  private Optional<PathRule> segments(List<Expression> elements) {
    List<PathRule.Part> parts = new ArrayList<>();
    for (Expression element : elements) {
      if (isSecret(element)) {
        return Optional.empty();
      }
      switch (element) {
        case Expression.StringLiteral(var text, var span) ->
            parts.add(new PathRule.Part.Constant(text));
        case Expression.Reference(var name)
            when argument(args, name)
                .filter(field ->
                    field.type() instanceof Type.Text || field.type() instanceof Type.EnumOf)
                .isPresent() ->
            parts.add(new PathRule.Part.Argument(path(name)));
        default -> {
          problems.add(
              Code.BAD_ACCESS,
              element.span(),
              "a segment of a path is a text or an argument of this tool that is a `string` or an enum");
          return Optional.empty();
        }
      }
    }
    return Optional.of(new PathRule.Segments(parts));
  }

  /** The argument that {@code args.a.b} names, through records. */
  static Optional<Type.Field> argument(List<Type.Field> args, Name name) {
    List<String> texts = name.texts();
    return texts.size() > 1 && texts.getFirst().equals("args")
        ? field(args, texts.subList(1, texts.size()))
        : Optional.empty();
  }

  static List<String> path(Name argument) {
    return argument.texts().subList(1, argument.texts().size());
  }

  /** The field at a path through records; optional if any on the way is. */
  static Optional<Type.Field> field(List<Type.Field> fields, List<String> path) {
    Optional<Type.Field> first =
        fields.stream().filter(field -> field.name().equals(path.getFirst())).findFirst();
    if (path.size() == 1 || first.isEmpty()) {
      return first;
    }
    return first.get().type() instanceof Type.RecordOf(List<Type.Field> inner)
        ? field(inner, path.subList(1, path.size()))
            .map(found ->
                new Type.Field(
                    found.name(),
                    found.type(),
                    found.optional() || first.get().optional(),
                    found.secret() || first.get().secret()))
        : Optional.empty();
  }
}
