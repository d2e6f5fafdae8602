package dev.remit.lang.data;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the members of an object; a name that stands twice is a fault, never last-wins. */
final class MemberList {
  private final List<Diagnostic> found;
  private final List<Datum.Member> members = new ArrayList<>();
  private final Map<String, Span> names = new HashMap<>();

  MemberList(List<Diagnostic> found) {
    this.found = found;
  }

  /** Whether the name is there for the first time. */
  boolean add(String name, Span span) {
    Span before = names.putIfAbsent(name, span);
    if (before != null) {
      found.add(
          new Diagnostic(
              Code.DUPLICATE_FIELD,
              span,
              "`" + name + "` is stated twice",
              List.of(new Diagnostic.Label(before, "stated here")),
              Optional.empty()));
    }
    return before == null;
  }

  void put(String name, Span span, Datum value) {
    members.add(new Datum.Member(name, span, value));
  }

  List<Datum.Member> members() {
    return members;
  }
}
