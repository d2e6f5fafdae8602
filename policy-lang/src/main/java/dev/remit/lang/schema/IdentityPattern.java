package dev.remit.lang.schema;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;

/** An exact issuer, and a segment pattern over the subject's {@code /}-separated segments. */
public record IdentityPattern(String issuer, NamePattern subject) {
  private static final String SPIFFE = "spiffe://";

  /**
   * A pattern of SPIFFE ids, such as {@code spiffe://acme.example/agent/**}; empty for a text that
   * is none.
   */
  public static Optional<IdentityPattern> spiffe(String text) {
    int slash = text.startsWith(SPIFFE) ? text.indexOf('/', SPIFFE.length()) : -1;
    if (slash <= SPIFFE.length() || text.substring(0, slash).contains("*")) {
      return Optional.empty();
    }
    List<String> segments = List.of(text.substring(slash + 1).split("/", -1));
    for (int i = 0; i < segments.size(); i++) {
      boolean last = i == segments.size() - 1;
      String segment = segments.get(i);
      boolean star = segment.equals("*") || (segment.equals("**") && last);
      if (segment.isEmpty() || (segment.contains("*") && !star)) {
        return Optional.empty();
      }
    }
    return Optional.of(new IdentityPattern(text.substring(0, slash), new NamePattern(segments)));
  }

  /** The one identity that it matches, where it has no star. */
  public Optional<Value.Identity> exact() {
    return subject.segments().stream().anyMatch(segment -> segment.startsWith("*"))
        ? Optional.empty()
        : Optional.of(new Value.Identity(issuer, String.join("/", subject.segments())));
  }

  public boolean matches(Value.Identity identity) {
    return issuer.equals(identity.issuer())
        && subject.matches(List.of(identity.subject().split("/", -1)));
  }
}
