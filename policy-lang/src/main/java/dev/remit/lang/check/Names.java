package dev.remit.lang.check;

import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.schema.CoreModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads names as written. */
final class Names {
  private static final Set<String> TAKEN = taken();
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private Names() {}

  /** The dotted text of a name, its segments unquoted. */
  static String dotted(Name name) {
    return String.join(".", name.texts());
  }

  /** Whether {@code word.x} reads an attribute, or the word stands for a value by itself. */
  static boolean isTaken(String word) {
    return TAKEN.contains(word);
  }

  private static Set<String> taken() {
    Set<String> words = new HashSet<>(Set.of("args", "none", "empty"));
    CoreModel.ATTRIBUTES.forEach(attribute -> words.add(attribute.owner()));
    return Set.copyOf(words);
  }

  /** A segment as it is written, in quotes where it would be read as several. */
  static String segment(String text) {
    return PLAIN.matcher(text).matches() ? text : '"' + text + '"';
  }

  static Set<String> union(Set<String> left, Set<String> right) {
    Set<String> all = new HashSet<>(left);
    all.addAll(right);
    return all;
  }

  /** A circle from its smallest element on, wherever it was entered. */
  static List<String> rotated(List<String> circle) {
    List<String> rotated = new ArrayList<>(circle);
    Collections.rotate(rotated, -circle.indexOf(Collections.min(circle)));
    return List.copyOf(rotated);
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
