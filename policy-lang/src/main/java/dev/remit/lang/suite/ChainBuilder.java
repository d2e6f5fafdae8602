package dev.remit.lang.suite;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.TestDeclaration.Delegation;
import dev.remit.lang.ast.TestDeclaration.Entry;
import dev.remit.lang.ast.TestDeclaration.Item;
import dev.remit.lang.ast.TestDeclaration.Party;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The chain of a request. A hop says what bounds it; unless it does, it is for everything, of the
 * request's task, began an hour before the request and lasts for a day after it.
 */
final class ChainBuilder {
  private static final List<String> BOUNDS =
      List.of(
          "tools",
          "actions",
          "datasets",
          "arguments",
          "from",
          "until",
          "id",
          "parent",
          "task",
          "purpose",
          "assurance");

  private static final Type TEXT = new Type.Text();
  private static final Type TIME = new Type.Time();

  private final SceneDraft draft;
  private final Findings findings;
  private final WrittenJson json;
  private final Instant now;

  ChainBuilder(SceneDraft draft, Findings findings, WrittenJson json, Instant now) {
    this.draft = draft;
    this.findings = findings;
    this.json = json;
    this.now = now;
  }

  Sent<List<Question.Hop>> chain(
      Optional<Value.Identity> principal, Optional<Value.Identity> agent, Optional<String> task) {
    Item said =
        draft.chain.orElseGet(() ->
            new Item.Chain(
                new Party.Principal(),
                List.of(
                    new Delegation(new Party.Agent(), List.of(), Optional.empty(), placeless())),
                placeless()));
    return switch (said) {
      case Item.ChainWord(var word, var span) ->
          switch (word.text()) {
            case "none" -> Sent.none();
            case "unknown" -> Sent.nothing();
            default -> {
              findings.add(
                  Code.TEST_VALUE,
                  word.span(),
                  "write `chain none`, or who delegates to whom: `chain principal -> agent`");
              yield Sent.nothing();
            }
          };
      case Item.Chain(var root, var hops, var span) -> {
        Function<Party, Optional<Value.Identity>> who = party -> identity(party, principal, agent);
        List<Question.Hop> built = new ArrayList<>();
        Optional<Value.Identity> from = who.apply(root);
        for (int i = 0; i < hops.size(); i++) {
          Optional<Value.Identity> to = who.apply(hops.get(i).to());
          built.add(hop(i, hops.get(i), from, to, built, task));
          from = to;
        }
        changesBeyond(hops.size());
        yield Sent.of(built);
      }
      default -> Sent.nothing();
    };
  }

  private dev.remit.lang.source.Span placeless() {
    return new dev.remit.lang.source.Span(new dev.remit.lang.source.SourceFile("", ""), 0, 0);
  }

  private void changesBeyond(int hops) {
    draft.hops.stream()
        .filter(change -> change.index() < 0 || change.index() >= hops)
        .forEach(change ->
            findings.add(
                Code.TEST_NAME,
                change.span(),
                "the chain has " + hops + (hops == 1 ? " hop" : " hops") + ", counted from 0",
                "write `hop 0` for the first"));
  }

  private Optional<Value.Identity> identity(
      Party party, Optional<Value.Identity> principal, Optional<Value.Identity> agent) {
    return switch (party) {
      case Party.Principal any -> principal;
      case Party.Agent any -> agent;
      case Party.Named(var written) -> {
        Optional<Value.Identity> identity = Parties.identity(written);
        if (identity.isEmpty()) {
          findings.add(Code.TEST_VALUE, written.span(), "this is no identity");
        }
        yield identity;
      }
    };
  }

  private Question.Hop hop(
      int index,
      Delegation written,
      Optional<Value.Identity> from,
      Optional<Value.Identity> to,
      List<Question.Hop> before,
      Optional<String> task) {
    Map<String, Entry> bounds = new LinkedHashMap<>();
    Stream.concat(
            written.bounds().stream(),
            draft.hops.stream()
                .filter(change -> change.index() == index)
                .flatMap(change -> change.bounds().stream()))
        .forEach(entry -> bounds.put(entry.name().text(), entry));
    bounds.values().stream()
        .filter(entry -> !BOUNDS.contains(entry.name().text()))
        .forEach(entry ->
            findings.unknown(
                Code.TEST_NAME,
                entry.name().span(),
                "a hop has no `" + entry.name().text() + "`",
                entry.name().text(),
                BOUNDS));
    Source trust =
        draft.hops.stream()
            .filter(change -> change.index() == index)
            .flatMap(change -> change.origin().stream())
            .reduce((first, last) -> last)
            .or(written::origin)
            .map(origin -> trust(origin))
            .orElse(Source.VOUCHED);
    Sent<String> parent =
        before.isEmpty()
            ? Sent.none()
            : before.getLast().delegation().<Sent<String>>map(Sent::of).orElse(Sent.nothing());
    return new Question.Hop(
        from,
        to,
        text(bounds, "id").or(() -> Optional.of("d-" + (index + 1))),
        bounds.containsKey("parent") ? sent(bounds, "parent") : parent,
        text(bounds, "task").or(() -> task).or(() -> Optional.of("t-1")),
        Optional.of(scope(bounds)),
        sent(bounds, "purpose"),
        time(bounds, "from").or(() -> Optional.of(now.minus(Duration.ofHours(1)))),
        time(bounds, "until").or(() -> Optional.of(now.plus(Duration.ofDays(1)))),
        sent(bounds, "assurance"),
        trust);
  }

  private Source trust(dev.remit.lang.ast.Name.Segment origin) {
    Optional<Source> source =
        Arrays.stream(Source.values())
            .filter(each -> each.word().equals(origin.text()))
            .findFirst();
    if (source.isEmpty()) {
      findings.unknown(
          Code.TEST_NAME,
          origin.span(),
          "a word is asserted, vouched, registry or verified",
          origin.text(),
          Arrays.stream(Source.values()).map(Source::word).toList());
    }
    return source.orElse(Source.VOUCHED);
  }

  private Optional<String> text(Map<String, Entry> bounds, String name) {
    return Optional.ofNullable(bounds.get(name))
        .flatMap(entry -> json.value(entry.value(), TEXT, "hop." + name))
        .map(value -> value instanceof Value.Text(String text) ? text : "");
  }

  private Sent<String> sent(Map<String, Entry> bounds, String name) {
    Optional<Entry> entry = Optional.ofNullable(bounds.get(name));
    if (entry.isEmpty() || entry.get().value() instanceof Written.Unknown) {
      return Sent.nothing();
    }
    boolean none =
        entry.get().value() instanceof Written.Plain(Expression value)
            && value instanceof Expression.Reference(var word)
            && word.texts().equals(List.of("none"));
    Type type = name.equals("assurance") ? CoreModel.ASSURANCE : TEXT;
    return none
        ? Sent.none()
        : json.value(entry.get().value(), type, "hop." + name)
            .<Sent<String>>map(value ->
                Sent.of(
                    switch (value) {
                      case Value.Text(String text) -> text;
                      case Value.Symbol(String word, int ordinal) -> word;
                      default -> "";
                    }))
            .orElseGet(Sent::nothing);
  }

  private Optional<Instant> time(Map<String, Entry> bounds, String name) {
    return Optional.ofNullable(bounds.get(name))
        .flatMap(entry -> json.value(entry.value(), TIME, "hop." + name))
        .map(value -> value instanceof Value.Time(Instant time) ? time : now);
  }

  private Scope scope(Map<String, Entry> bounds) {
    return new Scope(
        bound(bounds, "tools", this::name),
        bound(bounds, "actions", this::name),
        bound(bounds, "datasets", each -> Parties.dataset(each, findings)),
        Optional.of(arguments(bounds)));
  }

  private Optional<String> name(Written written) {
    Optional<String> name =
        written instanceof Written.Plain(Expression value) ? Parties.name(value) : Optional.empty();
    if (name.isEmpty()) {
      findings.add(Code.TEST_VALUE, written.span(), "a name or a pattern is expected here");
    }
    return name;
  }

  private <T> Optional<Bound<T>> bound(
      Map<String, Entry> bounds, String name, Function<Written, Optional<T>> read) {
    Optional<Entry> entry = Optional.ofNullable(bounds.get(name));
    if (entry.isEmpty() || entry.get().value() instanceof Written.All) {
      return Optional.of(new Bound.All<>());
    }
    if (entry.get().value() instanceof Written.Unknown) {
      return Optional.empty();
    }
    Optional<List<Written>> elements = Parties.elements(entry.get().value());
    if (elements.isEmpty()) {
      findings.add(
          Code.TEST_VALUE,
          entry.get().value().span(),
          "write `" + name + ": all` or `" + name + ": { … }`");
      return Optional.of(new Bound.Only<>(List.of()));
    }
    return Optional.of(
        new Bound.Only<>(
            elements.get().stream().flatMap(each -> read.apply(each).stream()).toList()));
  }

  private Bound<Scope.ArgumentBound> arguments(Map<String, Entry> bounds) {
    Optional<Entry> entry = Optional.ofNullable(bounds.get("arguments"));
    if (entry.isEmpty() || entry.get().value() instanceof Written.All) {
      return new Bound.All<>();
    }
    if (entry.get().value() instanceof Written.Fields(var fields, var span)) {
      return new Bound.Only<>(fields.stream().map(this::argument).toList());
    }
    findings.add(
        Code.TEST_VALUE,
        entry.get().value().span(),
        "write `arguments: all`, or what each may be: `arguments: { amount: 0.00..100.00, currency: { \"EUR\" } }`");
    return new Bound.All<>();
  }

  private Scope.ArgumentBound argument(Entry entry) {
    String name = entry.name().text();
    if (entry.value() instanceof Written.Range(var min, var max, var span)) {
      return new Scope.Interval(name, min, max);
    }
    List<String> values = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    for (Written each : Parties.elements(entry.value()).orElse(List.of(entry.value()))) {
      name(each)
          .ifPresent(text -> {
            boolean pattern = text.contains("*");
            boolean path = text.contains("/");
            (pattern ? path ? paths : names : values).add(text);
          });
    }
    return new Scope.Texts(name, values, names, paths);
  }
}
