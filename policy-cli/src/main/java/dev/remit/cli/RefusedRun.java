package dev.remit.cli;

import dev.remit.lang.diagnostic.JsonRenderer;
import dev.remit.lang.diagnostic.SarifRenderer;
import dev.remit.testkit.report.GithubReport;
import dev.remit.testkit.report.Refusal;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;

/** What {@code remit test} tells of a directory that it cannot run. */
final class RefusedRun {
  private RefusedRun() {}

  /** People read it among the faults; machines where they read results. Gives the exit code. */
  static int tell(Checked.Refused refused, String root, TestCommand.Output output, CommandLine line)
      throws CommandFault {
    PrintWriter out = line.getOut();
    switch (output) {
      case text -> {
        PrintWriter err = line.getErr();
        err.print(refused.errors());
        err.flush();
        throw new CommandFault(refused.sentence());
      }
      case json -> out.print(JsonRenderer.render(refused.report()));
      case sarif -> out.print(SarifRenderer.render(refused.report(), root, Optional.empty()));
      case github -> out.print(GithubReport.of(new Refusal(refused.report(), root)));
    }
    out.flush();
    return RemitCommand.FAILED;
  }
}
