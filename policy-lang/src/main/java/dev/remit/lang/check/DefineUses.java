package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.DefineParameter;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Goes from where a define is used to where it is read: its condition stands in place, and what it
 * is given stands for its parameters, so that guards, knowledge and polarity follow through.
 */
final class DefineUses {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final OperandChecker operands;

  DefineUses(Vocabulary vocabulary, Problems problems, OperandChecker operands) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.operands = operands;
  }

  /** The place inside the define; empty with the fault said. */
  Optional<Place> enter(
      Vocabulary.Define define, List<Expression> arguments, Span use, Place place) {
    Declaration.Define written = define.written();
    if (place.defines().contains(define.id())) {
      problems.add(
          Code.RECURSIVE_DEFINE,
          written.name().span(),
          "`" + written.name().text() + "` uses itself; a define is never recursive");
      return Optional.empty();
    }
    if (arguments.size() != written.parameters().size()) {
      problems.add(
          new Diagnostic(
              Code.DEFINE_ARGUMENTS,
              use,
              "`"
                  + written.name().text()
                  + "` takes "
                  + count(written.parameters().size())
                  + ", and is given "
                  + (arguments.isEmpty() ? "none" : Integer.toString(arguments.size())),
              List.of(new Diagnostic.Label(written.name().span(), "declared here")),
              help(written)));
      return Optional.empty();
    }
    Map<String, TypedOperand> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      DefineParameter parameter = written.parameters().get(i);
      argument(parameter, arguments.get(i), place)
          .ifPresent(operand -> given.put(parameter.name().text(), operand));
    }
    return given.size() == arguments.size()
        ? Optional.of(place.inDefine(define, given))
        : Optional.empty();
  }

  private static String count(int parameters) {
    return switch (parameters) {
      case 0 -> "no arguments";
      case 1 -> "one argument";
      default -> parameters + " arguments";
    };
  }

  private static Optional<String> help(Declaration.Define written) {
    String name = written.name().text();
    return Optional.of(
        written.parameters().isEmpty()
            ? "write `" + name + "`"
            : "write `"
                + name
                + written.parameters().stream()
                    .map(parameter -> parameter.span().text())
                    .collect(Collectors.joining(", ", "(", ")"))
                + "`, with a value for each");
  }

  private Optional<TypedOperand> argument(
      DefineParameter parameter, Expression written, Place place) {
    return new Types(vocabulary.types(), problems)
        .read(parameter.type())
        .flatMap(type ->
            operands
                .read(written, type.type(), place)
                .filter(operand -> fits(type, operand, parameter))
                .filter(operand -> type.optional() || operands.guarded(operand, place))
                .map(operand ->
                    new TypedOperand.Bound(
                        parameter.name().text(), operand, type.optional(), written.span())));
  }

  private boolean fits(Types.Read type, TypedOperand operand, DefineParameter parameter) {
    boolean fits = Types.fits(type.type(), operand.type());
    if (!fits) {
      problems.add(
          new Diagnostic(
              Code.TYPE_MISMATCH,
              operand.span(),
              Shown.type(type.type())
                  + " is expected for `"
                  + parameter.name().text()
                  + "`, and this is "
                  + Shown.type(operand.type()),
              List.of(new Diagnostic.Label(parameter.span(), "the parameter is declared here")),
              Optional.empty()));
    }
    return fits;
  }

  /** What is wrong with a define whether it is used or not. */
  void declared(Vocabulary.Define define) {
    Set<String> names = new HashSet<>();
    for (DefineParameter parameter : define.written().parameters()) {
      Name.Segment name = parameter.name();
      new Types(vocabulary.types(), problems).read(parameter.type());
      if (!names.add(name.text())) {
        problems.add(Code.DUPLICATE_FIELD, name.span(), "`" + name.text() + "` is declared twice");
      }
    }
  }

  void unusedParameters(Vocabulary.Define define) {
    Set<String> mentioned =
        Mentions.of(define.written().condition())
            .map(name -> name.texts().getFirst())
            .collect(Collectors.toSet());
    for (DefineParameter parameter : define.written().parameters()) {
      Name.Segment name = parameter.name();
      if (!mentioned.contains(name.text())) {
        problems.add(
            Code.UNUSED,
            name.span(),
            "nothing in `"
                + define.written().name().text()
                + "` uses the parameter `"
                + name.text()
                + "`");
      }
    }
  }

  /** A place to read a define that nothing uses: its parameters stand for nothing in particular. */
  Place alone(Vocabulary.Define define) {
    Map<String, TypedOperand> given = new HashMap<>();
    for (DefineParameter parameter : define.written().parameters()) {
      String name = parameter.name().text();
      new Types(vocabulary.types(), problems)
          .read(parameter.type())
          .ifPresent(type ->
              given.put(
                  name,
                  new TypedOperand.Bound(
                      name,
                      new TypedOperand.Element(
                          name, 0, type.type(), Optional.empty(), parameter.span()),
                      type.optional(),
                      parameter.span())));
    }
    return Place.of(define.scope(), false).inDefine(define, given);
  }
}
