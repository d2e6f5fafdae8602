package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.util.List;

/** Who belongs to a group, as written. */
public sealed interface GroupMembers {
  /** {@code support + { "spiffe://acme.example/agent/9" } - trainees}, from left to right. */
  record Terms(List<Term> terms) implements GroupMembers {
    public Terms {
      terms = List.copyOf(terms);
    }
  }

  /** Who is added to, or with {@code minus} taken from, those before. */
  record Term(boolean minus, Who who, Span span) {}

  /** Identities in braces, or another group. */
  sealed interface Who {
    record Listed(List<Declaration.IdentityPattern> members) implements Who {
      public Listed {
        members = List.copyOf(members);
      }
    }

    record Named(Name group) implements Who {}
  }

  /** {@code "crm-leads" in principal.groups}: whoever has the word among a fact's. */
  record ByFact(Declaration.Text word, Name attribute) implements GroupMembers {}

  /** {@code from "support.csv"}. */
  record FromFile(Declaration.Text file) implements GroupMembers {}
}
