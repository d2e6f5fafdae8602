package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.DataFile;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.DataLimits;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.HiddenCharacters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds and reads the data files that policies name. What keeps a file from being read is said at
 * the place that names it, what is wrong in it at its place there.
 */
final class DataSource {
  private static final int MOST_HIDDEN = 20;

  private final DataFiles files;
  private final DataLimits limits;
  private final List<Diagnostic> found;
  private int entries;

  DataSource(DataFiles files, DataLimits limits, List<Diagnostic> found) {
    this.files = files;
    this.limits = limits;
    this.found = found;
  }

  /** A list of entries, whatever the format; nothing of a file at fault. */
  List<Datum> entries(Declaration.Text name) {
    return file(name).flatMap(this::read).map(root -> list(name, root)).orElse(List.of());
  }

  private List<Datum> list(Declaration.Text name, Datum root) {
    if (!(root instanceof Datum.Many(List<Datum> elements, Span span))) {
      found.add(
          Diagnostic.of(
              Code.DATA_SHAPE, root.start(), "a list of entries is expected as the whole file"));
      return List.of();
    }
    return counted(name, elements);
  }

  /** The elements, unless the bundle's data has too many entries with them. */
  <T> List<T> counted(Declaration.Text name, List<T> elements) {
    entries += elements.size();
    if (entries <= limits.maxEntries()) {
      return elements;
    }
    found.add(
        Diagnostic.of(
            Code.DATA_FILE_TOO_LARGE,
            name.span(),
            "the data files of a bundle have at most "
                + limits.maxEntries()
                + " entries together, and with this one they have more"));
    entries -= elements.size();
    return List.of();
  }

  /** A file of JSON alone. */
  Optional<Datum> json(Declaration.Text name) {
    return file(name)
        .flatMap(file -> {
          if (!file.path().endsWith(".json")) {
            found.add(
                Diagnostic.of(
                    Code.DATA_FILE_FORMAT,
                    name.span(),
                    "tools come from the JSON that a server answers `tools/list` with, a `.json` file"));
            return Optional.empty();
          }
          return JsonData.read(file, limits.maxNesting(), found);
        });
  }

  private Optional<SourceFile> file(Declaration.Text name) {
    Optional<String> path = DataFiles.path(name.span().file().path(), name.text());
    if (path.isEmpty()) {
      found.add(
          Diagnostic.of(
              Code.DATA_FILE_PLACE,
              name.span(),
              "a data file lies in the bundle's directory, and is named by its path from the policy's own"));
      return Optional.empty();
    }
    if (DataFormat.of(path.get()).isEmpty()) {
      found.add(
          Diagnostic.of(
              Code.DATA_FILE_FORMAT,
              name.span(),
              "a data file ends in `.json`, `.yaml`, `.yml` or `.csv`, which says how it is read"));
      return Optional.empty();
    }
    return switch (files.at(path.get())) {
      case DataFile.Read(SourceFile source) -> Optional.of(source);
      case DataFile.Refused(var why, String problem) -> {
        found.add(
            Diagnostic.of(
                why == DataFile.Why.TOO_LARGE
                    ? Code.DATA_FILE_TOO_LARGE
                    : Code.DATA_FILE_UNREADABLE,
                name.span(),
                "`" + path.get() + "` " + problem));
        yield Optional.empty();
      }
    };
  }

  private Optional<Datum> read(SourceFile file) {
    List<Diagnostic> faults =
        new ArrayList<>(HiddenCharacters.in(file, "a data file", MOST_HIDDEN));
    Optional<Datum> read =
        faults.isEmpty()
            ? DataFormat.of(file.path())
                .flatMap(format ->
                    switch (format) {
                      case JSON -> JsonData.read(file, limits.maxNesting(), faults);
                      case YAML -> YamlData.read(file, limits.maxNesting(), faults);
                      case CSV -> CsvData.read(file, faults);
                    })
            : Optional.empty();
    found.addAll(faults);
    return read;
  }
}
