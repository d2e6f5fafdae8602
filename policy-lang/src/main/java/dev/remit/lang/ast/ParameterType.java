package dev.remit.lang.ast;

import dev.remit.lang.source.Span;

/** What a parameter of a package, or a field of an obligation, holds, as written. */
public sealed interface ParameterType {
  Span span();

  /** {@code group agents} or {@code group principals}. */
  record Group(Declaration.Group.Members kind, Span span) implements ParameterType {}

  record Value(TypeName type, Span span) implements ParameterType {}
}
