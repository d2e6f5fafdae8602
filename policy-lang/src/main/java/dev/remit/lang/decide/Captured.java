package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Type;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a captured attribute: none and absent where what it is captured from is, unknown where that
 * is unknown, does not match, or has a segment that is not of the attribute's type.
 */
final class Captured {
  /** The one spelling of a whole number. */
  private static final Pattern INT = Pattern.compile("0|-?[1-9][0-9]{0,18}");

  private Captured() {}

  static Reading read(
      Attribute attribute, AttributeModel model, Function<Attribute, Reading> reader) {
    Reading unknown = new Reading.Unknown(attribute.name());
    Reading from =
        attribute
            .capture()
            .flatMap(capture -> model.attribute(capture.attribute()))
            .map(reader)
            .orElse(unknown);
    return switch (from) {
      case Value value ->
          attribute
              .capture()
              .flatMap(capture -> capture.of(value))
              .flatMap(segment -> typed(segment, attribute))
              .orElse(unknown);
      case Reading.Unknown any -> unknown;
      case Reading.None none -> none;
      case Reading.Absent absent -> absent;
    };
  }

  private static Optional<Reading> typed(String segment, Attribute attribute) {
    if (attribute.type() instanceof Type.Int) {
      return whole(segment);
    }
    Faults faults = new Faults();
    Reading reading =
        new JsonTyping(faults).read(new Json.Text(segment), attribute.type(), attribute.name());
    return faults.first().isEmpty() ? Optional.of(reading) : Optional.empty();
  }

  private static Optional<Reading> whole(String segment) {
    if (!INT.matcher(segment).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Value.Int(Long.parseLong(segment)));
    } catch (NumberFormatException beyond64Bits) {
      return Optional.empty();
    }
  }
}
