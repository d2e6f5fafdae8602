package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.canonical.IdentityText;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Reads identities and patterns of them: a SPIFFE id whole, or an issuer and a subject. The issuer
 * is always exact (counterexample F35).
 */
final class Identities {
  private static final String SPIFFE = "spiffe://";

  private final Problems problems;

  Identities(Problems problems) {
    this.problems = problems;
  }

  Optional<IdentityPattern> pattern(Declaration.IdentityPattern written) {
    return written
        .issuer()
        .map(issuer -> pattern(issuer.text(), written.subject().text(), written.span()))
        .orElseGet(() -> spiffe(written.subject().text(), written.span()));
  }

  /** A text such as {@code spiffe://acme.example/agent/**}. */
  Optional<IdentityPattern> spiffe(String text, Span span) {
    int slash = text.startsWith(SPIFFE) ? text.indexOf('/', SPIFFE.length()) : -1;
    if (slash < 0) {
      problems.add(
          Code.NOT_AN_IDENTITY,
          span,
          "this is no identity: its issuer is missing",
          "write a SPIFFE id, \"spiffe://trust-domain/path\", or \"issuer\" / \"subject\"");
      return Optional.empty();
    }
    return pattern(text.substring(0, slash), text.substring(slash + 1), span);
  }

  private Optional<IdentityPattern> pattern(String issuer, String subject, Span span) {
    if (issuer.contains("*") || issuer.isEmpty()) {
      problems.add(
          Code.WILDCARD_ISSUER,
          span,
          "the issuer or trust domain of an identity is written in full: a wildcard there would trust whoever issues"
              + " the same subject");
      return Optional.empty();
    }
    List<String> segments = List.of(subject.split("/", -1));
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      boolean star = segment.equals("*") || (segment.equals("**") && last);
      if (segment.isEmpty() || (segment.contains("*") && !star)) {
        problems.add(
            Code.BAD_PATTERN,
            span,
            "`*` stands for one whole segment, `**` for one or more at the end, and no segment is empty");
        return Optional.empty();
      }
    }
    return isPossible(issuer, segments, span)
        ? Optional.of(new IdentityPattern(issuer, new NamePattern(segments)))
        : Optional.empty();
  }

  /** An identity in another spelling than the one that requests have would be nobody's. */
  private boolean isPossible(String issuer, List<String> subject, Span span) {
    boolean spiffe = IdentityText.isSpiffe(issuer);
    boolean possible =
        IdentityText.isIssuer(issuer)
            && subject.stream()
                .allMatch(
                    segment -> segment.startsWith("*") || IdentityText.isSegment(segment, spiffe));
    if (!possible) {
      problems.add(
          Code.NOT_AN_IDENTITY,
          span,
          "no identity is spelled so: an issuer is `spiffe://` and a trust domain, or an `https` URL, in lower case and"
              + " without the port 443, and a subject is ASCII without `.` and `..`");
    }
    return possible;
  }

  /** The identity, where the pattern has no star. */
  Optional<Value.Identity> exact(IdentityPattern pattern, Span span) {
    Optional<Value.Identity> exact = pattern.exact();
    if (exact.isEmpty()) {
      problems.add(
          Code.BAD_PATTERN,
          span,
          "one identity is meant here, and this is a pattern",
          "use `in { … }` or a group");
    }
    return exact;
  }
}
