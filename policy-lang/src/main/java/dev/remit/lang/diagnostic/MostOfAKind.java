package dev.remit.lang.diagnostic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One mistake in a data file may stand on each of a hundred thousand lines. Of the findings of one
 * code in such a file the first are shown, and the others counted; what a tool lacks is always
 * listed whole.
 */
public final class MostOfAKind {
  /** Findings of one code that are shown of one data file. */
  public static final int MOST = 50;

  private static final Set<Code> LISTED =
      EnumSet.of(Code.UNDECLARED_ACCESS, Code.ACCESS_DOES_NOT_FIT);

  private record Kind(String file, Code code) {}

  private MostOfAKind() {}

  /** The findings in their order; where some are left out, the last that is shown says how many. */
  public static List<Diagnostic> of(List<Diagnostic> sorted) {
    Map<Kind, Integer> counts = new HashMap<>();
    for (Diagnostic each : sorted) {
      counts.merge(kind(each), 1, Integer::sum);
    }
    Map<Kind, Integer> shown = new HashMap<>();
    List<Diagnostic> kept = new ArrayList<>();
    for (Diagnostic each : sorted) {
      int place = shown.merge(kind(each), 1, Integer::sum);
      int all = counts.getOrDefault(kind(each), 0);
      if (place < MOST || all <= MOST || isListed(each)) {
        kept.add(each);
      } else if (place == MOST) {
        kept.add(each.withHelp(all - MOST + " more of this kind in the file are not shown"));
      }
    }
    return kept;
  }

  private static boolean isListed(Diagnostic diagnostic) {
    return diagnostic.span().file().path().endsWith(".policy") || isListed(diagnostic.code());
  }

  /** Whether all findings of the code are shown, however many there are. */
  static boolean isListed(Code code) {
    return LISTED.contains(code);
  }

  private static Kind kind(Diagnostic diagnostic) {
    return new Kind(diagnostic.span().file().path(), diagnostic.code());
  }
}
