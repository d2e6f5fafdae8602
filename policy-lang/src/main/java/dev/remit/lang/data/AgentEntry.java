package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** {@code { id: "spiffe://acme.example/agent/7", owner: team-crm, status: active }}. */
record AgentEntry(Entry entry, List<Diagnostic> found) {

  Optional<Declaration> declaration() {
    IdentityMembers identity = new IdentityMembers(entry, found);
    List<Declaration.Property> properties = entry.properties(identity.names(), found);
    return identity.pattern().map(id -> new Declaration.Agent(id, properties, entry.span()));
  }
}
