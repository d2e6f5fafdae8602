package dev.remit.lang.interpret;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.util.stream.Stream;

/** Where relative paths stand among what is read. */
final class RelativePaths {
  private RelativePaths() {}

  /** Whether some path within the two is relative, and some absolute. */
  static boolean amongAbsolute(Reading left, Reading right) {
    return Stream.concat(paths(left), paths(right))
            .map(Value.Path::absolute)
            .distinct()
            .limit(2)
            .count()
        == 2;
  }

  /** Whether there is one within the reading. */
  static boolean in(Reading reading) {
    return paths(reading).anyMatch(path -> !path.absolute());
  }

  private static Stream<Value.Path> paths(Reading reading) {
    return switch (reading) {
      case Value.Path path -> Stream.of(path);
      case Value.Many(var elements) -> elements.stream().flatMap(RelativePaths::paths);
      case Value.Fields(var fields) -> fields.values().stream().flatMap(RelativePaths::paths);
      default -> Stream.empty();
    };
  }
}
