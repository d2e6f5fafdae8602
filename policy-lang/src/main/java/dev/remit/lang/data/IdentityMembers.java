package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who an entry is about: its {@code id}, or its {@code issuer} and {@code subject}. */
record IdentityMembers(Entry entry, List<Diagnostic> found) {
  private static final Set<String> ID = Set.of("id");
  private static final Set<String> PAIR = Set.of("issuer", "subject");

  /** The members that say so; with an {@code id} the others are properties like any. */
  Set<String> names() {
    return entry.get("id").isEmpty() && entry.get("issuer").isPresent() ? PAIR : ID;
  }

  Optional<Declaration.IdentityPattern> pattern() {
    DataExpressions expressions = new DataExpressions(found);
    if (names().equals(ID)) {
      return entry
          .key("id", found)
          .flatMap(id -> expressions.text(id, "an `id`"))
          .map(id -> new Declaration.IdentityPattern(Optional.empty(), id, id.span()));
    }
    Optional<Declaration.Text> issuer =
        entry.key("issuer", found).flatMap(text -> expressions.text(text, "an `issuer`"));
    Optional<Declaration.Text> subject =
        entry.key("subject", found).flatMap(text -> expressions.text(text, "a `subject`"));
    return issuer.isEmpty()
        ? Optional.empty()
        : subject.map(text -> new Declaration.IdentityPattern(issuer, text, text.span()));
  }
}
