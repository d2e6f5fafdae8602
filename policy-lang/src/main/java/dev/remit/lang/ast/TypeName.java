package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** A type as written. */
public sealed interface TypeName {
  Span span();

  /** {@code string}, {@code decimal}, {@code json}, or the name of a declared enum. */
  record Named(Name name, Span span) implements TypeName {}

  /** {@code list<string> max 50}; without {@code max} it does not compile. */
  record ListOf(TypeName element, Optional<BigInteger> max, Span span) implements TypeName {}

  /** {@code set<string> max 50}. */
  record SetOf(TypeName element, Optional<BigInteger> max, Span span) implements TypeName {}

  /** {@code record { name: string, size: int? }}. */
  record RecordOf(List<Field> fields, Span span) implements TypeName {
    public RecordOf {
      fields = List.copyOf(fields);
    }
  }

  /** {@code enum { asc, desc, "two words" }}, a closed set of texts, in this order. */
  record EnumOf(List<Name.Segment> values, Span span) implements TypeName {
    public EnumOf {
      values = List.copyOf(values);
    }
  }

  /** {@code T?}: the value may be {@code none}. */
  record OptionalOf(TypeName type, Span span) implements TypeName {}

  /** {@code name: type}, as in a tool's arguments; {@code secret} values are never shown. */
  record Field(Name.Segment name, TypeName type, boolean secret, Span span) {}
}
