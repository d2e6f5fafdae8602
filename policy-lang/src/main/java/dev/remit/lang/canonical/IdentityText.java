package dev.remit.lang.canonical;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads identities: a SPIFFE id, or a subject of an issuer that is an {@code https} URL. */
public final class IdentityText {
  /** Of an issuer, and of a subject. */
  public static final int MOST_CHARS = 1024;

  private static final String SPIFFE = "spiffe://";
  private static final Pattern TRUST_DOMAIN = Pattern.compile("spiffe://[a-z0-9][a-z0-9._-]*+");
  private static final Pattern ISSUER =
      Pattern.compile(
          "https://[a-z0-9](?:[a-z0-9-]*+)(?:\\.[a-z0-9-]++)*+(?::[1-9][0-9]{0,4}+)?+"
              + "(?:/[A-Za-z0-9._~-]++)*+/?+");
  private static final Pattern SPIFFE_SEGMENT = Pattern.compile("[A-Za-z0-9._-]++");
  private static final Pattern SUBJECT_SEGMENT = Pattern.compile("[ -)+-.0-~]++");

  private IdentityText() {}

  public static boolean isIdentity(Value.Identity identity) {
    return isIssuer(identity.issuer())
        && isSubject(identity.subject(), isSpiffe(identity.issuer()));
  }

  /** A SPIFFE id as one text. */
  public static Optional<Value.Identity> spiffe(String text) {
    int slash = text.startsWith(SPIFFE) ? text.indexOf('/', SPIFFE.length()) : -1;
    return slash < 0
        ? Optional.empty()
        : Optional.of(new Value.Identity(text.substring(0, slash), text.substring(slash + 1)))
            .filter(IdentityText::isIdentity);
  }

  /** Whether an issuer is a SPIFFE trust domain. */
  public static boolean isSpiffe(String issuer) {
    return issuer.startsWith(SPIFFE);
  }

  public static boolean isIssuer(String issuer) {
    if (issuer.length() > MOST_CHARS) {
      return false;
    }
    if (isSpiffe(issuer)) {
      return TRUST_DOMAIN.matcher(issuer).matches();
    }
    return ISSUER.matcher(issuer).matches()
        && List.of(issuer.split("/", -1)).stream().noneMatch(IdentityText::isDots)
        && !issuer.substring("https://".length()).matches("[^/]*:443(/.*)?");
  }

  private static boolean isSubject(String subject, boolean spiffe) {
    return subject.length() <= MOST_CHARS
        && subject.strip().equals(subject)
        && List.of(subject.split("/", -1)).stream().allMatch(part -> isSegment(part, spiffe));
  }

  /** One segment of a subject; {@code spiffe} where its issuer is a trust domain. */
  public static boolean isSegment(String segment, boolean spiffe) {
    return (spiffe ? SPIFFE_SEGMENT : SUBJECT_SEGMENT).matcher(segment).matches()
        && !isDots(segment);
  }

  private static boolean isDots(String segment) {
    return segment.equals(".") || segment.equals("..");
  }
}
