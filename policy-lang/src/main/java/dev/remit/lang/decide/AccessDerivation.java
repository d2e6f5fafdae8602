package dev.remit.lang.decide;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.AccessRule;
import dev.remit.lang.schema.Catalogue.ActionRule;
import dev.remit.lang.schema.Catalogue.PathRule;
import dev.remit.lang.schema.Catalogue.TargetRule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a call does to what, out of the tool's entry and the call's arguments; the caller's word
 * decides none of it.
 */
final class AccessDerivation {
  private static final Part<String> UNKNOWN_ACTION = new Part.Unknown<>("action");
  private static final Part<Value.Name> UNKNOWN_DATASET = new Part.Unknown<>("dataset");
  private static final Part<Value.Path> UNKNOWN_PATH = new Part.Unknown<>("dataset.path");

  private final Map<String, Reading> arguments;
  private final Optional<List<Call.Dataset>> datasets;
  private final Faults faults;
  private final Set<Access> accesses = new LinkedHashSet<>();

  AccessDerivation(
      Map<String, Reading> arguments, Optional<List<Call.Dataset>> datasets, Faults faults) {
    this.arguments = arguments;
    this.datasets = datasets;
    this.faults = faults;
  }

  /** Distinct and in canonical order; at least one, unless there is a fault. */
  List<Access> accesses(List<AccessRule> rules) {
    if (rules.isEmpty()) {
      return List.of(new Access(UNKNOWN_ACTION, UNKNOWN_DATASET, UNKNOWN_PATH));
    }
    for (AccessRule rule : rules) {
      derive(action(rule.action()), rule.target());
    }
    return accesses.stream().sorted().toList();
  }

  private void derive(Part<String> action, TargetRule target) {
    switch (target) {
      case TargetRule.Nothing nothing -> add(action, new Part.None<>(), new Part.None<>());
      case TargetRule.On(Value.Name dataset, Optional<PathRule> at) ->
          at(action, List.of(new Part.Known<>(dataset)), at);
      case TargetRule.Named(List<String> argument, Optional<PathRule> at) ->
          at(action, elements(argument, this::name, UNKNOWN_DATASET), at);
      case TargetRule.FromRequest request -> fromRequest(action);
    }
  }

  private void at(Part<String> action, List<Part<Value.Name>> names, Optional<PathRule> at) {
    List<Part<Value.Path>> paths = at.map(this::paths).orElse(List.of(new Part.None<>()));
    for (Part<Value.Name> name : names) {
      for (Part<Value.Path> path : paths) {
        if (!add(action, name, path)) {
          return;
        }
      }
    }
  }

  private void fromRequest(Part<String> action) {
    if (datasets.isEmpty()) {
      add(action, UNKNOWN_DATASET, UNKNOWN_PATH);
      return;
    }
    if (datasets.get().isEmpty()) {
      missing("datasets");
    }
    for (Call.Dataset dataset : datasets.get()) {
      Part<Value.Path> path =
          dataset.path().<Part<Value.Path>>map(Part.Known::new).orElse(new Part.None<>());
      add(action, new Part.Known<>(dataset.name()), path);
    }
  }

  private Part<String> action(ActionRule rule) {
    return switch (rule) {
      case ActionRule.Fixed(String action) -> new Part.Known<>(action);
      case ActionRule.ByArgument(List<String> argument, Map<String, String> modes) -> {
        Reading mode = ArgumentPath.read(arguments, argument);
        if (mode instanceof Reading.Unknown) {
          yield UNKNOWN_ACTION;
        }
        Optional<String> action = word(mode).flatMap(word -> Optional.ofNullable(modes.get(word)));
        if (action.isEmpty()) {
          faults.add(
              ReasonCode.ARGUMENT_INVALID,
              ArgumentPath.name(argument),
              "the catalogue does not say which action this mode is");
        }
        yield action.<Part<String>>map(Part.Known::new).orElse(UNKNOWN_ACTION);
      }
    };
  }

  private List<Part<Value.Path>> paths(PathRule rule) {
    return switch (rule) {
      case PathRule.Constant(Value.Path path) -> List.of(new Part.Known<>(path));
      case PathRule.Argument(List<String> argument) -> elements(argument, this::path, UNKNOWN_PATH);
      case PathRule.Segments(List<PathRule.Part> parts) -> segments(parts);
    };
  }

  /** An element each of a list, or the one value; none and an empty list are faults. */
  private <T> List<Part<T>> elements(
      List<String> argument, Function<Reading, Optional<T>> read, Part<T> unknown) {
    Reading reading = ArgumentPath.read(arguments, argument);
    List<Reading> elements =
        reading instanceof Value.Many(List<Reading> many) ? many : List.of(reading);
    if (elements.isEmpty() || reading instanceof Reading.None) {
      missing(ArgumentPath.name(argument));
      return List.of();
    }
    List<Part<T>> parts = new ArrayList<>();
    for (Reading element : elements) {
      Optional<T> value =
          element instanceof Reading.Unknown ? Optional.empty() : read.apply(element);
      if (value.isEmpty() && !(element instanceof Reading.Unknown)) {
        invalid(argument);
      }
      parts.add(value.<Part<T>>map(Part.Known::new).orElse(unknown));
    }
    return parts;
  }

  private List<Part<Value.Path>> segments(List<PathRule.Part> parts) {
    List<String> segments = new ArrayList<>();
    boolean known = true;
    for (PathRule.Part part : parts) {
      switch (part) {
        case PathRule.Part.Constant(String segment) -> segments.add(segment);
        case PathRule.Part.Argument(List<String> argument) -> {
          Reading reading = ArgumentPath.read(arguments, argument);
          if (reading instanceof Reading.None) {
            missing(ArgumentPath.name(argument));
          } else if (!(reading instanceof Reading.Unknown)
              && word(reading).filter(CanonicalNames::isSegment).isEmpty()) {
            invalid(argument);
          }
          Optional<String> segment = word(reading);
          segment.ifPresent(segments::add);
          known &= segment.isPresent();
        }
      }
    }
    return List.of(known ? new Part.Known<>(new Value.Path(false, segments)) : UNKNOWN_PATH);
  }

  private Optional<Value.Name> name(Reading reading) {
    return reading instanceof Value.Name name ? Optional.of(name) : Optional.empty();
  }

  /**
   * A path, or a text that is one in canonical form; another is refused, since the tool will see
   * what was sent.
   */
  private Optional<Value.Path> path(Reading reading) {
    return reading instanceof Value.Path path
        ? Optional.of(path)
        : word(reading).flatMap(CanonicalNames::path);
  }

  private static Optional<String> word(Reading reading) {
    return switch (reading) {
      case Value.Text(String text) -> Optional.of(text);
      case Value.Symbol(String word, int ordinal) -> Optional.of(word);
      default -> Optional.empty();
    };
  }

  private boolean add(Part<String> action, Part<Value.Name> dataset, Part<Value.Path> path) {
    if (accesses.size() == Limits.ACCESSES
        && !accesses.contains(new Access(action, dataset, path))) {
      faults.add(
          ReasonCode.MALFORMED, "args", "the call has more than " + Limits.ACCESSES + " accesses");
      return false;
    }
    accesses.add(new Access(action, dataset, path));
    return true;
  }

  private void missing(String name) {
    faults.add(ReasonCode.DATASET_MISSING, name, "no dataset is named where the tool needs one");
  }

  private void invalid(List<String> argument) {
    faults.add(
        ReasonCode.ARGUMENT_INVALID,
        ArgumentPath.name(argument),
        "it is not in the canonical form of what the tool does something to");
  }
}
