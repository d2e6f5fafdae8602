package dev.remit.testkit.report;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.TestDeclaration;
import dev.remit.lang.ast.TestDeclaration.Entry;
import dev.remit.lang.ast.TestDeclaration.Event;
import dev.remit.lang.ast.TestDeclaration.Given;
import dev.remit.lang.ast.TestDeclaration.Item;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.suite.Scene;
import dev.remit.testkit.search.SceneWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sources of a bundle without the secrets that its tests have in their calls: a star for each
 * character, so that places stay where they are. A value is hidden if any tool declares an argument
 * of that name secret.
 */
final class Hidden {
  private final Set<String> secrets;
  private final Map<String, List<Span>> spans = new HashMap<>();
  private final Map<String, SourceFile> files = new HashMap<>();

  private Hidden(Set<String> secrets) {
    this.secrets = secrets;
  }

  static Hidden of(TestedBundle tested) {
    Stream<Type.Field> fields =
        Stream.of(
                tested.bundle().catalogue().tools().values(),
                tested.bundle().catalogue().families().values())
            .flatMap(java.util.Collection::stream)
            .flatMap(tool -> tool.args().stream());
    Hidden hidden =
        new Hidden(
            fields
                .filter(SceneWriter::isSecret)
                .map(Type.Field::name)
                .collect(Collectors.toUnmodifiableSet()));
    if (!hidden.secrets.isEmpty()) {
      tested.files().forEach(hidden::file);
    }
    return hidden;
  }

  /** The same place in what may be shown. */
  Span span(Span span) {
    return new Span(file(span.file()), span.start(), span.end());
  }

  /** What of a file may be shown. */
  SourceFile file(SourceFile file) {
    List<Span> found = spans.get(file.path());
    return found == null
        ? file
        : files.computeIfAbsent(file.path(), path -> new SourceFile(path, masked(file, found)));
  }

  /** Whether a scene's call has a secret, so that a test of it is not written in full. */
  boolean isIn(Scene scene) {
    return SceneWriter.hasArgument(scene, secrets);
  }

  private static String masked(SourceFile file, List<Span> found) {
    StringBuilder text = new StringBuilder(file.text());
    for (Span span : found) {
      for (int i = span.start(); i < span.end(); i++) {
        if (text.charAt(i) >= ' ') {
          text.setCharAt(i, '*');
        }
      }
    }
    return text.toString();
  }

  private void file(PolicyFile file) {
    file.declarations().stream()
        .flatMap(each ->
            each instanceof Declaration.Tests(TestDeclaration test)
                ? Stream.of(test)
                : Stream.empty())
        .forEach(this::test);
  }

  private void test(TestDeclaration test) {
    switch (test) {
      case TestDeclaration.Fixture fixture -> {
        given(fixture.base());
        fixture.items().forEach(this::item);
      }
      case TestDeclaration.Test of -> body(of.body());
      case TestDeclaration.Table table -> table(table);
      case TestDeclaration.Scenario scenario -> {
        given(scenario.given());
        scenario.events().forEach(this::event);
      }
      case TestDeclaration.Invariant invariant -> given(invariant.given());
    }
  }

  private void event(Event event) {
    switch (event) {
      case Event.Step step -> body(step.body());
      case Event.Wait wait -> {}
      case Event.Change change -> item(change.item());
    }
  }

  private void body(TestDeclaration.Body body) {
    body.givens().forEach(each -> given(Optional.of(each)));
    body.items().forEach(this::item);
  }

  private void given(Optional<Given> given) {
    given.ifPresent(each -> each.changes().forEach(this::item));
  }

  private void table(TestDeclaration.Table table) {
    given(table.given());
    table.head().call().ifPresent(this::item);
    for (TestDeclaration.Row row : table.rows()) {
      int columns = Math.min(row.cells().size(), table.head().columns().size());
      for (int i = 0; i < columns; i++) {
        if (isSecret(table.head().columns().get(i).texts())) {
          hide(row.cells().get(i).span());
        }
      }
    }
  }

  private void item(Item item) {
    switch (item) {
      case Item.Call call -> call.arguments().forEach(this::argument);
      case Item.Setting setting -> {
        if (isSecret(setting.name().texts())) {
          hide(setting.value().span());
        }
      }
      case Item.Chain chain -> chain.hops().forEach(hop -> bounds(hop.bounds()));
      case Item.Hop hop -> bounds(hop.bounds());
      default -> {}
    }
  }

  /** {@code arguments: { password: … }} of a delegation. */
  private void bounds(List<Entry> bounds) {
    List<Entry> inside = new ArrayList<>();
    for (Entry bound : bounds) {
      if (bound.name().text().equals("arguments") && bound.value() instanceof Written.Fields of) {
        inside.addAll(of.entries());
      }
    }
    inside.forEach(this::argument);
  }

  private void argument(Entry entry) {
    if (secrets.contains(entry.name().text())) {
      hide(entry.value().span());
    }
  }

  private boolean isSecret(List<String> name) {
    return name.size() > 1 && name.getFirst().equals("args") && secrets.contains(name.get(1));
  }

  private void hide(Span span) {
    spans.computeIfAbsent(span.file().path(), any -> new ArrayList<>()).add(span);
  }
}
