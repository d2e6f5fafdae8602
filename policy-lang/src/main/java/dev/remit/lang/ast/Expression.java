package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A condition or a value, as written. */
public sealed interface Expression {
  Span span();

  /**
   * An attribute ({@code task.purpose}), a name ({@code crm.refund}) or a bare word ({@code
   * static_key}); which of them, the checker tells by the type expected.
   */
  record Reference(Name name) implements Expression {
    @Override
    public Span span() {
      return name.span();
    }
  }

  /** {@code crm.**}: a name pattern with at least one star. */
  record PatternLiteral(Pattern pattern) implements Expression {
    @Override
    public Span span() {
      return pattern.span();
    }
  }

  record StringLiteral(String value, Span span) implements Expression {}

  /**
   * An exact number; {@code 100.0} and {@code 100.00} are equal. Negative numbers are written
   * {@code -1}.
   */
  record NumberLiteral(BigDecimal value, Span span) implements Expression {}

  record BoolLiteral(boolean value, Span span) implements Expression {}

  /**
   * A value in a data file, read as what is declared where it stands.
   *
   * @param form how the file writes it, which says what it may be
   */
  record Cell(String text, Form form, Span span) implements Expression {
    public enum Form {
      /** A text in quotes, of JSON or YAML: never a number or a truth value. */
      QUOTED,
      /** A plain scalar of YAML. */
      PLAIN,
      /** A cell of CSV; where a list is declared, its elements are parted by semicolons. */
      CSV
    }
  }

  /** {@code 90d}, {@code 10m}, {@code 1h30m}; units {@code d h m s ms}. */
  record DurationLiteral(Duration value, Span span) implements Expression {}

  /** {@code 2026-11-23T11:00:00Z}, RFC 3339 with a zone offset. */
  record TimestampLiteral(Instant value, Span span) implements Expression {}

  /** {@code 2026-12-24}. */
  record DateLiteral(LocalDate value, Span span) implements Expression {}

  /** {@code { a, b }}, in {@code in { … }} and in obligations; may be empty. */
  record SetLiteral(List<Expression> elements, Span span) implements Expression {
    public SetLiteral {
      elements = List.copyOf(elements);
    }
  }

  /** {@code (args.owner, args.repo)}: the segments of a path, in {@code at} only. */
  record Tuple(List<Expression> elements, Span span) implements Expression {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** {@code tenant[agent.tenant].daily_spend}: a field of a row; a row itself without a path. */
  record RowReference(Name table, Expression key, List<Name.Segment> path, Span span)
      implements Expression {
    public RowReference {
      path = List.copyOf(path);
    }
  }

  /** {@code "https://idp.acme.example" / "emma"}: an identity by issuer and subject. */
  record IdentityLiteral(Declaration.Text issuer, Declaration.Text subject, Span span)
      implements Expression {}

  record Compare(Operator operator, Expression left, Expression right, Span span)
      implements Expression {
    public enum Operator {
      EQUAL,
      NOT_EQUAL,
      LESS,
      LESS_OR_EQUAL,
      GREATER,
      GREATER_OR_EQUAL
    }
  }

  /** {@code tool is crm.refund}, {@code tool is not irreversible}, {@code dataset is none}. */
  record Is(Expression left, boolean negated, Expression right, Span span) implements Expression {}

  /**
   * {@code agent in support_agents}, {@code action not in { read, list }}, {@code tool in crm.*}.
   */
  record In(Expression left, boolean negated, Expression right, Span span) implements Expression {}

  /** {@code dataset.path under task.workspace}: segment-wise containment, equality included. */
  record Under(Expression left, boolean negated, Expression right, Span span)
      implements Expression {}

  /** {@code dataset labelled pii}, {@code dataset not labelled pii}. */
  record Labelled(Expression left, boolean negated, Expression label, Span span)
      implements Expression {}

  /** {@code args.url matches glob "https://*.example/**"}. */
  record Matches(
      Expression left, boolean negated, Language language, Declaration.Text pattern, Span span)
      implements Expression {
    public enum Language {
      GLOB,
      REGEX
    }
  }

  /** {@code within(args.amount, 100.00)}: a define with its arguments. */
  record DefineUse(Name define, List<Expression> arguments, Span span) implements Expression {
    public DefineUse {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code has args.note}, {@code has args.amount: decimal}. */
  record Has(Name attribute, Optional<TypeName> type, Span span) implements Expression {}

  /** {@code has tenant[agent.tenant].tier}. */
  record HasRow(RowReference row, Span span) implements Expression {}

  /** {@code args.note default "none given"}. */
  record Default(Expression value, Expression fallback, Span span) implements Expression {}

  /** Two or more conjuncts; from {@code a and b} or {@code all { … }}. */
  record And(List<Expression> operands, Span span) implements Expression {
    public And {
      operands = List.copyOf(operands);
    }
  }

  /** Two or more alternatives; from {@code a or b} or {@code any { … }}. */
  record Or(List<Expression> operands, Span span) implements Expression {
    public Or {
      operands = List.copyOf(operands);
    }
  }

  record Not(Expression operand, Span span) implements Expression {}

  /** {@code every hop satisfies (…)}, {@code some f in args.files satisfies (…)}. */
  record Quantified(Quantifier quantifier, Range range, Expression body, Span span)
      implements Expression {
    public enum Quantifier {
      EVERY,
      SOME,
      NO
    }
  }

  /** What a quantifier ranges over. */
  sealed interface Range {
    record Hops(Span span) implements Range {}

    record Elements(Name.Segment variable, Expression list, Span span) implements Range {}
  }
}
