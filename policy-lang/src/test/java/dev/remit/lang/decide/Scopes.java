package dev.remit.lang.decide;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generates scopes, and calls that lie inside some of them, over few words. */
final class Scopes {
  private static final List<String> TEXTS =
      List.of("a", "b", "a.b", "a.c", "/w/x", "/w/x/y", "w/x");

  private static final Reading NONE = Reading.NONE;

  private Scopes() {}

  static Arbitrary<CheckedScope> scopes() {
    return Combinators.combine(
            bound(Arbitraries.of("s.x", "s.y", "s.*", "t.x", "*.x", "**"), 2),
            bound(Arbitraries.of("read", "write"), 2),
            bound(datasets(), 2),
            bound(arguments(), 3))
        .as((tools, actions, datasets, arguments) ->
            checked(
                new Scope(
                    Optional.of(tools),
                    Optional.of(actions),
                    Optional.of(datasets),
                    Optional.of(arguments))));
  }

  private static <T> Arbitrary<Bound<T>> bound(Arbitrary<T> item, int most) {
    return Arbitraries.oneOf(
        Arbitraries.just(new Bound.All<>()), item.list().ofMaxSize(most).map(Bound.Only::new));
  }

  private static CheckedScope checked(Scope scope) {
    Violations violations = new Violations();
    return new ScopeShape(java.util.Set.of("read", "write"), violations)
        .scope(scope, "scope")
        .orElseThrow(() -> new AssertionError(violations.list().toString()));
  }

  private static Arbitrary<Scope.DatasetBound> datasets() {
    return Combinators.combine(
            Arbitraries.of("d", "d.e", "d.*", "d.**", "*"),
            Arbitraries.of("/w", "/w/*", "/w/**", "w/**").optional())
        .as(Scope.DatasetBound::new);
  }

  private static Arbitrary<Scope.ArgumentBound> arguments() {
    Arbitrary<Optional<BigDecimal>> end =
        Arbitraries.of(0, 1, 2).map(BigDecimal::valueOf).optional();
    Arbitrary<Scope.ArgumentBound> interval =
        Combinators.combine(end, end)
            .filter((min, max) ->
                (min.isPresent() || max.isPresent())
                    && !(min.isPresent() && max.isPresent() && min.get().compareTo(max.get()) > 0))
            .as((min, max) -> new Scope.Interval("n", min, max));
    return Arbitraries.oneOf(interval, texts("s"), texts("s"), texts("n"));
  }

  private static Arbitrary<Scope.ArgumentBound> texts(String argument) {
    return Combinators.combine(
            Arbitraries.of(TEXTS).list().ofMaxSize(2),
            Arbitraries.of("*", "a.*", "*.b", "a.**", "**").list().ofMaxSize(2),
            Arbitraries.of("*", "/w/*", "/w/**", "*/x", "**").list().ofMaxSize(2))
        .filter((values, names, paths) -> values.size() + names.size() + paths.size() > 0)
        .as((values, names, paths) -> new Scope.Texts(argument, values, names, paths));
  }

  static Arbitrary<TypedCall> calls() {
    return Combinators.combine(
            Arbitraries.of("s.x", "s.y", "t.x"),
            accesses().list().ofMinSize(1).ofMaxSize(2),
            argument(),
            argument())
        .as(Scopes::call);
  }

  private static TypedCall call(String tool, List<Access> accesses, Reading n, Reading s) {
    Asking asking = new Asking();
    asking.tool(tool.substring(0, 1), tool.substring(2));
    TreeMap<String, Reading> arguments = new TreeMap<>();
    arguments.put("n", n);
    arguments.put("s", s);
    return new TypedCall(
        asking.call(), new Tools().entry(), arguments, new ArrayList<>(accesses), Optional.empty());
  }

  private static Arbitrary<Access> accesses() {
    Arbitrary<Part<String>> action =
        Arbitraries.of(
            new Part.Known<>("read"), new Part.Known<>("write"), new Part.Unknown<>("action"));
    Arbitrary<Part<Value.Name>> dataset =
        Arbitraries.of(
            new Part.Known<>(Tools.name("d")),
            new Part.Known<>(Tools.name("d.e")),
            new Part.Known<>(Tools.name("d.e.f")),
            new Part.None<>(),
            new Part.Unknown<>("dataset"));
    Arbitrary<Part<Value.Path>> path =
        Arbitraries.of(
            new Part.Known<>(new Value.Path(true, List.of("w"))),
            new Part.Known<>(new Value.Path(true, List.of("w", "x"))),
            new Part.Known<>(new Value.Path(false, List.of("w", "x"))),
            new Part.None<>(),
            new Part.Unknown<>("dataset.path"));
    return Combinators.combine(action, dataset, path).as(Access::new);
  }

  private static Arbitrary<Reading> argument() {
    Arbitrary<Reading> texts =
        Combinators.combine(Arbitraries.of(TEXTS), Arbitraries.integers().between(0, 3))
            .as((text, kind) ->
                switch (kind) {
                  case 0 -> new Value.Symbol(text, 0);
                  case 1 -> CanonicalNames.name(text).<Reading>map(name -> name).orElse(NONE);
                  case 2 -> CanonicalNames.path(text).<Reading>map(path -> path).orElse(NONE);
                  default -> new Value.Text(text);
                });
    return Arbitraries.oneOf(
        texts,
        Arbitraries.of(
            NONE,
            new Reading.Unknown("args"),
            new Value.Int(1),
            new Value.Decimal(new BigDecimal("1.5")),
            new Value.Many(List.of(new Value.Text("a")))));
  }
}
