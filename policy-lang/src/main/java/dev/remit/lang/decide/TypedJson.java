package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Optional;

/** JSON of any type within the limits, read as its declared type; empty where there is a fault. */
public final class TypedJson {
  private TypedJson() {}

  /** The value of an argument; what all of them weigh together is for the caller to know. */
  public static Optional<Reading> argument(Json json, Type type, String name) {
    return read(json, type, name);
  }

  /** What a statement says of its attribute. */
  public static Optional<Reading> fact(Json json, Attribute attribute, boolean listed) {
    boolean many =
        !listed
            && json instanceof Json.Array(List<Json> elements)
            && elements.size() > Limits.FIELD_ITEMS;
    boolean large =
        !(json instanceof Json.Text)
            && JsonLimits.bytesProblem(json, Limits.FACT_BYTES).isPresent();
    return many || large ? Optional.empty() : read(json, attribute.type(), attribute.name());
  }

  private static Optional<Reading> read(Json json, Type type, String name) {
    if (JsonLimits.problem(json).isPresent()
        || JsonLimits.hasDuplicates(json)
        || JsonLimits.hasElided(json)) {
      return Optional.empty();
    }
    Faults faults = new Faults();
    Reading reading = new JsonTyping(faults).read(json, type, name);
    return faults.first().isEmpty() ? Optional.of(reading) : Optional.empty();
  }

  /** The bytes of its canonical form, as the limit on arguments counts them. */
  public static long bytes(Json json) {
    return JsonLimits.bytes(json);
  }
}
