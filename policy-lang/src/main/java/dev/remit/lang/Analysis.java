package dev.remit.lang;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.check.CheckedBundle;
import java.util.List;
import java.util.Set;

/**
 * What an editor asks of a bundle beside what was found: its files, as far as they can be read.
 *
 * @param files with what their data files declare; of a file with errors, the declarations that
 *     have none
 * @param halfRead the paths of files with a part that cannot be read
 */
public record Analysis(
    PolicyCompiler.Result result,
    List<PolicyFile> files,
    CheckedBundle checked,
    Set<String> halfRead) {
  public Analysis {
    files = List.copyOf(files);
    halfRead = Set.copyOf(halfRead);
  }
}
