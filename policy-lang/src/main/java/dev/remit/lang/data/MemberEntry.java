package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * A member of a group: a text, {@code { id: "spiffe://acme.example/ci/*" }}, or {@code { issuer:
 * "https://idp.acme.example", subject: "leads/*" }}.
 */
record MemberEntry(List<Diagnostic> found) {

  Optional<Declaration.IdentityPattern> pattern(Datum datum) {
    Optional<String> text = Datum.text(datum);
    if (text.isPresent()) {
      return Optional.of(
          new Declaration.IdentityPattern(
              Optional.empty(), new Declaration.Text(text.get(), datum.span()), datum.span()));
    }
    return Entry.of(datum, "member", found)
        .flatMap(entry -> {
          IdentityMembers identity = new IdentityMembers(entry, found);
          boolean alone = UnknownMembers.none(entry, identity.names(), found);
          return identity.pattern().filter(pattern -> alone);
        });
  }
}
