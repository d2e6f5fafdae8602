package dev.remit.lang.data;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Set;

/** Members that an entry has no use for; passed over, a misspelt one would state nothing. */
final class UnknownMembers {
  private UnknownMembers() {}

  static boolean none(Entry entry, Set<String> known, List<Diagnostic> found) {
    int before = found.size();
    for (Datum.Member member : entry.members()) {
      if (!known.contains(member.name())) {
        found.add(
            Diagnostic.of(
                    Code.UNKNOWN_PROPERTY,
                    member.nameSpan(),
                    "a " + entry.of() + " has no `" + member.name() + "`")
                .withHelp("it has " + String.join(", ", known.stream().sorted().toList())));
      }
    }
    return found.size() == before;
  }
}
