package dev.remit.lang.suite;

import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import java.util.ArrayList;
import java.util.List;

/** What names mean in the tests of a file: its package's own first, then those of its imports. */
record FileScope(PolicyFile file) {
  String packageName() {
    return String.join(".", file.packageName().texts());
  }

  /** The full names that a name may stand for, the likeliest first. */
  List<String> candidates(Name name) {
    String written = String.join(".", name.texts());
    List<String> candidates = new ArrayList<>(List.of(packageName() + "." + written, written));
    List<String> texts = name.texts();
    if (texts.size() > 1) {
      String rest = String.join(".", texts.subList(1, texts.size()));
      for (PolicyFile.Import imported : file.imports()) {
        String of = String.join(".", imported.packageName().texts());
        String qualifier =
            imported
                .alias()
                .map(Name.Segment::text)
                .orElse(imported.packageName().texts().getLast());
        if (qualifier.equals(texts.getFirst())) {
          imported.alias().ifPresent(alias -> candidates.add(of + "." + alias.text() + "." + rest));
          candidates.add(of + "." + rest);
        }
      }
    }
    return candidates;
  }
}
