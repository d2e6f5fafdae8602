package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a file says, without where it says it. */
public final class Spanless {
  private static final String SOMEWHERE = "somewhere";

  private Spanless() {}

  public static Object of(Object part) {
    return switch (part) {
      case Span span -> SOMEWHERE;
      case List<?> list -> list.stream().map(Spanless::of).toList();
      case Optional<?> optional -> optional.map(Spanless::of).stream().toList();
      case Record any -> components(any);
      default -> part;
    };
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
