package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Step 1 for the statements: each fits its attribute's type, and per attribute the one from the
 * best source is kept, also where that one says nothing. What is not declared, or is never taken
 * from a statement, is left out.
 */
final class FactShape {
  private final AttributeModel model;
  private final Violations violations;

  FactShape(AttributeModel model, Violations violations) {
    this.model = model;
    this.violations = violations;
  }

  /** One statement per attribute at most, sorted by attribute. */
  List<Question.Statement> facts(List<Question.Statement> sent) {
    if (sent.stream().filter(FactShape::listed).count() > Limits.FACTS) {
      violations.add("facts", "are more than " + Limits.FACTS);
      return List.of();
    }
    Map<String, Read> best = new TreeMap<>(CanonicalJson.BY_CODE_POINT);
    int place = 0;
    for (Question.Statement statement : sent) {
      String at = statement.field().orElse("facts[" + place + "]");
      place += listed(statement) ? 1 : 0;
      if (!named(statement, at) || !sound(statement, valueAt(statement, at))) {
        continue;
      }
      Optional<Attribute> attribute =
          model
              .attribute(statement.attribute())
              .filter(found -> found.supply() == Attribute.Supply.STATEMENT && found.stated());
      if (attribute.isPresent()) {
        Reading reading = reading(attribute.get(), statement, valueAt(statement, at));
        keep(new Read(statement, reading), at, best);
      }
    }
    return new ArrayList<>(best.values()).stream().map(Read::statement).toList();
  }

  private static boolean listed(Question.Statement statement) {
    return statement.field().isEmpty();
  }

  private static String valueAt(Question.Statement statement, String at) {
    return listed(statement) ? at + ".value" : at;
  }

  /** Also of an attribute that nobody declares. */
  private boolean named(Question.Statement statement, String at) {
    boolean named = CanonicalNames.name(statement.attribute()).isPresent();
    if (!named) {
      violations.add(at + ".attribute", "is not a canonical dotted name");
    }
    return named;
  }

  private record Read(Question.Statement statement, Reading reading) {}

  private void keep(Read read, String at, Map<String, Read> best) {
    String attribute = read.statement().attribute();
    Read other = best.get(attribute);
    int order = other == null ? 1 : read.statement().source().compareTo(other.statement().source());
    if (order > 0) {
      best.put(attribute, read);
    } else if (order == 0 && other != null && !other.reading().equals(read.reading())) {
      violations.add(at, "states otherwise what the same source has stated before");
    }
  }

  private Reading reading(Attribute attribute, Question.Statement statement, String at) {
    return switch (statement.value()) {
      case Sent.Nothing<Json> nothing -> new Reading.Unknown(attribute.name());
      case Sent.None<Json> none -> {
        if (!attribute.optional()) {
          violations.add(at, "is never none");
        }
        yield Reading.NONE;
      }
      case Sent.Value<Json>(Json json) -> {
        Faults faults = new Faults();
        Reading reading = new JsonTyping(faults).read(json, attribute.type(), attribute.name());
        if (faults.first().isPresent() || JsonLimits.hasElided(json)) {
          violations.add(at, "is not of the type of its attribute");
        }
        yield reading;
      }
    };
  }

  private boolean sound(Question.Statement statement, String at) {
    if (!(statement.value() instanceof Sent.Value<Json>(Json json))) {
      return true;
    }
    Optional<String> problem =
        JsonLimits.problem(json)
            .or(() -> size(statement, json))
            .or(() ->
                JsonLimits.hasDuplicates(json) ? Optional.of("has a key twice") : Optional.empty());
    problem.ifPresent(found -> violations.add(at, found));
    return problem.isEmpty();
  }

  /** A single text is as long as any. */
  private static Optional<String> size(Question.Statement statement, Json json) {
    if (json instanceof Json.Text) {
      return Optional.empty();
    }
    boolean many =
        !listed(statement)
            && json instanceof Json.Array(List<Json> elements)
            && elements.size() > Limits.FIELD_ITEMS;
    return many
        ? Optional.of("has more than " + Limits.FIELD_ITEMS + " items")
        : JsonLimits.bytesProblem(json, Limits.FACT_BYTES);
  }
}
