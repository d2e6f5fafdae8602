package dev.remit.lang.syntax;

import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** What parsing yields: the file, unless it has errors, and all that was found. */
public record ParseResult(Optional<PolicyFile> file, List<Diagnostic> diagnostics) {
  public ParseResult {
    diagnostics = List.copyOf(diagnostics);
  }
}
