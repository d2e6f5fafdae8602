package dev.remit.lang.check;

import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TypeName;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.schema.BuiltInTypes;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.schema.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads types as written. */
final class Types {
  private static final Map<String, Type> BUILT_IN = BuiltInTypes.BY_NAME;

  private final Map<String, ? extends Type> named;
  private final Problems problems;

  Types(Map<String, ? extends Type> named, Problems problems) {
    this.named = named;
    this.problems = problems;
  }

  static boolean isBuiltIn(String name) {
    return BUILT_IN.containsKey(name);
  }

  /**
   * Whether a value of one type may stand where another is expected: how many elements a collection
   * may have belongs to neither.
   */
  static boolean fits(Type expected, Type actual) {
    return switch (expected) {
      case Type.SetOf(Type of, int max) ->
          actual instanceof Type.SetOf(Type other, int most) && of.equals(other);
      case Type.ListOf(Type of, int max) ->
          actual instanceof Type.ListOf(Type other, int most) && of.equals(other);
      default -> expected.equals(actual);
    };
  }

  /** A type and whether it was written with {@code ?}. */
  record Read(Type type, boolean optional) {}

  /** Empty where the type is at fault; the fault has been said. */
  Optional<Read> read(TypeName written) {
    return written instanceof TypeName.OptionalOf(var inner, var span)
        ? value(inner).map(type -> new Read(type, true))
        : value(written).map(type -> new Read(type, false));
  }

  private Optional<Type> value(TypeName written) {
    return switch (written) {
      case TypeName.Named(var name, var span) -> named(name);
      case TypeName.ListOf(var element, var max, var span) ->
          element(element)
              .flatMap(type -> max(max, written).map(most -> new Type.ListOf(type, most)));
      case TypeName.SetOf(var element, var max, var span) ->
          element(element)
              .flatMap(type -> max(max, written).map(most -> new Type.SetOf(type, most)));
      case TypeName.RecordOf(var fields, var span) ->
          Optional.of(new Type.RecordOf(fields(fields)));
      case TypeName.EnumOf(var values, var span) -> enumOf(values);
      case TypeName.OptionalOf(var inner, var span) -> {
        problems.add(
            Code.MISPLACED_OPTIONAL,
            span,
            "`?` belongs to an argument, an attribute or a field, not to an element or another `?`");
        yield Optional.empty();
      }
    };
  }

  private Optional<Type> element(TypeName written) {
    return value(written);
  }

  private Optional<Type> named(Name name) {
    String text = String.join(".", name.texts());
    Type type = BUILT_IN.get(text);
    if (type == null) {
      type = named.get(text);
    }
    if (type == null) {
      problems.unknown(
          Code.UNKNOWN_TYPE,
          name.span(),
          "there is no type `" + text + "`",
          text,
          Names.union(BUILT_IN.keySet(), named.keySet()),
          Optional.empty());
    }
    return Optional.ofNullable(type);
  }

  private Optional<Integer> max(Optional<BigInteger> max, TypeName written) {
    int most = problems.limit(BundleLimit.LIST_MAX);
    if (max.isPresent()
        && max.get().signum() > 0
        && max.get().compareTo(BigInteger.valueOf(most)) <= 0) {
      return Optional.of(max.get().intValueExact());
    }
    problems.add(
        Code.LIST_WITHOUT_MAX,
        written.span(),
        "a list or a set states how many elements it may have, from 1 to "
            + most
            + " ("
            + BundleLimit.LIST_MAX.setting()
            + ")",
        "write for example `list<string> max 50`");
    return Optional.empty();
  }

  /** The fields in their order; a field at fault is left out, its fault said. */
  List<Type.Field> fields(List<TypeName.Field> written) {
    List<Type.Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (TypeName.Field field : written) {
      if (!names.add(field.name().text())) {
        problems.add(
            Code.DUPLICATE_FIELD,
            field.name().span(),
            "`" + field.name().text() + "` is declared twice");
        continue;
      }
      read(field.type())
          .ifPresent(type ->
              fields.add(
                  new Type.Field(
                      field.name().text(), type.type(), type.optional(), field.secret())));
    }
    return List.copyOf(fields);
  }

  private Optional<Type> enumOf(List<Name.Segment> values) {
    return Names.distinct(values, problems).map(texts -> new Type.EnumOf("enum", texts, false));
  }
}
