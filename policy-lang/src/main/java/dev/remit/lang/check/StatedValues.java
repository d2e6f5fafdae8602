package dev.remit.lang.check;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.schema.Type;
import java.util.Optional;

/** Reads what catalogue and data state of a thing: a value, or {@code none} where it may be. */
final class StatedValues {
  private final Problems problems;
  private final Constants constants;

  StatedValues(Problems problems) {
    this.problems = problems;
    this.constants = new Constants(problems);
  }

  /** Empty with the fault said. */
  Optional<Reading> read(String name, Type type, boolean optional, Expression value) {
    if (!(value instanceof Expression.Reference(Name word) && Names.dotted(word).equals("none"))) {
      return constants.read(value, type).map(read -> read);
    }
    if (!optional) {
      problems.add(
          Code.NOT_OPTIONAL,
          value.span(),
          "`" + name + "` is never none; leave it out if it is unknown");
      return Optional.empty();
    }
    return Optional.of(Reading.NONE);
  }
}
