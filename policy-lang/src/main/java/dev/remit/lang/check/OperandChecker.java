package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.ir.Operand.Clock;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Resolves what an atom reads: attributes, arguments, hops and quantified elements. */
final class OperandChecker {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final Uses uses;

  OperandChecker(Vocabulary vocabulary, Problems problems, Uses uses) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.uses = uses;
  }

  /** Reads constants where parameters may stand for some. */
  Constants constants(Place place) {
    return new Constants(problems, name -> bound(name, place));
  }

  /** A fact, or a value with a default; empty with the fault said. */
  Optional<TypedOperand> read(Expression written, Place place) {
    return switch (written) {
      case Expression.Reference(var name) -> reference(name, place);
      case Expression.Default(var value, var fallback, var span) ->
          orElse(value, fallback, span, place);
      default -> {
        problems.add(
            Code.TYPE_MISMATCH,
            written.span(),
            "an attribute is expected here, and this is " + Shown.kind(written));
        yield Optional.empty();
      }
    };
  }

  /** A constant where the expression stands for itself by the type expected, otherwise a fact. */
  Optional<TypedOperand> read(Expression written, Type expected, Place place) {
    boolean word = written instanceof Expression.Reference(var name) && !isFact(name, place);
    if (word && !Constants.takesWords(expected)) {
      notAValue((Expression.Reference) written, expected, place);
      return Optional.empty();
    }
    if (word || Constants.isLiteral(written)) {
      return constants(place)
          .read(written, expected)
          .map(value -> new TypedOperand.Constant(value, expected, written.span()));
    }
    return read(written, place);
  }

  /** Whether a name reads a fact, rather than standing for itself. */
  boolean isFact(Name name, Place place) {
    String first = name.texts().getFirst();
    return (first.equals("args") && name.texts().size() > 1)
        || bound(name, place).isPresent()
        || vocabulary.attributes().attribute(Names.dotted(name)).isPresent();
  }

  Optional<TypedOperand> reference(Name name, Place place) {
    String first = name.texts().getFirst();
    Optional<TypedOperand> bound = bound(name, place);
    if (bound.isPresent()) {
      return isWhole(name, place) ? fields(bound.get(), name) : Optional.empty();
    }
    if (first.equals("args") && name.texts().size() > 1) {
      return argument(name, place);
    }
    Optional<Attribute> attribute = vocabulary.attributes().attribute(Names.dotted(name));
    if (attribute.isEmpty()) {
      unknown(name, place);
      return Optional.empty();
    }
    return attribute(attribute.get(), name.span(), place);
  }

  /**
   * What the first segment of a name stands for, if it is a variable or a parameter: that of the
   * innermost quantifier or define, then that of the pack.
   */
  Optional<TypedOperand> bound(Name name, Place place) {
    Span span = name.segments().getFirst().span();
    Optional<TypedOperand> variable =
        place
            .variable(name)
            .map(stands ->
                stands instanceof TypedOperand.Bound(var word, var value, boolean optional, var at)
                    ? new TypedOperand.Bound(word, value, optional, span)
                    : stands);
    return variable.or(() ->
        vocabulary
            .parameter(name, place.scope(), uses)
            .map(parameter ->
                new TypedOperand.Bound(parameter.name().text(), parameter.value(), false, span)));
  }

  /** A pack's parameter that is a set with patterns in it can only be looked into. */
  boolean isWhole(Name name, Place place) {
    boolean patterns =
        place.variable(name).isEmpty()
            && vocabulary
                .parameter(name, place.scope(), uses)
                .filter(parameter -> !parameter.patterns().isEmpty())
                .isPresent();
    if (patterns) {
      problems.add(
          Code.PACK_ARGUMENT,
          name.span(),
          "`"
              + Names.dotted(name)
              + "` was given a set with patterns, and they stand for names only after `in`");
    }
    return !patterns;
  }

  /** A word where no word is a value: probably a parameter or an attribute, misspelt. */
  private void notAValue(Expression.Reference written, Type expected, Place place) {
    if (!place.scope().isLost(written.name())) {
      problems.add(
          new Diagnostic(
              Code.TYPE_MISMATCH,
              written.span(),
              Shown.type(expected) + " is expected here, and this is " + Shown.kind(written),
              List.of(),
              near(Names.dotted(written.name()), place)));
    }
  }

  private Optional<String> near(String text, Place place) {
    Set<String> known = new HashSet<>(vocabulary.attributes().attributes().keySet());
    known.addAll(place.variables().keySet());
    known.addAll(place.scope().seen(vocabulary.defines().keySet()));
    known.addAll(place.scope().seen(vocabulary.parameters().keySet()));
    return Spelling.closest(text, known).map(near -> "did you mean `" + near + "`?");
  }

  private void unknown(Name name, Place place) {
    if (!place.scope().isLost(name)) {
      String text = Names.dotted(name);
      problems.add(
          new Diagnostic(
              Code.UNKNOWN_NAME,
              name.span(),
              "there is no attribute `" + text + "`",
              List.of(),
              near(text, place)));
    }
  }

  private Optional<TypedOperand> attribute(Attribute attribute, Span span, Place place) {
    return switch (attribute.supply()) {
      case HOP -> {
        if (!place.insideHop()) {
          problems.add(
              Code.UNKNOWN_NAME,
              span,
              "`" + attribute.name() + "` is read inside `every hop satisfies (…)` or its kin");
          yield Optional.empty();
        }
        yield Optional.of(new TypedOperand.HopFact(attribute, span));
      }
      case CLOCK -> Optional.of(clock(attribute, span));
      case QUESTION, STATEMENT, ACCESS, TOOL -> Optional.of(new TypedOperand.Fact(attribute, span));
    };
  }

  private TypedOperand clock(Attribute attribute, Span span) {
    return switch (attribute.name()) {
      case "credential.age" ->
          new TypedOperand.ClockFact(attribute, Clock.Kind.AGE, core("credential.issued_at"), span);
      case "credential.ttl" ->
          new TypedOperand.ClockFact(
              attribute, Clock.Kind.TTL, core("credential.expires_at"), span);
      default -> new TypedOperand.ClockFact(attribute, Clock.Kind.NOW, attribute, span);
    };
  }

  private Attribute core(String name) {
    return vocabulary.attributes().attribute(name).orElseThrow();
  }

  private Optional<TypedOperand> fields(TypedOperand owner, Name name) {
    TypedOperand at = owner;
    for (Name.Segment segment : name.segments().subList(1, name.segments().size())) {
      Optional<Type.Field> field =
          at.type() instanceof Type.RecordOf(List<Type.Field> fields)
              ? fields.stream().filter(each -> each.name().equals(segment.text())).findFirst()
              : Optional.empty();
      if (field.isEmpty()) {
        problems.add(
            Code.UNKNOWN_NAME,
            segment.span(),
            "`"
                + at.shown()
                + "` is "
                + Shown.type(at.type())
                + " without a field `"
                + segment.text()
                + "`");
        return Optional.empty();
      }
      at = new TypedOperand.Field(at, field.get(), name.span());
    }
    return Optional.of(at);
  }

  /** Readable where the tool is fixed, or typed by a {@code has args.f: T} before. */
  private Optional<TypedOperand> argument(Name name, Place place) {
    List<String> path = AccessTargets.path(name);
    String key = "args." + String.join(".", path);
    Type typed = place.knowledge().typedArguments().get(key);
    if (typed != null) {
      return Optional.of(new TypedOperand.Argument(path, typed, true, name.span()));
    }
    Optional<Set<Value.Tool>> tools = place.knowledge().tools();
    if (tools.isEmpty() || tools.get().isEmpty()) {
      problems.add(
          Code.TOOL_NOT_FIXED,
          name.span(),
          "`" + key + "` is readable where the tool is fixed",
          "add `tool is X` to the header, or ask `has " + key + ": TYPE` first");
      return Optional.empty();
    }
    return common(name, path, key, tools.get());
  }

  private Optional<TypedOperand> common(
      Name name, List<String> path, String key, Set<Value.Tool> tools) {
    boolean optional = false;
    Type type = null;
    for (Value.Tool tool : sorted(tools)) {
      Optional<Type.Field> field =
          vocabulary
              .catalogue()
              .tool(tool)
              .map(ToolEntry::args)
              .flatMap(args -> AccessTargets.field(args, path));
      if (field.isEmpty()) {
        missing(name, path, tool);
        return Optional.empty();
      }
      if (type != null && !type.equals(field.get().type())) {
        problems.add(
            Code.TYPE_MISMATCH,
            name.span(),
            "the tools in question declare `" + key + "` with different types",
            "write a rule for each");
        return Optional.empty();
      }
      type = field.get().type();
      optional |= field.get().optional();
    }
    return type == null
        ? Optional.empty()
        : Optional.of(new TypedOperand.Argument(path, type, optional, name.span()));
  }

  private void missing(Name name, List<String> path, Value.Tool tool) {
    Set<String> declared =
        vocabulary
            .catalogue()
            .tool(tool)
            .map(entry -> entry.args().stream().map(Type.Field::name).collect(Collectors.toSet()))
            .orElse(Set.of());
    String message = "`" + tool + "` declares no argument `" + String.join(".", path) + "`";
    Spelling.closest(path.getFirst(), declared)
        .ifPresentOrElse(
            near ->
                problems.add(
                    Code.UNKNOWN_ARGUMENT,
                    name.span(),
                    message,
                    "did you mean `args." + near + "`?"),
            () -> problems.add(Code.UNKNOWN_ARGUMENT, name.span(), message));
  }

  private static List<Value.Tool> sorted(Set<Value.Tool> tools) {
    return tools.stream().sorted(java.util.Comparator.comparing(Value.Tool::toString)).toList();
  }

  private Optional<TypedOperand> orElse(
      Expression value, Expression fallback, Span span, Place place) {
    Optional<TypedOperand> read = read(value, place);
    if (read.isPresent() && !read.get().optional()) {
      problems.add(
          Code.NOT_OPTIONAL,
          value.span(),
          "`" + read.get().key() + "` is never none, so its default would never be taken",
          "a fact that is not known stays unknown; a default does not change that");
      return Optional.empty();
    }
    return read.flatMap(inner ->
        read(fallback, inner.type(), place)
            .filter(other -> same(inner.type(), other) && hasNoClock(other))
            .map(other -> new TypedOperand.OrElse(inner, other, span)));
  }

  /** Behind a default a clock would go unseen, and the next change of the comparison with it. */
  private boolean hasNoClock(TypedOperand fallback) {
    boolean clock = fallback.bare() instanceof TypedOperand.ClockFact;
    if (clock) {
      problems.add(
          Code.CLOCK,
          fallback.span(),
          "a value of the clock is compared by itself, and stands for no other");
    }
    return !clock;
  }

  /** Whether an operand has the type; a fault is said. */
  boolean same(Type expected, TypedOperand operand) {
    if (Types.fits(expected, operand.type())) {
      return true;
    }
    problems.add(
        Code.TYPE_MISMATCH,
        operand.span(),
        Shown.type(expected) + " is expected here, and this is " + Shown.type(operand.type()));
    return false;
  }

  /**
   * Whether the operand may be read here as it is; an unguarded optional is a fault, which is said.
   */
  boolean guarded(TypedOperand operand, Place place) {
    boolean safe = !operand.optional() || place.knowledge().present().contains(operand.key());
    if (!safe) {
      problems.add(
          Code.UNGUARDED,
          operand.span(),
          "`" + operand.shown() + "` may be none",
          "ask `has " + operand.shown() + "` first, or give a `default`");
    }
    if (operand.type() instanceof Type.Json) {
      problems.add(
          Code.OPAQUE,
          operand.span(),
          "`" + operand.shown() + "` is json, which no operator reads; only `has` asks for it");
      return false;
    }
    return safe;
  }
}
