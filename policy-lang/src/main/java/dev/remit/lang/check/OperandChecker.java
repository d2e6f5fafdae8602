package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.ir.Operand.Clock;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Properties;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Resolves what an atom reads: attributes, arguments, hops and quantified elements. */
final class OperandChecker {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final Uses uses;
  private final RowChecker rows;
  private final ArgumentReader arguments;
  private final DatasetElements datasets;
  private final PropertyReader properties;

  OperandChecker(Vocabulary vocabulary, Problems problems, Uses uses) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.uses = uses;
    this.rows = new RowChecker(vocabulary, problems, this, uses);
    this.arguments = new ArgumentReader(vocabulary.catalogue(), problems);
    this.datasets = new DatasetElements(vocabulary);
    this.properties = new PropertyReader(problems);
  }

  ArgumentReader arguments() {
    return arguments;
  }

  RowChecker rows() {
    return rows;
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
      case Expression.RowReference row -> rows.read(row, place);
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
        || attributeLength(name) > 0;
  }

  /** The type of what a name reads; nothing is said where there is no such fact. */
  Optional<Type> typeOf(Name name, Place place) {
    return isFact(name, place)
        ? new OperandChecker(vocabulary, problems.apart(), uses)
            .reference(name, place)
            .map(TypedOperand::type)
        : Optional.empty();
  }

  /**
   * How many of a name's segments are an attribute's; those after are fields and properties. None
   * where the name is no attribute's.
   */
  private int attributeLength(Name name) {
    List<String> texts = name.texts();
    for (int length = texts.size(); length > 0; length--) {
      Optional<Attribute> attribute = attribute(texts.subList(0, length));
      boolean whole = length == texts.size();
      if (attribute.isPresent() && (whole || hasProperties(attribute.get().type()))) {
        return length;
      }
    }
    return 0;
  }

  private static boolean hasProperties(Type type) {
    return !Properties.of(type).isEmpty();
  }

  private Optional<Attribute> attribute(List<String> texts) {
    return vocabulary.attributes().attribute(String.join(".", texts));
  }

  Optional<TypedOperand> reference(Name name, Place place) {
    String first = name.texts().getFirst();
    Optional<TypedOperand> bound = bound(name, place);
    if (bound.isPresent()) {
      return isWhole(name, place)
          ? properties(bound.get(), name, 1).map(this::named)
          : Optional.empty();
    }
    if (first.equals("args") && name.texts().size() > 1) {
      return arguments
          .read(name, place)
          .flatMap(argument -> properties(argument, name, argument.path().size() + 1));
    }
    int length = attributeLength(name);
    if (length == 0) {
      unknown(name, place);
      return Optional.empty();
    }
    return attribute(name.texts().subList(0, length))
        .flatMap(attribute -> attribute(attribute, name.span(), place))
        .flatMap(operand -> properties(operand, name, length));
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

  /** A dataset by itself is its name, as {@code dataset} is. */
  private TypedOperand named(TypedOperand operand) {
    return datasets.property(operand, "name").orElse(operand);
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
      problems.unknown(
          Code.TYPE_MISMATCH,
          written.span(),
          Shown.type(expected) + " is expected here, and this is " + Shown.kind(written),
          Names.dotted(written.name()),
          readable(place),
          Optional.empty());
    }
  }

  /** The names that may stand where a fact is read. */
  private Set<String> readable(Place place) {
    Set<String> known = new HashSet<>(vocabulary.attributes().attributes().keySet());
    known.addAll(place.variables().keySet());
    known.addAll(place.scope().seen(vocabulary.defines().keySet()));
    known.addAll(place.scope().seen(vocabulary.parameters().keySet()));
    return known;
  }

  private void unknown(Name name, Place place) {
    if (!place.scope().isLost(name)) {
      String text = Names.dotted(name);
      problems.unknown(
          Code.UNKNOWN_NAME,
          name.span(),
          "there is no attribute `" + text + "`",
          text,
          readable(place),
          Optional.empty());
    }
  }

  private Optional<TypedOperand> attribute(Attribute attribute, Span span, Place place) {
    return switch (attribute.supply()) {
      case HOP ->
          insideHop(attribute, span, place)
              ? Optional.of(new TypedOperand.HopFact(attribute, span))
              : Optional.empty();
      case CLOCK ->
          !attribute.owner().equals("hop") || insideHop(attribute, span, place)
              ? Optional.of(clock(attribute, span))
              : Optional.empty();
      case QUESTION, STATEMENT, ACCESS, TOOL -> Optional.of(new TypedOperand.Fact(attribute, span));
    };
  }

  private boolean insideHop(Attribute attribute, Span span, Place place) {
    if (!place.insideHop()) {
      problems.add(
          Code.UNKNOWN_NAME,
          span,
          "`" + attribute.name() + "` is read inside `every hop satisfies (…)` or its kin");
    }
    return place.insideHop();
  }

  private TypedOperand clock(Attribute attribute, Span span) {
    return switch (attribute.name()) {
      case "credential.age" -> clock(attribute, Clock.Kind.AGE, "credential.issued_at", span);
      case "credential.rotation_age" ->
          clock(attribute, Clock.Kind.AGE, "credential.rotated_at", span);
      case "credential.ttl" -> clock(attribute, Clock.Kind.TTL, "credential.expires_at", span);
      case "hop.ttl" -> clock(attribute, Clock.Kind.TTL, "hop.expires_at", span);
      default -> clock(attribute, Clock.Kind.NOW, attribute.name(), span);
    };
  }

  private TypedOperand clock(Attribute attribute, Clock.Kind kind, String base, Span span) {
    return new TypedOperand.ClockFact(
        attribute, kind, vocabulary.attributes().attribute(base).orElseThrow(), span);
  }

  /** What the segments from {@code first} on read of their owner, each of the one before. */
  private Optional<TypedOperand> properties(TypedOperand owner, Name name, int first) {
    return properties.of(
        owner, name.segments().subList(first, name.segments().size()), name.span());
  }

  private Optional<TypedOperand> orElse(
      Expression value, Expression fallback, Span span, Place place) {
    Optional<TypedOperand> read = read(value, place);
    if (read.isPresent() && read.get().bare() instanceof TypedOperand.ClockFact) {
      Diagnostic fault =
          Diagnostic.of(
              Code.CLOCK,
              span,
              "a value of the clock has no default, so that each comparison with it has a next change");
      problems.add(
          fault.withHelp(
              read.get().optional()
                  ? "ask `has " + read.get().key() + "` first"
                  : "`" + read.get().key() + "` is never none; compare it as it is"));
      return Optional.empty();
    }
    if (read.isPresent() && !read.get().optional()) {
      problems.add(
          Code.NOT_OPTIONAL,
          value.span(),
          "`" + read.get().shown() + "` is never none, so its default would never be taken",
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
    Optional<String> open = place.uncertain() ? Optional.empty() : unguarded(operand, place);
    open.ifPresent(part ->
        problems.add(
            Code.UNGUARDED, operand.span(), "`" + part + "` may be none", help(operand, part)));
    if (operand.type() instanceof Type.Json) {
      problems.add(
          Code.OPAQUE,
          operand.span(),
          "`" + operand.shown() + "` is json, which no operator reads; only `has` asks for it");
      return false;
    }
    return open.isEmpty();
  }

  private static String help(TypedOperand operand, String part) {
    boolean byScheme =
        operand instanceof TypedOperand.Field(var owner, var field, var span)
            && owner.type() instanceof Type.Uri
            && operand.shown().equals(part)
            && (field.name().equals("host") || field.name().equals("port"));
    return byScheme
        ? "ask for a scheme that has one first, as in `"
            + ((TypedOperand.Field) operand).record().shown()
            + ".scheme == \"https\"`, or `has "
            + part
            + "`"
        : "ask `has " + part + "` first, or give a `default`";
  }

  /** The outermost part on the way to a value that may be none and was not asked for. */
  private Optional<String> unguarded(TypedOperand operand, Place place) {
    return switch (operand) {
      case TypedOperand.Field(var owner, var field, var span) ->
          unguarded(owner, place)
              .or(() -> Optional.of(operand).filter(any -> field.optional()).flatMap(open(place)));
      case TypedOperand.Argument argument when argument.optional() ->
          arguments.optionalParts(argument, place).stream()
              .filter(key -> !place.knowledge().isPresent(key))
              .findFirst();
      default -> Optional.of(operand).filter(TypedOperand::optional).flatMap(open(place));
    };
  }

  private static Function<TypedOperand, Optional<String>> open(Place place) {
    return operand ->
        isPresent(operand, place.knowledge()) ? Optional.empty() : Optional.of(operand.shown());
  }

  /** A value of the clock is there where the time is that it is counted from. */
  private static boolean isPresent(TypedOperand operand, Knowledge knowledge) {
    return knowledge.isPresent(operand.key())
        || (operand.bare() instanceof TypedOperand.ClockFact clock
            && knowledge.isPresent(clock.base().name()));
  }
}
