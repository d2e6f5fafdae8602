package dev.remit.cli;

import dev.remit.lang.TestedBundle;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.suite.Case;
import dev.remit.lang.suite.Expected;
import dev.remit.lang.suite.ExpectedText;
import dev.remit.lang.suite.Scene;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --requests}: cases of {@code remit test} that stand in files of requests. */
final class RequestOptions {
  @Option(
      names = "--requests",
      paramLabel = "FILE",
      description = {
        "Requests that are tests as well: protobuf JSON, or a log with one request on each line, as it is or as",
        "{\"at\": TIME, \"request\": …, \"expect\": \"deny NOT_PERMITTED\"}; in place of `expect` the `decision` of that time.",
        "One that expects nothing passes if both engines answer the same. May stand several times."
      })
  private List<Path> requests = List.of();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = WrittenTime.class,
      description = "When requests of files are asked that do not say so (default: now).")
  private Optional<Instant> at = Optional.empty();

  boolean isAsked() {
    return !requests.isEmpty();
  }

  /** Before anything runs. */
  void check() throws CommandFault {
    checkAt(at, isAsked());
  }

  /** A time for requests that nobody gave would change nothing, and nobody would hear of it. */
  static void checkAt(Optional<Instant> at, boolean requests) throws CommandFault {
    if (at.isPresent() && !requests) {
      throw new CommandFault(
          "--at is when the requests of --requests are asked; give --requests FILE as well, or leave it out");
    }
  }

  /** The bundle with the requests as cases. */
  TestedBundle in(TestedBundle tested) throws CommandFault {
    List<Case> cases = new ArrayList<>();
    for (Path file : requests) {
      List<RecordedRequests.Recorded> recorded = RecordedRequests.read(file, at);
      SourceFile log = log(file, recorded);
      for (RecordedRequests.Recorded each : recorded) {
        Span span =
            each.line() == 0
                ? line(new SourceFile(each.name(), shown(each)), 1)
                : line(log, each.line());
        cases.add(of(each, each.scene(tested.bundle().performed()), span, tested));
      }
    }
    return tested.and(cases);
  }

  /** What of a request is shown where it fails: the request itself may have secrets. */
  private static String shown(RecordedRequests.Recorded recorded) {
    return recorded.expect().orElse("the same answer of both engines");
  }

  /** A log as it is shown, each line at its place. */
  private static SourceFile log(Path file, List<RecordedRequests.Recorded> recorded) {
    StringBuilder text = new StringBuilder();
    int line = 1;
    for (RecordedRequests.Recorded each : recorded) {
      text.append("\n".repeat(Math.max(0, each.line() - line))).append(shown(each));
      line = Math.max(line, each.line());
    }
    return new SourceFile(file.toString().replace('\\', '/'), text.toString());
  }

  private static Span line(SourceFile file, int line) {
    int start = file.lineStart(line);
    return new Span(file, start, start + file.lineText(line).length());
  }

  private static Case of(
      RecordedRequests.Recorded recorded, Scene scene, Span span, TestedBundle tested)
      throws CommandFault {
    List<Expected> expected = new ArrayList<>();
    if (recorded.expect().isPresent()) {
      ExpectedText.Result read =
          ExpectedText.read(recorded.expect().get(), span, tested.bundle(), scene.now());
      if (read.expected().isEmpty()) {
        throw new CommandFault(
            recorded.name()
                + " expects what is not to be understood:\n"
                + TextRenderer.render(read.diagnostics()).stripTrailing());
      }
      expected.add(read.expected().get());
    }
    return new Case(
        Case.Kind.REQUEST,
        "",
        recorded.name(),
        "",
        List.of(new Case.Stage("", List.of(), scene, expected, span)),
        span);
  }
}
