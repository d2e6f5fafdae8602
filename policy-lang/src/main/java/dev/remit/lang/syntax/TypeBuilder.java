package dev.remit.lang.syntax;

import dev.remit.lang.ast.TypeName;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.grammar.PolicyParser;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Builds types as written. */
final class TypeBuilder {
  private static final int MOST_DIGITS = 9;

  private final Offsets offsets;
  private final Literals literals;
  private final List<Diagnostic> found;

  TypeBuilder(Offsets offsets, Literals literals, List<Diagnostic> found) {
    this.offsets = offsets;
    this.literals = literals;
    this.found = found;
  }

  TypeName type(PolicyParser.TypeNameContext context) {
    TypeName plain = plain(context.plainType());
    boolean optional = context.getStop().getText().equals("?");
    return optional ? new TypeName.OptionalOf(plain, offsets.span(context)) : plain;
  }

  private TypeName plain(PolicyParser.PlainTypeContext context) {
    Span span = offsets.span(context);
    return switch (context) {
      case PolicyParser.ListTypeContext list ->
          new TypeName.ListOf(type(list.typeName()), max(list.NUMBER()), span);
      case PolicyParser.SetTypeContext set ->
          new TypeName.SetOf(type(set.typeName()), max(set.NUMBER()), span);
      case PolicyParser.RecordTypeContext record ->
          new TypeName.RecordOf(fields(record.field()), span);
      case PolicyParser.EnumOfTypeContext symbols ->
          new TypeName.EnumOf(symbols.enumValue().stream().map(literals::segment).toList(), span);
      case PolicyParser.NamedTypeContext named ->
          new TypeName.Named(literals.name(named.dotted()), span);
      default -> throw new IllegalStateException("a type of an unknown form");
    };
  }

  private Optional<BigInteger> max(@Nullable TerminalNode number) {
    if (number == null) {
      return Optional.empty();
    }
    String text = number.getText();
    if (text.length() > MOST_DIGITS || !text.chars().allMatch(Character::isDigit)) {
      found.add(
          Diagnostic.of(
              Code.BAD_LITERAL,
              literals.span(number.getSymbol()),
              "`max` is followed by a whole number"));
      return Optional.of(BigInteger.ONE);
    }
    return Optional.of(new BigInteger(text));
  }

  List<TypeName.Field> fields(List<PolicyParser.FieldContext> fields) {
    return fields.stream()
        .map(field ->
            new TypeName.Field(
                literals.segment(field.fieldName()),
                type(field.typeName()),
                field.SECRET() != null,
                offsets.span(field)))
        .toList();
  }
}
