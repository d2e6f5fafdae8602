package dev.remit.lang.ide;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.TestDeclaration;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** The tests of a file that can be run one by one. */
public final class RunnableTests {
  private RunnableTests() {}

  /** A test by its name, and the place of the name. */
  public record RunnableTest(String name, Span span) {}

  public static List<RunnableTest> in(BundleIndex index, String path) {
    return index.files().stream()
        .filter(file -> file.span().file().path().equals(path))
        .flatMap(file -> file.declarations().stream())
        .flatMap(declaration -> test(declaration).stream())
        .map(name -> new RunnableTest(name.text(), name.span()))
        .toList();
  }

  private static Optional<Declaration.Text> test(Declaration declaration) {
    if (!(declaration instanceof Declaration.Tests(TestDeclaration test))) {
      return Optional.empty();
    }
    return switch (test) {
      case TestDeclaration.Test each -> Optional.of(each.name());
      case TestDeclaration.Table each -> Optional.of(each.name());
      case TestDeclaration.Scenario each -> Optional.of(each.name());
      case TestDeclaration.Invariant each -> Optional.of(each.name());
      case TestDeclaration.Fixture any -> Optional.empty();
    };
  }
}
