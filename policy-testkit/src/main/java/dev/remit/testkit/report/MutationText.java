package dev.remit.testkit.report;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Excerpt;
import dev.remit.testkit.mutation.MutationResult;

/** What changes of a bundle no test notices, with tests that would, and the score. */
public final class MutationText {
  private final int tried;
  private final StringBuilder out = new StringBuilder();

  private MutationText(int tried) {
    this.tried = tried;
  }

  /** Without times, so that the same run is the same text. */
  public static String of(MutationResult result, CompiledBundle bundle) {
    MutationText text = new MutationText(result.tried());
    for (Unnoticed each : Unnoticed.all(result, bundle)) {
      text.line("NOT NOTICED " + each.title());
      text.body(each);
      text.line("");
    }
    text.sums(result);
    return text.out.toString();
  }

  /** Where it is and what would notice it, in lines, each ended by a newline. */
  static String body(Unnoticed of, int tried) {
    MutationText text = new MutationText(tried);
    text.body(of);
    return text.out.toString();
  }

  /** The score on one line, ended by a newline. */
  static String sumsOf(MutationResult result) {
    MutationText text = new MutationText(result.tried());
    text.sums(result);
    return text.out.toString();
  }

  private void sums(MutationResult result) {
    line(
        "mutation: "
            + result.killed().size()
            + " of "
            + result.counted()
            + (result.counted() == 1 ? " change" : " changes")
            + " noticed ("
            + result.percent()
            + " %)"
            + (result.equivalent().isEmpty()
                ? ""
                : ", " + result.equivalent().size() + " more would change no answer"));
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void body(Unnoticed of) {
    out.append(Excerpt.of(of.mutant().span()).indent(2));
    of.test().ifPresentOrElse(this::test, () -> line("  " + untold(tried)));
  }

  private void test(Unnoticed.Noticing test) {
    if (test.isAbove()) {
      line("  the test \"" + test.name() + "\" above would notice this too");
      return;
    }
    line("  this test would:");
    line("");
    out.append(test.text().indent(2));
  }

  /** Of a change that no request was found for. */
  static String untold(int tried) {
    return "of "
        + tried
        + (tried == 1 ? " request" : " requests")
        + " that were tried, none is answered so that a test would notice; another may be";
  }
}
