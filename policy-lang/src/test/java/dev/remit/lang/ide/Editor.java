package dev.remit.lang.ide;

import dev.remit.lang.Analysis;
import dev.remit.lang.Bundles;
import dev.remit.lang.ParsedFiles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A bundle as an editor sees it; places are named by the text at them. */
record Editor(List<SourceFile> files, DataFiles data, Analysis analysis, BundleIndex index) {
  static final String FILE = "test.policy";

  /** Several files as {@link Bundles#files} parts them. */
  static Editor of(String text) {
    return of(Bundles.files(text), DataFiles.NONE);
  }

  static Editor of(List<SourceFile> files, DataFiles data) {
    Analysis analysis = analyse(files, data);
    return new Editor(files, data, analysis, BundleIndex.of(analysis.files(), analysis.checked()));
  }

  private static Analysis analyse(List<SourceFile> files, DataFiles data) {
    return PolicyCompiler.analyse(
        new BundleSource(files, data, Bundles.SETTINGS, "sha256:test"),
        Bundles.SETTINGS,
        new ParsedFiles());
  }

  SourceFile file(String path) {
    return files.stream().filter(each -> each.path().equals(path)).findFirst().orElseThrow();
  }

  /** The place of the last character of the context's first occurrence. */
  int after(String path, String context) {
    int at = file(path).text().indexOf(context);
    if (at < 0) {
      throw new AssertionError(path + " has no " + context);
    }
    return at + context.length();
  }

  /** Where what ends the context is declared, as {@code path:line:column text}. */
  List<String> declarations(String context) {
    return shown(index.declarations(FILE, after(FILE, context)));
  }

  List<String> references(String context) {
    return shown(index.references(FILE, after(FILE, context), true));
  }

  private static List<String> shown(List<Occurrence> found) {
    return found.stream().map(each -> each.span() + " " + each.span().text()).toList();
  }

  Hover hover(String context) {
    return Hover.at(index, FILE, after(FILE, context)).orElseThrow();
  }

  Renaming renaming() {
    return new Renaming(
        index, analysis.result().diagnostics(), analysis.halfRead(), this::rechecked);
  }

  Renaming.Result rename(String context, String name) {
    return renaming().rename(FILE, after(FILE, context), name);
  }

  private Renaming.Rechecked.Outcome rechecked(Map<String, String> texts) {
    List<SourceFile> changed =
        files.stream()
            .map(file -> new SourceFile(file.path(), texts.getOrDefault(file.path(), file.text())))
            .toList();
    Analysis after = analyse(changed, data);
    return new Renaming.Rechecked.Outcome(
        BundleIndex.of(after.files(), after.checked()), after.result().diagnostics());
  }

  /** What is proposed after {@code typed}, which is added to the end of the first file. */
  List<String> proposed(String typed) {
    return proposals(typed).map(Proposal::text).toList();
  }

  Stream<Proposal> proposals(String typed) {
    SourceFile now = new SourceFile(FILE, file(FILE).text() + typed);
    List<SourceFile> changed =
        files.stream().map(file -> file.path().equals(FILE) ? now : file).toList();
    Editor half = of(changed, data);
    return Completion.at(half.index, now, now.text().length()).all().stream();
  }
}
