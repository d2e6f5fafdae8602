package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.util.List;

/**
 * One {@code .policy} file: its package, what the package governs, and its declarations in source
 * order.
 */
public record PolicyFile(
    Name packageName, List<Governs> governs, List<Declaration> declarations, Span span) {
  public PolicyFile {
    governs = List.copyOf(governs);
    declarations = List.copyOf(declarations);
  }

  /** {@code governs tool crm.**} or {@code governs dataset crm.**}. */
  public record Governs(Subject subject, Pattern pattern, Span span) {
    public enum Subject {
      TOOL,
      DATASET
    }
  }
}
