package dev.remit.testkit.report;

import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.testkit.report.Annotation.Level;

/** What failed as commands of GitHub's workflows; then the sums. */
public final class GithubReport {
  private GithubReport() {}

  public static String of(RunReport report) {
    StringBuilder out = new StringBuilder();
    for (Outcome outcome : report.outcomes()) {
      for (Outcome.Failure failure : outcome.failures()) {
        out.append(
            Annotation.at(
                    Level.ERROR,
                    report.path(failure.span().file().path()),
                    failure.span(),
                    SarifReport.title(outcome, failure),
                    failure.message())
                .line());
      }
    }
    report.shortfalls().forEach(each -> out.append(Annotation.of(Level.ERROR, each).line()));
    for (Unnoticed each : report.unnoticed()) {
      out.append(
          Annotation.at(
                  each.test().isPresent() ? Level.WARNING : Level.NOTICE,
                  report.path(each.mutant().span().file().path()),
                  each.mutant().span(),
                  "no test notices a change of " + each.mutant().rule(),
                  each.mutant().change()
                      + each.test().map(test -> "\nThis test would:\n" + test.text()).orElse(""))
              .line());
    }
    out.append(TextReport.sumsOf(report.result()));
    return out.append(report.mutation().map(MutationText::sumsOf).orElse("")).toString();
  }

  /** What is wrong with the bundle; then how much. */
  public static String of(Refusal refusal) {
    StringBuilder out = new StringBuilder();
    refusal
        .report()
        .fault()
        .ifPresent(fault -> out.append(Annotation.of(Level.ERROR, fault).line()));
    for (Diagnostic each : refusal.report().shown()) {
      out.append(
          Annotation.at(
                  each.isError() ? Level.ERROR : Level.WARNING,
                  refusal.path(each.span().file().path()),
                  each.span(),
                  each.code().id() + " " + each.code().title(),
                  each.message() + each.help().map(help -> "\nhelp: " + help).orElse(""))
              .line());
    }
    refusal.omitted().forEach(each -> out.append(Annotation.of(Level.NOTICE, each).line()));
    return out.append("nothing was run: ").append(refusal.sums()).append('\n').toString();
  }
}
