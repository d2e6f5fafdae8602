package dev.remit.cli;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Bundles out of directories, files and revisions, compiled with their tests. */
final class Bundles {
  private final PrintWriter err;
  private final Path repository;

  /** Which shows errors there, and takes revisions out of that repository. */
  Bundles(PrintWriter err, Path repository) {
    this.err = err;
    this.repository = repository;
  }

  /** Of a directory, a policy file, an archive, or {@code REV:PATH} where there is none of them. */
  TestedBundle named(String name) throws CommandFault {
    if (isPath(name) || !name.contains(":")) {
      return at(Path.of(name), name);
    }
    int colon = name.indexOf(':');
    try (GitTree tree =
        new GitTree("git", repository, name.substring(0, colon), name.substring(colon + 1))) {
      return compiled(read(tree.place(), name), name);
    }
  }

  private TestedBundle at(Path path, String name) throws CommandFault {
    if (!Files.isRegularFile(path) || name.endsWith(BundledFiles.POLICY)) {
      return compiled(read(path, name), name);
    }
    Packed packed = Packed.at(path, name).orElseThrow(() -> new CommandFault(noBundle(name)));
    try (ArchiveTree tree = new ArchiveTree(path, packed, name)) {
      return compiled(read(tree.directory(), name), name);
    }
  }

  private static String noBundle(String name) {
    return name
        + " is no bundle; that is a directory, a .policy file or a "
        + Packed.ENDINGS
        + " of a directory";
  }

  private static boolean isPath(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException none) {
      return false;
    }
  }

  private static BundleSource read(Path place, String name) throws CommandFault {
    try {
      return Files.isRegularFile(place) ? BundleReader.readFile(place) : BundleReader.read(place);
    } catch (BundleFault fault) {
      throw new CommandFault(String.valueOf(fault.getMessage()).replace(place.toString(), name));
    }
  }

  private TestedBundle compiled(BundleSource source, String name) throws CommandFault {
    PolicyCompiler.Result result = PolicyCompiler.compile(source, source.settings());
    if (result.tested().isEmpty()) {
      err.print(errors(result));
      err.flush();
    }
    return result.tested().orElseThrow(() -> new CommandFault(refused(name)));
  }

  /** Why a bundle is refused, as people read it. */
  static String errors(PolicyCompiler.Result result) {
    return TextRenderer.render(result.diagnostics().stream().filter(Diagnostic::isError).toList());
  }

  static String refused(String name) {
    return name + " does not compile";
  }
}
