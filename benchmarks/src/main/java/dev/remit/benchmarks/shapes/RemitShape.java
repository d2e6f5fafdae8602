package dev.remit.benchmarks.shapes;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.SourceFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A shape in Remit: what is known of each resource stands in the bundle, with what leads to it over
 * any number of folders; which groups a user is in comes with the request. Users act alone, on no
 * task, as they do there.
 */
final class RemitShape {
  private static final BundleSettings SETTINGS = BundleSettings.STANDARD.withoutTaskRegistration();

  private RemitShape() {}

  static CompiledBundle bundle(Shape shape) {
    PolicyCompiler.Result result =
        PolicyCompiler.compile(
            List.of(new SourceFile("shape.policy", shape.remit())), SETTINGS, "sha256:benchmark");
    return result
        .bundle()
        .map(CompiledBundle::compiled)
        .orElseThrow(() -> new IllegalStateException(TextRenderer.render(result.diagnostics())));
  }

  static Question question(Shape shape, Call call) {
    Question.Party user =
        new Question.Party(
            Optional.of(new Value.Identity(Texts.ISSUER, "user-" + call.user())), Source.VOUCHED);
    String server =
        switch (shape) {
          case Drive drive -> "drive";
          case Hub hub -> "hub";
          case Todo todo -> "todo";
        };
    String resource = server + "." + call.kind().toLowerCase(Locale.ROOT) + call.resource();
    return new Question(
        user,
        user,
        Sent.none(),
        Sent.none(),
        Sent.none(),
        Optional.of(new Question.ToolRef(server, call.action(), Optional.empty())),
        new Arguments.Typed(
            List.of(new Json.Member(shape instanceof Hub ? "repo" : "it", new Json.Text(resource))),
            true,
            Source.VOUCHED),
        Sent.nothing(),
        Source.VOUCHED,
        List.of(),
        List.of(),
        List.of(
            new Question.Statement(
                "principal.groups",
                Sent.of(
                    new Json.Array(
                        shape.groups(call.user()).stream().<Json>map(Json.Text::new).toList())),
                Source.VOUCHED)),
        Set.of(),
        true);
  }
}
