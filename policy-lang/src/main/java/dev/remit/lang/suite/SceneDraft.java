package dev.remit.lang.suite;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TestDeclaration.Entry;
import dev.remit.lang.ast.TestDeclaration.Item;
import dev.remit.lang.ast.TestDeclaration.OfRequest;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the items of a fixture and its changes say together: of one thing, the last word. */
final class SceneDraft {
  /**
   * A fact as written.
   *
   * @param raw its name is in quotes: it is sent as it stands, whether it fits or not
   */
  record Said(Written value, Optional<Name.Segment> origin, boolean raw, Span span) {}

  /** What only a task has, so that there is one. */
  private static final Set<String> OF_TASK = Set.of("task.id", "task.parent", "task.deadline");

  private static final Set<String> OF_CREDENTIAL = Set.of("credential.id", "credential.expires_at");

  Optional<Item.Agent> agent = Optional.empty();
  Optional<Item.Principal> principal = Optional.empty();
  Optional<Item> chain = Optional.empty();
  Optional<Item.Call> call = Optional.empty();
  Optional<Item> datasets = Optional.empty();
  Optional<Item.At> at = Optional.empty();
  Optional<Item.Supports> supports = Optional.empty();
  Optional<Name.Segment> task = Optional.empty();
  Optional<Name.Segment> credential = Optional.empty();

  /** A fixture is missing, which is said: what it would have said is not missed as well. */
  boolean lost;

  final Map<String, Said> facts = new LinkedHashMap<>();
  final List<Item.Hop> hops = new ArrayList<>();
  final List<Item.Revoked> revoked = new ArrayList<>();
  final List<Item.Approved> approved = new ArrayList<>();
  final List<Declaration.Row> rows = new ArrayList<>();

  SceneDraft copy() {
    SceneDraft copy = new SceneDraft();
    copy.agent = agent;
    copy.principal = principal;
    copy.chain = chain;
    copy.call = call;
    copy.datasets = datasets;
    copy.at = at;
    copy.supports = supports;
    copy.task = task;
    copy.credential = credential;
    copy.lost = lost;
    copy.facts.putAll(facts);
    copy.hops.addAll(hops);
    copy.revoked.addAll(revoked);
    copy.approved.addAll(approved);
    copy.rows.addAll(rows);
    return copy;
  }

  void apply(List<Item> items) {
    items.forEach(this::apply);
  }

  void apply(Item item) {
    switch (item) {
      case Item.Agent said -> agent = Optional.of(said);
      case Item.Principal said -> principal = Optional.of(said);
      case Item.Chain said -> {
        chain = Optional.of(said);
        hops.clear();
      }
      case Item.ChainWord said -> {
        chain = Optional.of(said);
        hops.clear();
      }
      case Item.Hop hop -> hops.add(hop);
      case Item.Part part -> part(part);
      case Item.PartWord(var part, var word, var span) -> {
        forget(prefix(part));
        word(part, Optional.of(word));
      }
      case Item.Call said -> {
        call = Optional.of(said);
        forget("args.");
        said.arguments().forEach(argument -> entry("args.", argument, said.origin()));
      }
      case Item.Datasets said -> datasets = Optional.of(said);
      case Item.DatasetsWord said -> datasets = Optional.of(said);
      case Item.At said -> at = Optional.of(said);
      case Item.Supports said -> supports = Optional.of(said);
      case Item.SupportsAll said -> supports = Optional.empty();
      case Item.Revoked said -> revoked.add(said);
      case Item.Approved said -> approved.add(said);
      case Item.DataRow(var row, var span) -> rows.add(row);
      case Item.Without(var names, var span) ->
          names.forEach(
              name -> set(name, new Written.Unknown(name.span()), Optional.empty(), name.span()));
      case Item.Setting(var name, var value, var origin, var span) ->
          set(name, value, origin, span);
    }
  }

  private void part(Item.Part said) {
    forget(prefix(said.part()));
    word(said.part(), Optional.empty());
    said.entries().forEach(entry -> entry(prefix(said.part()), entry, said.origin()));
  }

  private static String prefix(OfRequest part) {
    return part.name().toLowerCase(Locale.ROOT) + ".";
  }

  private void word(OfRequest part, Optional<Name.Segment> word) {
    switch (part) {
      case TASK -> task = word;
      case CREDENTIAL -> credential = word;
    }
  }

  private void entry(String prefix, Entry entry, Optional<Name.Segment> origin) {
    facts.put(
        prefix + entry.name().text(),
        new Said(
            entry.value(), entry.origin().or(() -> origin), entry.name().quoted(), entry.span()));
  }

  private void set(Name name, Written value, Optional<Name.Segment> origin, Span span) {
    String key = String.join(".", name.texts());
    if (OF_TASK.contains(key)) {
      task = Optional.empty();
    } else if (OF_CREDENTIAL.contains(key)) {
      credential = Optional.empty();
    }
    facts.remove(key);
    facts.put(key, new Said(value, origin, name.segments().getLast().quoted(), span));
  }

  private void forget(String prefix) {
    facts.keySet().removeIf(key -> key.startsWith(prefix));
  }
}
