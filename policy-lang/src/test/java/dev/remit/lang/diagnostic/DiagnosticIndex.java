package dev.remit.lang.diagnostic;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The lists of the index of the pages: errors and warnings, by groups of their codes. */
final class DiagnosticIndex {
  /** The heading at which the lists begin. */
  static final String FIRST = "## Errors\n";

  private static final List<Group> ERRORS =
      List.of(
          new Group("The text", "E000", "E001"),
          new Group("Limits", "E009", "E0162"),
          new Group("Names and declarations", "E010", "E011"),
          new Group("Packages, packs and defines", "E012", "E0130"),
          new Group("Groups and obligations", "E013"),
          new Group("Tables", "E014"),
          new Group("Front doors", "E016"),
          new Group("Types", "E020", "E021"),
          new Group("Texts, sets, patterns and times", "E022", "E023"),
          new Group("Guards", "E030"),
          new Group("The chain", "E040", "E041"),
          new Group("Actors and captures", "E042"),
          new Group("Identities, paths and the catalogue", "E050"),
          new Group("Schedules", "E051"),
          new Group("Data files", "E052"),
          new Group("Tests", "E060"));

  private static final List<Group> WARNINGS =
      List.of(
          new Group("Catalogue and names", "W010"),
          new Group("Packs, reasons and actors", "W011"),
          new Group("Patterns", "W012"),
          new Group("Imported tools", "W013"),
          new Group("Rules that never matter", "W014"),
          new Group("Tests", "W016"));

  private DiagnosticIndex() {}

  private record Group(String title, String... prefixes) {
    /** The length of the prefix that a code has; a longer one is that of a narrower group. */
    int fits(Code code) {
      return Arrays.stream(prefixes)
          .filter(code.id()::startsWith)
          .mapToInt(String::length)
          .max()
          .orElse(0);
    }
  }

  static String written() {
    return FIRST
        + lists(ERRORS, Severity.ERROR)
        + "\n## Warnings\n"
        + lists(WARNINGS, Severity.WARNING);
  }

  private static String lists(List<Group> groups, Severity severity) {
    List<Code> codes =
        Arrays.stream(Code.values())
            .filter(code -> code.severity() == severity)
            .sorted(Comparator.comparing(Code::id))
            .toList();
    return groups.stream()
        .map(group ->
            codes.stream()
                .filter(code -> of(code, groups).equals(group))
                .map(DiagnosticIndex::line)
                .collect(
                    Collectors.joining(
                        "",
                        "\n### " + group.title() + "\n\n| code | title |\n| --- | --- |\n",
                        "")))
        .collect(Collectors.joining());
  }

  private static Group of(Code code, List<Group> groups) {
    Group nearest =
        groups.stream().max(Comparator.comparingInt(group -> group.fits(code))).orElseThrow();
    if (nearest.fits(code) == 0) {
      throw new AssertionError("a code of no group of the index: " + code.id());
    }
    return nearest;
  }

  private static String line(Code code) {
    return "| [%s](%s) | %s |\n"
        .formatted(code.id(), Path.of(code.page()).getFileName(), code.title());
  }
}
