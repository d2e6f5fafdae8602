package dev.remit.lang.check;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.source.Span;
import java.util.Collection;
import java.util.Optional;

/** The labels that a bundle declares. One that is not declared is on no dataset. */
final class LabelNames {
  private LabelNames() {}

  /** Whether the label is declared; that it is not is said. */
  static boolean isDeclared(
      String label, Span span, Collection<String> declared, Problems problems) {
    boolean known = declared.contains(label);
    if (!known) {
      problems.unknown(
          Code.UNKNOWN_LABEL,
          span,
          "no label `" + label + "` is declared",
          label,
          declared,
          Optional.of("declare it: `label NAME`"));
    }
    return known;
  }
}
