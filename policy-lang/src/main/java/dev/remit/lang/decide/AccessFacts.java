package dev.remit.lang.decide;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import java.util.List;
import java.util.Objects;

/** The facts of one access: its action, and what the catalogue states of what it is on. */
final class AccessFacts {
  private final Access access;
  private final AttributeModel model;
  private final List<DatasetEntry> entries;

  AccessFacts(Access access, Catalogue catalogue, AttributeModel model) {
    this.access = access;
    this.model = model;
    this.entries =
        access.dataset() instanceof Part.Known<Value.Name>(Value.Name name)
            ? DatasetEntries.of(catalogue.datasets().getOrDefault(name, List.of()), access.path())
            : List.of();
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

  /**
   * What each entry that may be meant states alike; a property that one of them does not state is
   * unknown.
   */
  private Reading property(Attribute attribute) {
    Reading unknown = new Reading.Unknown(attribute.name());
    if (entries.isEmpty()
        || !attribute.owner().equals("dataset")
        || attribute.floor().compareTo(Source.REGISTRY) > 0) {
      return unknown;
    }
    String property = attribute.name().substring("dataset.".length());
    Reading first = entries.getFirst().properties().get(property);
    boolean alike =
        entries.stream().allMatch(entry -> Objects.equals(entry.properties().get(property), first));
    return first == null || !alike ? unknown : first;
  }
}
