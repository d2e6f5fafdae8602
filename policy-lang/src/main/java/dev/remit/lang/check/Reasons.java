package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The reasons on clauses, and which of them any rule needs: one on the header of a {@code for}
 * stands for all rules inside.
 */
final class Reasons {
  private final List<Declaration.Text> stated = new ArrayList<>();
  private final Set<Span> needed = new HashSet<>();

  /** Whether a reason says something. */
  static boolean isReason(Declaration.Text text) {
    return !text.text().isBlank();
  }

  void note(Declaration.Text reason, boolean isNeeded) {
    stated.add(reason);
    if (isNeeded) {
      needed.add(reason.span());
    }
  }

  void warn(Problems problems) {
    stated.stream()
        .filter(reason -> !needed.contains(reason.span()))
        .forEach(reason ->
            problems.add(
                Code.NEEDLESS_BECAUSE,
                reason.span(),
                "this clause needs no reason: no longer or narrower chain turns it the wrong way",
                "take the `because` out, or make it a comment"));
  }
}
