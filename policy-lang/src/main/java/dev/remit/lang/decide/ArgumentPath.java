package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An argument by its path through records. */
final class ArgumentPath {
  private ArgumentPath() {}

  /** The name that reasons use, such as {@code args.invoice.amount}. */
  static String name(List<String> path) {
    return "args." + String.join(".", path);
  }

  /**
   * What lies at the path: none inside a record that is none, unknown inside one that is unknown.
   */
  static Reading read(Map<String, Reading> arguments, List<String> path) {
    Map<String, Reading> fields = arguments;
    Reading reading = Reading.NONE;
    for (int i = 0; i < path.size(); i++) {
      Reading field = fields.get(path.get(i));
      reading = field == null ? Reading.NONE : field;
      if (i < path.size() - 1) {
        if (!(reading instanceof Value.Fields(var inner))) {
          break;
        }
        fields = inner;
      }
    }
    return reading instanceof Reading.Unknown ? new Reading.Unknown(name(path)) : reading;
  }

  /** The type that the fields declare at the path. */
  static Optional<Type> type(List<Type.Field> declared, List<String> path) {
    Optional<Type> type =
        declared.stream()
            .filter(field -> field.name().equals(path.getFirst()))
            .map(Type.Field::type)
            .findFirst();
    return path.size() == 1
        ? type
        : type.flatMap(found ->
            found instanceof Type.RecordOf(List<Type.Field> inner)
                ? type(inner, path.subList(1, path.size()))
                : Optional.empty());
  }
}
