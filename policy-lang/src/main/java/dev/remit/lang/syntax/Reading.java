package dev.remit.lang.syntax;

import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** How a text parses, unless it has errors, and all that was found. */
public record Reading(Optional<SyntaxTree> tree, List<Diagnostic> diagnostics) {
  public Reading {
    diagnostics = List.copyOf(diagnostics);
  }
}
