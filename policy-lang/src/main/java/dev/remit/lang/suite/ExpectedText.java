package dev.remit.lang.suite;

import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.ExpectationText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is expected of a request that stands in no policy file; rules go by their whole ids. */
public final class ExpectedText {
  private ExpectedText() {}

  /** What is expected, or what is wrong with the text. */
  public record Result(Optional<Expected> expected, List<Diagnostic> diagnostics) {
    public Result {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * What a text expects of a bundle's answer.
   *
   * @param place where it stands
   * @param now when the request is asked
   */
  public static Result read(String text, Span place, CompiledBundle bundle, Instant now) {
    List<Diagnostic> found = new ArrayList<>();
    Findings findings = new Findings();
    FileScope scope =
        new FileScope(
            new PolicyFile(
                new Name(List.of(new Name.Segment("", true, place)), place),
                List.of(),
                List.of(),
                List.of(),
                place));
    Optional<Expected> expected =
        ExpectationText.read(text, place, found)
            .map(written ->
                new ExpectationReader(bundle, findings)
                    .read(
                        written,
                        scope,
                        new WrittenJson(findings, now.atZone(ZoneOffset.UTC).toLocalDate())));
    found.addAll(findings.list());
    return new Result(found.isEmpty() ? expected : Optional.empty(), found);
  }
}
