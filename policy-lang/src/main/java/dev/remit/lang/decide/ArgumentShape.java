package dev.remit.lang.decide;

import java.util.ArrayList;
import java.util.List;

/** Step 1 for the arguments: JSON within the limits, no key twice. What they mean is step 2. */
final class ArgumentShape {
  private static final Json.Object EMPTY = new Json.Object(List.of());

  private final Violations violations;

  ArgumentShape(Violations violations) {
    this.violations = violations;
  }

  Json.Object members(Arguments arguments) {
    return switch (arguments) {
      case Arguments.Missing missing -> {
        violations.add("arguments", "are required; `{}` if there are none");
        yield EMPTY;
      }
      case Arguments.Raw raw -> raw(raw);
      case Arguments.Typed typed -> checked(new Json.Object(typed.members()), "arguments.typed");
    };
  }

  private Json.Object raw(Arguments.Raw raw) {
    return switch (JsonReader.read(raw.json())) {
      case JsonReader.Result.Refused(String problem) -> {
        violations.add("arguments.json", problem);
        yield EMPTY;
      }
      case JsonReader.Result.Read(Json json) -> {
        if (!(json instanceof Json.Object(List<Json.Member> sent))) {
          violations.add("arguments.json", "is not an object");
          yield EMPTY;
        }
        List<Json.Member> members = new ArrayList<>(sent);
        raw.elided().forEach(member -> members.add(new Json.Member(member.name(), member.value())));
        yield checked(new Json.Object(members), "arguments.json");
      }
    };
  }

  private Json.Object checked(Json.Object object, String field) {
    String problem =
        JsonLimits.problem(object)
            .or(() -> JsonLimits.bytesProblem(object, Limits.ARGUMENT_BYTES))
            .orElse(JsonLimits.hasDuplicates(object) ? "has a key twice" : "");
    if (!problem.isEmpty()) {
      violations.add(field, problem);
      return EMPTY;
    }
    return object;
  }
}
