package dev.remit.lang.suite;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.TestDeclaration;
import dev.remit.lang.ast.TestDeclaration.Fixture;
import dev.remit.lang.ast.TestDeclaration.Given;
import dev.remit.lang.diagnostic.Code;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The fixtures of a bundle by full name, and what they say with those that they come from. */
final class Fixtures {
  private record Declared(Fixture fixture, FileScope scope) {}

  private final Findings findings;
  private final Map<String, Declared> declared = new LinkedHashMap<>();
  private final Set<String> open = new HashSet<>();

  Fixtures(List<PolicyFile> files, Findings findings) {
    this.findings = findings;
    for (PolicyFile file : files) {
      FileScope scope = new FileScope(file);
      tests(file)
          .filter(Fixture.class::isInstance)
          .map(Fixture.class::cast)
          .forEach(fixture -> declare(fixture, scope));
    }
  }

  static Stream<TestDeclaration> tests(PolicyFile file) {
    return file.declarations().stream()
        .filter(Declaration.Tests.class::isInstance)
        .map(declaration -> ((Declaration.Tests) declaration).tests());
  }

  private void declare(Fixture fixture, FileScope scope) {
    String name = scope.packageName() + "." + fixture.name().text();
    Declared before = declared.putIfAbsent(name, new Declared(fixture, scope));
    if (before != null) {
      findings.add(
          Code.DUPLICATE_NAME,
          fixture.name().span(),
          "this name is declared twice; the other is at "
              + before.fixture().name().span().file().path()
              + ":"
              + before.fixture().name().span().line());
    }
  }

  Set<String> names() {
    return declared.keySet();
  }

  /** What a fixture says, with the changes to it; nothing where there is no such fixture. */
  SceneDraft given(Optional<Given> given, FileScope scope) {
    if (given.isEmpty()) {
      return new SceneDraft();
    }
    SceneDraft draft =
        find(given.get().fixture(), scope).map(this::draft).orElseGet(Fixtures::lost).copy();
    draft.apply(given.get().changes());
    return draft;
  }

  private static SceneDraft lost() {
    SceneDraft draft = new SceneDraft();
    draft.lost = true;
    return draft;
  }

  /** What the fixture of a full name says. */
  SceneDraft draft(String name) {
    Declared at = declared.get(name);
    if (at == null) {
      return new SceneDraft();
    }
    if (!open.add(name)) {
      findings.add(
          Code.FIXTURE_CYCLE, at.fixture().name().span(), "this fixture comes from itself");
      return lost();
    }
    SceneDraft draft = given(at.fixture().base(), at.scope());
    draft.apply(at.fixture().items());
    open.remove(name);
    return draft;
  }

  private Optional<String> find(Name name, FileScope scope) {
    Optional<String> found =
        scope.candidates(name).stream().filter(declared::containsKey).findFirst();
    if (found.isEmpty()) {
      String own = scope.packageName() + ".";
      findings.unknown(
          Code.TEST_NAME,
          name.span(),
          "there is no fixture `" + String.join(".", name.texts()) + "`",
          String.join(".", name.texts()),
          declared.keySet().stream()
              .map(each -> each.startsWith(own) ? each.substring(own.length()) : each)
              .toList());
    }
    return found;
  }
}
