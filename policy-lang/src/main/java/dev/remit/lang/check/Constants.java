package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.canonical.AddressText;
import dev.remit.lang.canonical.Canonical;
import dev.remit.lang.canonical.CommandLine;
import dev.remit.lang.canonical.DomainText;
import dev.remit.lang.canonical.EmailText;
import dev.remit.lang.canonical.UriText;
import dev.remit.lang.data.Cells;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an expression that stands for itself, by the type expected there. */
final class Constants {
  private static final int MAX_DIGITS = 18;
  private static final int MAX_SCALE = 9;

  /** What a word stands for where it is a parameter. */
  interface Words {
    Words NONE = name -> Optional.empty();

    Optional<TypedOperand> bound(Name name);
  }

  private final Problems problems;
  private final Words words;
  private final Identities identities;
  private final Paths paths;

  Constants(Problems problems) {
    this(problems, Words.NONE);
  }

  Constants(Problems problems, Words words) {
    this.problems = problems;
    this.words = words;
    this.identities = new Identities(problems);
    this.paths = new Paths(problems);
  }

  /** Whether the expression can only be a constant, whatever is expected. */
  static boolean isLiteral(Expression expression) {
    return switch (expression) {
      case Expression.StringLiteral string -> true;
      case Expression.NumberLiteral number -> true;
      case Expression.BoolLiteral bool -> true;
      case Expression.DurationLiteral duration -> true;
      case Expression.TimestampLiteral timestamp -> true;
      case Expression.DateLiteral date -> true;
      case Expression.IdentityLiteral identity -> true;
      case Expression.SetLiteral set -> true;
      case Expression.PatternLiteral pattern -> true;
      default -> false;
    };
  }

  /** Whether a bare word may stand for a value of the type. */
  static boolean takesWords(Type type) {
    return switch (type) {
      case Type.EnumOf any -> true;
      case Type.Name any -> true;
      case Type.Tool any -> true;
      case Type.Label any -> true;
      default -> false;
    };
  }

  /** The value, or empty with the fault said. */
  Optional<Value> read(Expression written, Type expected) {
    return switch (written) {
      case Expression.StringLiteral(var text, var span) -> text(text, expected, written);
      case Expression.NumberLiteral(var number, var span) -> number(number, expected, written);
      case Expression.BoolLiteral(var bool, var span) when expected instanceof Type.Bool ->
          Optional.of(new Value.Bool(bool));
      case Expression.DurationLiteral(var length, var span) when expected instanceof Type.Length ->
          Optional.of(new Value.Length(length));
      case Expression.TimestampLiteral(var time, var span) when expected instanceof Type.Time ->
          Optional.of(new Value.Time(time));
      case Expression.DateLiteral(var day, var span) when expected instanceof Type.Date ->
          Optional.of(new Value.Date(day));
      case Expression.IdentityLiteral(var issuer, var subject, var span)
          when expected instanceof Type.Identity ->
          identities
              .pattern(
                  new dev.remit.lang.ast.Declaration.IdentityPattern(
                      Optional.of(issuer), subject, span))
              .flatMap(pattern -> identities.exact(pattern, span));
      case Expression.Reference(var name) ->
          words
              .bound(name)
              .map(operand -> constant(operand, expected))
              .orElseGet(() -> word(name, expected));
      case Expression.SetLiteral(var elements, var span) -> many(elements, expected, written);
      case Expression.Cell cell ->
          Cells.as(cell, expected)
              .map(literal -> read(literal, expected))
              .orElseGet(() -> mismatch(written, expected));
      default -> mismatch(written, expected);
    };
  }

  private Optional<Value> text(String text, Type expected, Expression written) {
    return switch (expected) {
      case Type.Text any -> Optional.of(new Value.Text(text));
      case Type.Path any -> paths.path(text, written.span()).map(path -> path);
      case Type.EnumOf symbols -> symbol(text, symbols, written);
      case Type.Identity any ->
          identities
              .spiffe(text, written.span())
              .flatMap(pattern -> identities.exact(pattern, written.span()))
              .map(identity -> identity);
      case Type.Uri any -> canonical(UriText.read(text), expected, written);
      case Type.Email any -> canonical(EmailText.read(text), expected, written);
      case Type.Domain any -> canonical(DomainText.read(text), expected, written);
      case Type.Ip any -> canonical(AddressText.ip(text), expected, written);
      case Type.Cidr any -> canonical(AddressText.cidr(text), expected, written);
      case Type.Command any -> command(text, written);
      default -> mismatch(written, expected);
    };
  }

  private Optional<Value> canonical(
      Canonical<? extends Value> read, Type expected, Expression written) {
    if (read instanceof Canonical.Refused<? extends Value>(String problem)) {
      problems.add(
          Code.NOT_CANONICAL,
          written.span(),
          "this never equals "
              + Shown.type(expected)
              + ", each of which has one spelling: "
              + problem);
    }
    return read.value().map(value -> value);
  }

  private Optional<Value> command(String text, Expression written) {
    Optional<Value> command = CommandLine.split(text).map(value -> value);
    if (command.isEmpty()) {
      problems.add(
          Code.NOT_A_COMMAND,
          written.span(),
          "this is no plain command: it is empty, or a shell would do more with it than split it into words");
    }
    return command;
  }

  private Optional<Value> number(BigDecimal number, Type expected, Expression written) {
    BigDecimal exact = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return switch (expected) {
      case Type.Int any -> {
        boolean whole = exact.scale() <= 0 && exact.precision() - exact.scale() <= MAX_DIGITS;
        if (!whole) {
          problems.add(
              Code.NOT_AN_INT,
              written.span(),
              "an int is expected here: a whole number of at most 18 digits");
        }
        yield whole ? Optional.of(new Value.Int(exact.longValueExact())) : Optional.empty();
      }
      case Type.Decimal any -> {
        boolean fits =
            exact.scale() <= MAX_SCALE
                && Math.max(exact.precision(), exact.precision() - exact.scale()) <= MAX_DIGITS;
        if (!fits) {
          problems.add(
              Code.DECIMAL_RANGE,
              written.span(),
              "a decimal has at most 18 digits, at most 9 of them after the point");
        }
        yield fits ? Optional.of(new Value.Decimal(exact)) : Optional.empty();
      }
      default -> mismatch(written, expected);
    };
  }

  /** The value of a parameter; one that stands for a fact is no constant. */
  private Optional<Value> constant(TypedOperand operand, Type expected) {
    if (!(operand.bare() instanceof TypedOperand.Constant(Value value, Type type, Span span))) {
      problems.add(
          Code.TYPE_MISMATCH,
          operand.span(),
          "a set in braces holds constants, and `" + operand.shown() + "` may stand for a fact",
          "compare with `==`, joined by `or`");
      return Optional.empty();
    }
    if (!Types.fits(expected, type)) {
      problems.add(
          Code.TYPE_MISMATCH,
          operand.span(),
          Shown.type(expected) + " is expected here, and this is " + Shown.type(type));
      return Optional.empty();
    }
    return Optional.of(value);
  }

  private Optional<Value> word(Name name, Type expected) {
    String text = Names.dotted(name);
    return switch (expected) {
      case Type.EnumOf symbols -> symbol(text, symbols, new Expression.Reference(name));
      case Type.Name any -> Optional.of(new Value.Name(name.texts()));
      case Type.Tool any -> tool(name);
      case Type.Label(List<String> declared) -> label(text, declared, name);
      default -> mismatch(new Expression.Reference(name), expected);
    };
  }

  private Optional<Value> label(String text, List<String> declared, Name name) {
    return LabelNames.isDeclared(text, name.span(), declared, problems)
        ? Optional.of(new Value.Text(text))
        : Optional.empty();
  }

  private Optional<Value> tool(Name name) {
    if (name.segments().size() != 2) {
      problems.add(
          Code.BAD_TOOL_NAME,
          name.span(),
          "a tool is a server and a name, two segments",
          "quote a segment that has a dot, as in crm.\"query.raw\"");
      return Optional.empty();
    }
    return Optional.of(new Value.Tool(name.texts().getFirst(), name.texts().getLast()));
  }

  private Optional<Value> symbol(String text, Type.EnumOf symbols, Expression written) {
    int ordinal = symbols.values().indexOf(text);
    if (ordinal >= 0) {
      return Optional.of(new Value.Symbol(text, ordinal));
    }
    problems.unknown(
        Code.NOT_IN_ENUM,
        written.span(),
        "`" + text + "` is none of the values of " + Shown.type(symbols),
        text,
        symbols.values(),
        Optional.of("it has " + String.join(", ", symbols.values())));
    return Optional.empty();
  }

  private Optional<Value> many(List<Expression> elements, Type expected, Expression written) {
    return switch (expected) {
      case Type.SetOf(var of, var max) ->
          values(elements, of)
              .map(Value.Many::set)
              .filter(set -> holds(max, set.elements().size(), expected, written))
              .map(set -> set);
      case Type.ListOf(var of, var max) ->
          values(elements, of)
              .filter(list -> holds(max, list.size(), expected, written))
              .map(list -> new Value.Many(List.copyOf(list)));
      default -> mismatch(written, expected);
    };
  }

  private boolean holds(int max, int size, Type expected, Expression written) {
    if (size > max) {
      problems.add(
          Code.TOO_MANY_ELEMENTS,
          written.span(),
          Shown.type(expected) + " has at most " + max + " elements here, and this has " + size);
    }
    return size <= max;
  }

  private Optional<List<Value>> values(List<Expression> elements, Type element) {
    List<Value> values = new ArrayList<>();
    for (Expression each : elements) {
      Optional<Value> value =
          element instanceof Type.Text
                  && each instanceof Expression.Reference(var name)
                  && name.segments().size() == 1
                  && words.bound(name).isEmpty()
              ? Optional.of(new Value.Text(Names.dotted(name)))
              : read(each, element);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private Optional<Value> mismatch(Expression written, Type expected) {
    problems.add(
        Code.TYPE_MISMATCH,
        written.span(),
        Shown.type(expected) + " is expected here, and this is " + Shown.kind(written));
    return Optional.empty();
  }
}
