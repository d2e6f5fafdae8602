package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a file says, without where it says it; a conjunction of a {@code when} is its conjuncts. */
public final class Spanless {
  private static final String SOMEWHERE = "somewhere";

  private Spanless() {}

  public static Object of(Object part) {
    return switch (part) {
      case Span span -> SOMEWHERE;
      case Declaration.Clause.When when when when.because().isEmpty() ->
          conjuncts(when.condition());
      case List<?> list -> elements(list);
      case Optional<?> optional -> optional.map(Spanless::of).stream().toList();
      case Record any -> components(any);
      default -> part;
    };
  }

  private static List<Object> elements(List<?> list) {
    return list.stream().flatMap(Spanless::element).toList();
  }

  /** The clauses of a {@code when} stand among the rule's others. */
  private static Stream<Object> element(Object element) {
    Object plain = of(element);
    return element instanceof Declaration.Clause.When && plain instanceof List<?> clauses
        ? clauses.stream().map(Object.class::cast)
        : Stream.of(plain);
  }

  private static List<Object> conjuncts(Expression condition) {
    return condition instanceof Expression.And(var operands, var span)
        ? operands.stream().flatMap(operand -> conjuncts(operand).stream()).toList()
        : List.of(List.of("When", of(condition)));
  }

  private static List<Object> components(Record part) {
    List<Object> all = new ArrayList<>();
    all.add(part.getClass().getSimpleName());
    try {
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        all.add(of(component.getAccessor().invoke(part)));
      }
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
    return all;
  }
}
