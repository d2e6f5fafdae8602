package dev.remit.lang.decide;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.decide.CheckedScope.ArgumentScope;
import dev.remit.lang.decide.CheckedScope.DatasetScope;
import dev.remit.lang.decide.CheckedScope.Interval;
import dev.remit.lang.decide.CheckedScope.Texts;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * Whether a call is known to lie within a scope; what is unknown lies within nothing but {@code
 * all}.
 */
final class ScopeCover {
  private ScopeCover() {}

  static boolean covers(CheckedScope scope, TypedCall call) {
    boolean tool =
        switch (scope.tools()) {
          case Bound.All<?> all -> true;
          case Bound.Only<dev.remit.lang.schema.NamePattern>(var patterns) ->
              patterns.stream().anyMatch(pattern -> pattern.matches(call.call().tool()));
        };
    return tool
        && arguments(scope.arguments(), call.arguments())
        && call.accesses().stream().allMatch(access -> covers(scope, access));
  }

  /** Whether some arguments could bring the call inside: only what is known can be outside. */
  static boolean mayCover(CheckedScope scope, TypedCall call) {
    CheckedScope anyArguments =
        new CheckedScope(scope.tools(), scope.actions(), scope.datasets(), new Bound.All<>());
    return call.accesses().stream().allMatch(access -> mayCover(anyArguments, access, call));
  }

  private static boolean mayCover(CheckedScope scope, Access access, TypedCall call) {
    CheckedScope known =
        new CheckedScope(
            scope.tools(),
            access.action() instanceof Part.Unknown<String> ? new Bound.All<>() : scope.actions(),
            switch (access.dataset()) {
              case Part.Unknown<Value.Name> unknown -> new Bound.All<DatasetScope>();
              default -> mayCover(scope.datasets(), access);
            },
            new Bound.All<>());
    return covers(
        known,
        new TypedCall(
            call.call(), call.tool(), call.arguments(), List.of(access), call.argumentsDigest()));
  }

  /** With the path unknown, any path pattern may hold. */
  private static Bound<DatasetScope> mayCover(Bound<DatasetScope> bound, Access access) {
    return access.path() instanceof Part.Unknown<Value.Path>
            && bound instanceof Bound.Only<DatasetScope>(List<DatasetScope> datasets)
        ? new Bound.Only<>(
            datasets.stream()
                .map(each -> new DatasetScope(each.name(), java.util.Optional.empty()))
                .toList())
        : bound;
  }

  private static boolean covers(CheckedScope scope, Access access) {
    boolean action =
        switch (scope.actions()) {
          case Bound.All<String> all -> true;
          case Bound.Only<String>(List<String> actions) ->
              access.action() instanceof Part.Known<String>(String known)
                  && actions.contains(known);
        };
    boolean dataset =
        switch (scope.datasets()) {
          case Bound.All<DatasetScope> all -> true;
          case Bound.Only<DatasetScope>(List<DatasetScope> datasets) ->
              access.dataset() instanceof Part.None<Value.Name>
                  || datasets.stream().anyMatch(each -> covers(each, access));
        };
    return action && dataset;
  }

  private static boolean covers(DatasetScope scope, Access access) {
    boolean path =
        scope.path().isEmpty()
            || (access.path() instanceof Part.Known<Value.Path>(Value.Path known)
                && scope.path().get().matches(known));
    return path
        && access.dataset() instanceof Part.Known<Value.Name>(Value.Name name)
        && scope.name().matches(name);
  }

  private static boolean arguments(
      Bound<ArgumentScope> bound, SortedMap<String, Reading> arguments) {
    return switch (bound) {
      case Bound.All<ArgumentScope> all -> true;
      case Bound.Only<ArgumentScope>(List<ArgumentScope> bounds) ->
          bounds.stream()
              .allMatch(each -> within(each, ArgumentPath.read(arguments, each.argument())));
    };
  }

  private static boolean within(ArgumentScope bound, Reading argument) {
    return switch (bound) {
      case Interval interval ->
          switch (argument) {
            case Value.Int(long number) -> within(interval, BigDecimal.valueOf(number));
            case Value.Decimal(BigDecimal number) -> within(interval, number);
            default -> false;
          };
      case Texts texts ->
          switch (argument) {
            case Value.Text(String text) -> texts.admits(text);
            case Value.Symbol(String word, int ordinal) -> texts.admits(word);
            case Value.Name name -> texts.admits(name.toString());
            case Value.Path path -> texts.admits(path.toString());
            default -> false;
          };
    };
  }

  private static boolean within(Interval interval, BigDecimal number) {
    return interval.min().map(min -> number.compareTo(min) >= 0).orElse(true)
        && interval.max().map(max -> number.compareTo(max) <= 0).orElse(true);
  }
}
