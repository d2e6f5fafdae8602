package dev.remit.cli;

import dev.remit.testkit.report.HtmlReport;
import dev.remit.testkit.report.JunitReport;
import dev.remit.testkit.report.LcovReport;
import dev.remit.testkit.report.Refusal;
import dev.remit.testkit.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The files that a run leaves, each written whole or not at all. */
final class ReportFiles {
  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the results there, as JUnit's runners do.")
  private Optional<Path> junit = Optional.empty();

  @Option(
      names = "--lcov",
      paramLabel = "FILE",
      description = "Write the coverage there, in the format of LCOV.")
  private Optional<Path> lcov = Optional.empty();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write failures and coverage there, as one page.")
  private Optional<Path> html = Optional.empty();

  /** A file, and what is in it of a run, and where there was none. */
  private record Wanted(
      Path file, Function<RunReport, String> ran, Function<Refusal, String> refused) {}

  private Map<String, Wanted> wanted() {
    Map<String, Wanted> wanted = new LinkedHashMap<>();
    junit.ifPresent(
        file -> wanted.put("--junit", new Wanted(file, JunitReport::of, JunitReport::of)));
    lcov.ifPresent(file -> wanted.put("--lcov", new Wanted(file, LcovReport::of, none -> "")));
    html.ifPresent(file -> wanted.put("--html", new Wanted(file, HtmlReport::of, HtmlReport::of)));
    return wanted;
  }

  boolean isAsked() {
    return !wanted().isEmpty();
  }

  /** Before anything is run, that each could be written. */
  void check() throws CommandFault {
    Set<Path> files = new HashSet<>();
    for (var each : wanted().entrySet()) {
      Path file = each.getValue().file().toAbsolutePath().normalize();
      Path parent = file.getParent();
      if (parent == null || Files.isDirectory(file)) {
        throw new CommandFault(each.getKey() + ": " + each.getValue().file() + " is a directory");
      }
      if (!Files.isDirectory(parent)) {
        throw new CommandFault(
            each.getKey()
                + ": "
                + each.getValue().file()
                + " cannot be written, for the directory "
                + parent
                + " does not exist");
      }
      if (!files.add(file)) {
        throw new CommandFault(
            each.getKey() + ": " + each.getValue().file() + " is to be two reports at once");
      }
    }
  }

  void write(RunReport report) throws CommandFault {
    write(wanted -> wanted.ran().apply(report));
  }

  /** So that none of a run before is taken for this one's. */
  void write(Refusal refusal) throws CommandFault {
    write(wanted -> wanted.refused().apply(refusal));
  }

  private void write(Function<Wanted, String> text) throws CommandFault {
    for (var each : wanted().entrySet()) {
      Path file = each.getValue().file();
      try {
        write(file.toAbsolutePath(), text.apply(each.getValue()));
      } catch (IOException fault) {
        throw new CommandFault(each.getKey() + ": " + file + " cannot be written: " + fault);
      }
    }
  }

  /** What is no file, such as a pipe, is written to as it is. */
  private static void write(Path file, String text) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.writeString(file, text);
      return;
    }
    Path next = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(next, text);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /** A directory as seen from here, which is where reports are read. */
  static String root(Path directory) {
    Path here = Path.of("").toAbsolutePath().normalize();
    return here.relativize(directory.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }
}
