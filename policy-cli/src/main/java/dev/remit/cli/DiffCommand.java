package dev.remit.cli;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.diff.Comparison;
import dev.remit.testkit.diff.DiffText;
import dev.remit.testkit.diff.Differ;
import dev.remit.testkit.diff.Start;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code remit diff OLD NEW}. */
@Command(
    name = "diff",
    description = {
      "Compare what two versions of policies decide: over the fixtures and tests of both, over recorded requests,",
      "and over requests that differ from those in what the rules of either look at.",
      "Exit code: 0 compared, 1 they could not be, or wrong usage, 2 --fail-on-widening and more is allowed."
    },
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  /** More is allowed than before. */
  static final int WIDENED = 2;

  enum Output {
    text,
    json
  }

  @Parameters(
      index = "0",
      paramLabel = "OLD",
      description = {
        "A policy directory, a .policy file that is a bundle by itself,",
        "a " + Packed.ENDINGS + " of a policy directory,",
        "or REV:PATH, a directory or .policy file in a revision of git."
      })
  private String before = "";

  @Parameters(index = "1", paramLabel = "NEW", description = "Likewise.")
  private String after = "";

  @Option(
      names = "--requests",
      paramLabel = "FILE",
      description = {
        "Recorded requests: as `authorize` takes them, or a log with one on each line,",
        "as it is or as {\"at\": TIME, \"request\": …}."
      })
  private Optional<Path> requests = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = WrittenTime.class,
      description = "When recorded requests are asked that do not say so (default: now).")
  private Optional<Instant> at = Optional.empty();

  @Option(
      names = "--output",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Option(
      names = "--fail-on-widening",
      description = "Exit with 2 if something is newly allowed, or allowed for more or for less.")
  private boolean failOnWidening;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "Requests with several changes at random, beside those with one (default: ${DEFAULT-VALUE}).")
  private int tries = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the changes at random (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where git looks for REV:PATH (default: here).")
  private Path repository = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws CommandFault {
    if (tries < 0) {
      throw new CommandFault("--tries is 0 or more");
    }
    RequestOptions.checkAt(at, requests.isPresent());
    Bundles bundles = new Bundles(spec.commandLine().getErr(), repository);
    TestedBundle old = bundles.named(before);
    TestedBundle now = bundles.named(after);
    // Both catalogues have their share of the changes at random.
    Comparison comparison = Differ.compare(old, now, recorded(old, now), (tries + 1) / 2, seed);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        switch (output) {
          case text -> DiffText.of(comparison, now.bundle());
          case json -> DiffJson.of(comparison, now.bundle()) + "\n";
        });
    out.flush();
    return failOnWidening && comparison.widens() ? WIDENED : 0;
  }

  private List<Start> recorded(TestedBundle old, TestedBundle now) throws CommandFault {
    List<Start> starts = new ArrayList<>();
    if (requests.isPresent()) {
      Set<String> performed = new HashSet<>(old.bundle().performed());
      performed.addAll(now.bundle().performed());
      for (RecordedRequests.Recorded each : RecordedRequests.read(requests.get(), at)) {
        starts.add(Start.of(each.scene(performed), each.name()));
      }
    }
    return starts;
  }
}
