package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * One {@code .policy} file: its package, what the package governs, and its declarations in source
 * order.
 */
public record PolicyFile(
    Name packageName,
    List<Governs> governs,
    List<Import> imports,
    List<Declaration> declarations,
    Span span) {
  public PolicyFile {
    governs = List.copyOf(governs);
    imports = List.copyOf(imports);
    declarations = List.copyOf(declarations);
  }

  /** {@code governs tool crm.**} or {@code governs dataset crm.**}. */
  public record Governs(Subject subject, Pattern pattern, Span span) {
    public enum Subject {
      TOOL,
      DATASET
    }
  }

  /**
   * {@code import acme.common}, or {@code import pack.static_keys as legacy with { max_age: 90d }}.
   */
  public record Import(
      Name packageName,
      Optional<Name.Segment> alias,
      Optional<List<Declaration.Property>> arguments,
      Span span) {}
}
