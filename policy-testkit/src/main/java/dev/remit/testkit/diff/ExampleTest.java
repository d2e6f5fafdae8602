package dev.remit.testkit.diff;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Question;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.suite.Scene;
import dev.remit.testkit.run.Words;
import dev.remit.testkit.search.Change;
import dev.remit.testkit.search.SceneWriter;
import dev.remit.testkit.search.Search;

/** Writes the example of a group as a test of the new bundle, which passes there. */
public final class ExampleTest {
  private final CompiledBundle bundle;

  /** Of the new bundle. */
  public ExampleTest(CompiledBundle bundle) {
    this.bundle = bundle;
  }

  /** The test. */
  public String of(Group group, String name) {
    Search.Found found = group.example();
    String expected = Words.decision(group.after(), found.scene().now());
    Scene written = Requests.written(found.scene(), bundle);
    return !found.start().given().isEmpty() && isSaid(found.scene(), written)
        ? SceneWriter.test(
            found.start().given(),
            found.changes().stream().map(Change::written).toList(),
            name,
            expected)
        : SceneWriter.test(bundle, written, name, expected);
  }

  /** Changes that the old bundle alone knows are not written as such. */
  private boolean isSaid(Scene scene, Scene written) {
    Question question = scene.question();
    return written.question().facts().equals(question.facts())
        && question
            .tool()
            .flatMap(tool -> bundle.catalogue().tool(new Value.Tool(tool.server(), tool.name())))
            .filter(tool -> declares(tool, question.arguments()))
            .isPresent();
  }

  private static boolean declares(ToolEntry tool, Arguments arguments) {
    return arguments instanceof Arguments.Typed typed
        && typed.members().stream()
            .allMatch(member ->
                tool.args().stream().anyMatch(field -> field.name().equals(member.name())));
  }
}
