package dev.remit.lang.decide;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.DatasetIndex;
import java.util.Map;

/** The facts of one access: its action, and what the catalogue states of what it is on. */
final class AccessFacts {
  private final Access access;
  private final AttributeModel model;
  private final Map<String, Reading> stated;

  AccessFacts(Access access, Catalogue catalogue, AttributeModel model) {
    this.access = access;
    this.model = model;
    this.stated = stated(access, catalogue);
  }

  /** What the entries of the dataset state alike that may be meant; what they do not is unknown. */
  private static Map<String, Reading> stated(Access access, Catalogue catalogue) {
    if (!(access.dataset() instanceof Part.Known<Value.Name>(Value.Name name))) {
      return Map.of();
    }
    DatasetIndex entries = catalogue.datasets().get(name);
    if (entries == null) {
      return Map.of();
    }
    return switch (access.path()) {
      case Part.Known<Value.Path>(Value.Path path) -> entries.at(path);
      case Part.None<Value.Path> none -> entries.whole();
      case Part.Unknown<Value.Path> unknown -> entries.anywhere();
    };
  }

  Reading read(Attribute attribute) {
    String name = attribute.name();
    if (name.equals("action")) {
      return switch (access.action()) {
        case Part.Known<String>(String action) ->
            HopFacts.symbol(action, ActionWords.type(model), name);
        case Part.None<String> none -> Reading.NONE;
        case Part.Unknown<String> unknown -> new Reading.Unknown(name);
      };
    }
    return switch (access.dataset()) {
      case Part.None<Value.Name> none -> new Reading.Absent("dataset");
      case Part.Unknown<Value.Name> unknown -> new Reading.Unknown(name);
      case Part.Known<Value.Name>(Value.Name dataset) ->
          switch (name) {
            case "dataset", "dataset.name" -> dataset;
            case "dataset.path" -> path();
            default ->
                attribute.capture().isPresent()
                    ? Captured.read(attribute, model, this::read)
                    : property(attribute);
          };
    };
  }

  private Reading path() {
    return switch (access.path()) {
      case Part.Known<Value.Path>(Value.Path path) -> path;
      case Part.None<Value.Path> none -> Reading.NONE;
      case Part.Unknown<Value.Path> unknown -> new Reading.Unknown("dataset.path");
    };
  }

  private Reading property(Attribute attribute) {
    Reading unknown = new Reading.Unknown(attribute.name());
    return attribute.owner().equals("dataset") && attribute.floor().compareTo(Source.REGISTRY) <= 0
        ? stated.getOrDefault(attribute.name().substring("dataset.".length()), unknown)
        : unknown;
  }
}
