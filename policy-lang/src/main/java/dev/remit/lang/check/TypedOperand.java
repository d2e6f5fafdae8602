package dev.remit.lang.check;

import dev.remit.lang.ir.Operand.Clock;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.DataTable;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an atom reads, with its type. */
public sealed interface TypedOperand {
  Span span();

  Type type();

  /** Whether its value may be none. */
  default boolean optional() {
    return false;
  }

  /** What a guard names: two operands with equal keys read the same thing. */
  default String key() {
    return "";
  }

  /** How a message calls it. */
  default String shown() {
    return key();
  }

  /** What is read in the end, whatever parameter stands for it. */
  default TypedOperand bare() {
    return this;
  }

  record Constant(Value value, Type type, Span span) implements TypedOperand {
    @Override
    public String key() {
      return "constant " + value;
    }

    @Override
    public String shown() {
      return span.text();
    }
  }

  /**
   * A parameter of a define or of a pack, standing for what it was given. A guard of the parameter
   * is one of what it stands for; {@code optional} is as its type says.
   */
  record Bound(String name, TypedOperand value, boolean optional, Span span)
      implements TypedOperand {
    @Override
    public Type type() {
      return value.type();
    }

    @Override
    public String key() {
      return value.key();
    }

    @Override
    public String shown() {
      return name;
    }

    @Override
    public TypedOperand bare() {
      return value.bare();
    }

    @Override
    public Stream<TypedOperand> parts() {
      return Stream.of(value);
    }
  }

  /** The operands that it is made of. */
  default Stream<TypedOperand> parts() {
    return Stream.of();
  }

  /** The operand itself and whatever it is made of. */
  default Stream<TypedOperand> reads() {
    return Stream.concat(Stream.of(this), parts().flatMap(TypedOperand::reads));
  }

  record Fact(Attribute attribute, Span span) implements TypedOperand {
    @Override
    public Type type() {
      return attribute.type();
    }

    @Override
    public boolean optional() {
      return attribute.optional();
    }

    @Override
    public String key() {
      return attribute.name();
    }
  }

  /** An argument by path; {@code optional} where any of the tools in question declares it so. */
  record Argument(List<String> path, Type type, boolean optional, Span span)
      implements TypedOperand {
    public Argument {
      path = List.copyOf(path);
    }

    @Override
    public String key() {
      return argumentKey(path);
    }
  }

  /** The key of the argument at a path. */
  static String argumentKey(List<String> argument) {
    return argument.stream().map(Names::segment).collect(Collectors.joining(".", "args.", ""));
  }

  /** A property of the hop that the enclosing quantifier looks at. */
  record HopFact(Attribute attribute, Span span) implements TypedOperand {
    @Override
    public Type type() {
      return attribute.type();
    }

    @Override
    public boolean optional() {
      return attribute.optional();
    }

    @Override
    public String key() {
      return attribute.name();
    }
  }

  /** The variable of a list quantifier, and the list, if it is one of something in particular. */
  record Element(String variable, int depth, Type type, Optional<TypedOperand> list, Span span)
      implements TypedOperand {
    @Override
    public String key() {
      return variable;
    }
  }

  /** A field of a record, or a property such as a uri's host; none where its owner is. */
  record Field(TypedOperand record, Type.Field field, Span span) implements TypedOperand {
    @Override
    public Type type() {
      return field.type();
    }

    @Override
    public boolean optional() {
      return field.optional() || record.optional();
    }

    @Override
    public String key() {
      return record.key() + "." + Names.segment(field.name());
    }

    @Override
    public String shown() {
      return record.shown() + "." + Names.segment(field.name());
    }

    @Override
    public Stream<TypedOperand> parts() {
      return Stream.of(record);
    }
  }

  /** A column of the row of a key. */
  record Row(DataTable table, TypedOperand of, Type.Field column, Span span)
      implements TypedOperand {
    @Override
    public Stream<TypedOperand> parts() {
      return Stream.of(of);
    }

    @Override
    public Type type() {
      return column.type();
    }

    @Override
    public boolean optional() {
      return column.optional();
    }

    @Override
    public String key() {
      return row(table, of) + "." + column.name();
    }

    @Override
    public String shown() {
      return span.text();
    }
  }

  /** Whether a table has a row of a key: a bool. */
  record HasRow(DataTable table, TypedOperand of, Span span) implements TypedOperand {
    @Override
    public Stream<TypedOperand> parts() {
      return Stream.of(of);
    }

    @Override
    public Type type() {
      return new Type.Bool();
    }

    @Override
    public String key() {
      return row(table, of);
    }
  }

  /** {@code [acme.tenant][agent.tenant]}: like no attribute's, whatever the package is called. */
  private static String row(DataTable table, TypedOperand key) {
    return "[" + table.id() + "][" + key.key() + "]";
  }

  record OrElse(TypedOperand value, TypedOperand fallback, Span span) implements TypedOperand {
    @Override
    public Type type() {
      return value.type();
    }

    @Override
    public String key() {
      return value.key() + " default " + fallback.key();
    }

    @Override
    public String shown() {
      return span.text();
    }

    @Override
    public Stream<TypedOperand> parts() {
      return Stream.of(value, fallback);
    }
  }

  /**
   * A value of the clock, over the timestamp attribute that it is counted from or to; where that is
   * none, so is this.
   */
  record ClockFact(Attribute attribute, Clock.Kind kind, Attribute base, Span span)
      implements TypedOperand {
    @Override
    public Type type() {
      return attribute.type();
    }

    @Override
    public boolean optional() {
      return kind != Clock.Kind.NOW && base.optional();
    }

    @Override
    public String key() {
      return attribute.name();
    }
  }
}
