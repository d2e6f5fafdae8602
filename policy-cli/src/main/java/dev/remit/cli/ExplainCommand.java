package dev.remit.cli;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Scene;
import dev.remit.testkit.explain.ExplainText;
import dev.remit.testkit.explain.Explained;
import dev.remit.testkit.explain.WhatIf;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit explain DIR REQUEST}. */
@Command(
    name = "explain",
    description = {
      "Show how the policies of a directory decide one request, rule by rule and clause by clause.",
      "Exit code: 0 explained, whatever the decision, 1 it could not be, or wrong usage."
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final String TEST = "test:";

  enum Output {
    text,
    json
  }

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = {
        "The policy directory, a .policy file by itself,",
        "a " + Packed.ENDINGS + " of a directory,",
        "or REV:PATH, a directory or .policy file in a revision of git."
      })
  private Path directory = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "REQUEST",
      description = {
        "A file with one request in protobuf JSON, or test:NAME, the request of a test: \"test:NAME\",",
        "of a table \"test:NAME / row 3\", of a scenario \"test:NAME / STEP\"."
      })
  private String request = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = WrittenTime.class,
      description = "When a request out of a file is asked (default: now).")
  private Optional<Instant> at = Optional.empty();

  @Option(
      names = "--what-if",
      description = "Look for the smallest changes to the request that turn the decision over.")
  private boolean whatIf;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of several changes at random (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--output",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault {
    TestedBundle tested =
        new Bundles(spec.commandLine().getErr(), Path.of("")).named(directory.toString());
    Scene scene =
        request.startsWith(TEST)
            ? test(tested, request.substring(TEST.length()))
            : file(tested, Path.of(request));
    Explained explained = Explained.of(tested, scene);
    Optional<WhatIf.Result> flips =
        whatIf ? Optional.of(WhatIf.of(tested, scene, seed)) : Optional.empty();
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (output) {
          case text ->
              ExplainText.of(explained)
                  + flips.map(found -> ExplainText.of(found, explained)).orElse("");
          case json -> ExplainJson.of(explained, flips) + "\n";
        });
    out.flush();
    return 0;
  }

  private Scene file(TestedBundle tested, Path path) throws CommandFault {
    List<RecordedRequests.Recorded> recorded = RecordedRequests.read(path, at);
    if (recorded.size() > 1) {
      throw new CommandFault(
          path + " has " + recorded.size() + " requests, and one is explained at a time");
    }
    return recorded.getFirst().scene(tested.bundle().performed());
  }

  /** By the title of a case, or by that of a scenario and the name of its step. */
  private static Scene test(TestedBundle tested, String name) throws CommandFault {
    Map<String, Scene> scenes = new LinkedHashMap<>();
    for (Case each : tested.suite().cases()) {
      for (Case.Stage stage : each.stages()) {
        String step = stage.name().isEmpty() ? "" : " / " + stage.name();
        scenes.putIfAbsent(each.title() + step, stage.scene());
      }
    }
    Optional<Scene> scene = Optional.ofNullable(scenes.get(name));
    List<String> near =
        scenes.keySet().stream().filter(each -> each.startsWith(name + " / ")).toList();
    return scene.orElseThrow(() ->
        new CommandFault(
            "no test is named \""
                + name
                + "\""
                + (near.isEmpty()
                    ? "; a table's row is \"NAME / row 3\", a scenario's step \"NAME / STEP\""
                    : "; there is \"" + String.join("\", \"", near) + "\"")));
  }
}
