package dev.remit.lang.check;

import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads names as written. */
final class Names {
  private Names() {}

  /** The dotted text of a name, its segments unquoted. */
  static String dotted(Name name) {
    return String.join(".", name.texts());
  }

  static Set<String> union(Set<String> left, Set<String> right) {
    Set<String> all = new HashSet<>(left);
    all.addAll(right);
    return all;
  }

  /** The texts, if no two are equal; a repeated one is a fault, which is said. */
  static Optional<List<String>> distinct(List<Name.Segment> values, Problems problems) {
    List<String> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Name.Segment value : values) {
      if (seen.add(value.text())) {
        texts.add(value.text());
      } else {
        problems.add(
            Code.DUPLICATE_VALUE, value.span(), "`" + value.text() + "` stands here twice");
      }
    }
    return texts.size() == values.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
  }
}
