package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.ObligationField;
import dev.remit.lang.ast.Declaration.ObligationKind;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.ParameterType;
import dev.remit.lang.ast.TypeName;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.schema.ObligationType;
import dev.remit.lang.schema.ObligationType.Kind;
import dev.remit.lang.schema.ObligationType.Merge;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The obligations of a bundle: the built-in ones, and those that it declares. */
final class ObligationTypes {
  private final Types types;
  private final Problems problems;
  private final Map<String, ObligationType> all = new HashMap<>();
  private final Map<String, Span> declared = new HashMap<>();

  ObligationTypes(Types types, Problems problems) {
    this.types = types;
    this.problems = problems;
    ObligationType.ALL.forEach(type -> all.put(type.name(), type));
  }

  Map<String, ObligationType> types() {
    return Map.copyOf(all);
  }

  void add(Declaration declaration) {
    if (declaration instanceof ObligationKind written) {
      String name = written.name().text();
      Span before = declared.putIfAbsent(name, written.name().span());
      if (before != null) {
        problems.duplicate(
            Code.DUPLICATE_NAME, written.name().span(), before, "this name is declared twice");
      } else if (ObligationType.named(name).isPresent()) {
        problems.add(
            Code.DUPLICATE_NAME,
            written.name().span(),
            "`" + name + "` is a built-in obligation; choose another name");
      } else {
        all.put(
            name,
            new ObligationType(name, written.before(), written.before(), false, fields(written)));
      }
    }
  }

  private List<ObligationType.Field> fields(ObligationKind written) {
    List<ObligationType.Field> fields = new ArrayList<>();
    Map<String, Span> names = new HashMap<>();
    boolean group = false;
    for (ObligationField field : written.fields()) {
      Span before = names.putIfAbsent(field.name().text(), field.name().span());
      if (before != null) {
        problems.duplicate(
            Code.DUPLICATE_FIELD,
            field.name().span(),
            before,
            "`" + field.name().text() + "` is declared twice");
        continue;
      }
      Optional<ObligationType.Field> read = field(written, field);
      if (group && read.filter(found -> found.kind() instanceof Kind.Approvers).isPresent()) {
        problems.add(
            Code.BAD_OBLIGATION,
            field.span(),
            "an obligation has at most one field that is a group");
      }
      group |= read.filter(found -> found.kind() instanceof Kind.Approvers).isPresent();
      read.ifPresent(fields::add);
    }
    return fields;
  }

  private Optional<ObligationType.Field> field(ObligationKind written, ObligationField field) {
    Optional<Merge> merge = merge(written, field);
    return switch (field.type()) {
      case ParameterType.Group(var kind, var span) -> {
        if (kind == Declaration.Group.Members.AGENTS) {
          problems.add(
              Code.BAD_OBLIGATION,
              span,
              "the group of an obligation is one of principals: agents fulfil none");
          yield Optional.empty();
        }
        yield merge
            .filter(how -> fits(how, Optional.empty(), field))
            .map(how ->
                new ObligationType.Field(field.name().text(), new Kind.Approvers(), how, true));
      }
      case ParameterType.Value(TypeName type, Span span) ->
          types
              .read(type)
              .filter(read -> isWritable(read.type(), span) && isOwn(written, field, read, span))
              .flatMap(read ->
                  merge
                      .filter(how -> fits(how, Optional.of(read.type()), field))
                      .map(how ->
                          new ObligationType.Field(
                              field.name().text(),
                              new Kind.Of(read.type()),
                              how,
                              !read.optional())));
    };
  }

  private Optional<Merge> merge(ObligationKind written, ObligationField field) {
    if (field.merge().isEmpty()) {
      return Optional.of(Merge.EQUAL);
    }
    Name.Segment word = field.merge().get();
    if (written.before()) {
      problems.add(
          Code.BAD_OBLIGATION,
          word.span(),
          "demands of a `before` obligation are never merged, each is met by itself; take `"
              + word.text()
              + "` out");
      return Optional.empty();
    }
    return Optional.of(Merge.valueOf(word.text().toUpperCase(Locale.ROOT)));
  }

  private boolean fits(Merge merge, Optional<Type> type, ObligationField field) {
    boolean fits =
        switch (merge) {
          case EQUAL -> true;
          case UNION -> type.filter(Type.SetOf.class::isInstance).isPresent();
          case MIN, MAX -> type.filter(ObligationTypes::hasOrder).isPresent();
        };
    if (!fits) {
      problems.add(
          Code.BAD_OBLIGATION,
          field.merge().map(Name.Segment::span).orElse(field.span()),
          merge == Merge.UNION
              ? "`union` merges sets"
              : "`min` and `max` merge ints, decimals, durations and ordered enums");
    }
    return fits;
  }

  private static boolean hasOrder(Type type) {
    return switch (type) {
      case Type.Int any -> true;
      case Type.Decimal any -> true;
      case Type.Length any -> true;
      case Type.EnumOf(String name, List<String> values, boolean ordered) -> ordered;
      default -> false;
    };
  }

  /** A demand is bound by its digest, and json has no exact value to take one of. */
  private boolean isWritable(Type type, Span span) {
    boolean writable = isWritable(type);
    if (!writable) {
      problems.add(
          Code.BAD_OBLIGATION,
          span,
          "no rule can read `json`, so no rule could fill this field",
          "state its type");
    }
    return writable;
  }

  private static boolean isWritable(Type type) {
    return switch (type) {
      case Type.Json any -> false;
      case Type.SetOf(Type of, int max) -> isWritable(of);
      case Type.ListOf(Type of, int max) -> isWritable(of);
      case Type.RecordOf(List<Type.Field> fields) ->
          fields.stream().map(Type.Field::type).allMatch(ObligationTypes::isWritable);
      default -> true;
    };
  }

  /** In a {@code before} obligation two names mean what they mean in {@code human_approval}. */
  private boolean isOwn(ObligationKind written, ObligationField field, Types.Read read, Span span) {
    boolean own =
        !written.before()
            || switch (field.name().text()) {
              case "within" -> read.type() instanceof Type.Length && !read.optional();
              case "count" -> read.type() instanceof Type.Int && !read.optional();
              default -> true;
            };
    if (!own) {
      problems.add(
          Code.BAD_OBLIGATION,
          span,
          "in a `before` obligation `within` is a duration, for which an approval counts, and `count` an int, how many"
              + " people approve");
    }
    return own;
  }
}
