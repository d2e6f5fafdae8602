package dev.remit.lang.data;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;

/**
 * Members that an entry has no use for; passed over, a misspelt one would state nothing. The cell
 * of a CSV file's header, which the entries of all lines share, is said once.
 */
final class UnknownMembers {
  private UnknownMembers() {}

  static boolean none(Entry entry, Set<String> known, List<Diagnostic> found) {
    boolean none = true;
    for (Datum.Member member : entry.members()) {
      if (!known.contains(member.name())) {
        none = false;
        Diagnostic fault =
            Diagnostic.of(
                    Code.UNKNOWN_PROPERTY,
                    member.nameSpan(),
                    "a " + entry.of() + " has no `" + member.name() + "`")
                .withHelp("it has " + String.join(", ", known.stream().sorted().toList()));
        if (!found.contains(fault)) {
          found.add(fault);
        }
      }
    }
    return none;
  }
}
