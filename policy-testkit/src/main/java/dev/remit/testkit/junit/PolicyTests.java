package dev.remit.testkit.junit;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.source.Span;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Property;
import dev.remit.testkit.coverage.Coverage;
import dev.remit.testkit.property.PropertyRunner;
import dev.remit.testkit.report.Outcome;
import dev.remit.testkit.run.Runner;
import dev.remit.testkit.run.SuiteResult;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * The tests that stand in a directory of policies, for a {@code @TestFactory}: a container for each
 * file, a test for each case and invariant, each at its place in the file, asked of both engines.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> policies() {
 *   return PolicyTests.in(Path.of("policies"));
 * }
 * }</pre>
 */
public final class PolicyTests {
  /** Of the requests that invariants generate, as that of {@code remit test}. */
  private static final long SEED = 1;

  private final Path directory;
  private final TestedBundle tested;
  private final Runner runner;
  private final PropertyRunner searcher;
  private final Map<String, List<DynamicNode>> files = new LinkedHashMap<>();

  private PolicyTests(Path directory, TestedBundle tested) {
    this.directory = directory;
    this.tested = tested;
    this.runner = new Runner(tested, Optional.empty());
    this.searcher = new PropertyRunner(tested, SEED);
  }

  /**
   * All of them.
   *
   * @throws AssertionError for policies that cannot be read or do not compile, which says why, and
   *     for a directory without a test
   */
  public static Stream<DynamicNode> in(Path directory) {
    TestedBundle tested = compiled(directory);
    if (tested.suite().isEmpty()) {
      throw new AssertionError(
          "no test was found in " + directory + ": write `test \"NAME\" { … }` in a policy file");
    }
    return new PolicyTests(directory, tested).nodes();
  }

  private static TestedBundle compiled(Path directory) {
    BundleSource source;
    try {
      source = BundleReader.read(directory);
    } catch (BundleFault fault) {
      throw new AssertionError(fault.getMessage(), fault);
    }
    PolicyCompiler.Result result = PolicyCompiler.compile(source, source.settings());
    return result
        .tested()
        .orElseThrow(() ->
            new AssertionError(
                directory
                    + " does not compile\n"
                    + TextRenderer.render(
                        result.diagnostics().stream().filter(Diagnostic::isError).toList())));
  }

  private Stream<DynamicNode> nodes() {
    for (Case each : tested.suite().cases()) {
      add(each.title(), each.span(), () -> run(each));
    }
    for (Property each : tested.suite().properties()) {
      add(each.name(), each.span(), () -> search(each));
    }
    return files.entrySet().stream()
        .map(file -> DynamicContainer.dynamicContainer(file.getKey(), file.getValue()));
  }

  /** How a test goes. */
  private interface Ask {
    SuiteResult result();
  }

  private void add(String title, Span span, Ask ask) {
    String file = span.file().path();
    URI place =
        URI.create(
            directory.resolve(file).toUri() + "?line=" + span.line() + "&column=" + span.column());
    files
        .computeIfAbsent(file, any -> new ArrayList<>())
        .add(DynamicTest.dynamicTest(title, place, () -> check(ask.result())));
  }

  private SuiteResult run(Case of) {
    return new SuiteResult(List.of(runner.run(of)), List.of(), 0, 0, Coverage.NONE, SEED, 0);
  }

  private SuiteResult search(Property of) {
    return new SuiteResult(List.of(), List.of(searcher.search(of)), 0, 0, Coverage.NONE, SEED, 0);
  }

  private void check(SuiteResult result) {
    for (Outcome outcome : Outcome.all(result, tested)) {
      if (!outcome.passed()) {
        throw new AssertionError(outcome.body());
      }
    }
  }
}
