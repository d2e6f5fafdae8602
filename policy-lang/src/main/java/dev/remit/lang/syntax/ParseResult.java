package dev.remit.lang.syntax;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.Unread;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What parsing yields.
 *
 * @param file the file, unless it has errors
 * @param readable of a file with errors, the declarations that have none
 * @param unread what could not be read; with errors, there is something
 */
public record ParseResult(
    Optional<PolicyFile> file,
    Optional<PolicyFile> readable,
    Unread unread,
    List<Diagnostic> diagnostics) {
  public ParseResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
