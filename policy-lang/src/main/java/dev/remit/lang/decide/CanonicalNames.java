package dev.remit.lang.decide;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one spelling of each name. A name in another is refused, never rewritten: the tool will see
 * the original bytes (counterexample F48). All are ASCII, so no two look alike or normalise to one.
 */
public final class CanonicalNames {
  private static final String SPIFFE = "spiffe://";

  // None of these backtracks more than once over its text.
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern TOOL = Pattern.compile("[A-Za-z0-9_./-]++");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)*+");
  private static final Pattern ID = Pattern.compile("[!-~](?:[ -~]*[!-~])?");
  private static final Pattern WORD = Pattern.compile("[ -~]++");
  private static final Pattern SEGMENT = Pattern.compile("[ -.0-\\[\\]-~]++");
  private static final Pattern TRUST_DOMAIN = Pattern.compile("spiffe://[a-z0-9][a-z0-9._-]*+");
  private static final Pattern ISSUER =
      Pattern.compile(
          "https://[a-z0-9](?:[a-z0-9-]*+)(?:\\.[a-z0-9-]++)*+(?::[1-9][0-9]{0,4}+)?+"
              + "(?:/[A-Za-z0-9._~-]++)*+/?+");
  private static final Pattern SPIFFE_SEGMENT = Pattern.compile("[A-Za-z0-9._-]++");
  private static final Pattern SUBJECT_SEGMENT = Pattern.compile("[ -)+-.0-~]++");

  private CanonicalNames() {}

  static boolean isDigest(String text) {
    return DIGEST.matcher(text).matches();
  }

  /** A tool's server or name, as MCP has them: case-sensitive, with dots and slashes. */
  static boolean isToolPart(String text) {
    return text.length() <= Limits.TOOL_LENGTH && TOOL.matcher(text).matches();
  }

  /** An id: printable ASCII without blanks at its ends; it is compared, never taken apart. */
  static boolean isId(String text) {
    return text.length() <= Limits.ID_LENGTH && ID.matcher(text).matches();
  }

  /** A word such as a purpose: printable ASCII. */
  static boolean isWord(String text) {
    return text.length() <= Limits.ID_LENGTH && WORD.matcher(text).matches();
  }

  /** Dotted segments, such as a dataset's name. */
  static Optional<Value.Name> name(String text) {
    return text.length() <= Limits.ID_LENGTH && NAME.matcher(text).matches()
        ? Optional.of(new Value.Name(List.of(text.split("\\.", -1))))
        : Optional.empty();
  }

  /**
   * A path, absolute with a leading slash. Nothing in it is decoded or resolved: {@code %2e} is
   * three characters, and symbolic links are the tool's matter.
   */
  static Optional<Value.Path> path(String text) {
    if (text.length() > Limits.PATH_LENGTH) {
      return Optional.empty();
    }
    if (text.equals("/")) {
      return Optional.of(new Value.Path(true, List.of()));
    }
    boolean absolute = text.startsWith("/");
    List<String> segments = List.of((absolute ? text.substring(1) : text).split("/", -1));
    return segments.stream().allMatch(CanonicalNames::isSegment)
        ? Optional.of(new Value.Path(absolute, segments))
        : Optional.empty();
  }

  /**
   * One segment of a path: printable ASCII without slashes, neither {@code .} nor {@code ..}, and
   * no blank at its ends (some file systems drop one, and {@code ".. "} would climb).
   */
  static boolean isSegment(String text) {
    return text.length() <= Limits.PATH_LENGTH
        && SEGMENT.matcher(text).matches()
        && !text.startsWith(" ")
        && !text.endsWith(" ")
        && !isDots(text);
  }

  /** A SPIFFE id, or a subject of an issuer that is an {@code https} URL. */
  public static boolean isIdentity(Value.Identity identity) {
    return isIssuer(identity.issuer())
        && isSubject(identity.subject(), identity.issuer().startsWith(SPIFFE));
  }

  /** A SPIFFE id as one text. */
  static Optional<Value.Identity> spiffe(String text) {
    int slash = text.startsWith(SPIFFE) ? text.indexOf('/', SPIFFE.length()) : -1;
    return slash < 0
        ? Optional.empty()
        : Optional.of(new Value.Identity(text.substring(0, slash), text.substring(slash + 1)))
            .filter(CanonicalNames::isIdentity);
  }

  /** The trust domain of a SPIFFE identity; of another, its issuer's URL. */
  static String trustDomain(Value.Identity identity) {
    return identity.issuer().startsWith(SPIFFE)
        ? identity.issuer().substring(SPIFFE.length())
        : identity.issuer();
  }

  private static boolean isIssuer(String issuer) {
    if (issuer.length() > Limits.IDENTITY_LENGTH) {
      return false;
    }
    if (issuer.startsWith(SPIFFE)) {
      return TRUST_DOMAIN.matcher(issuer).matches();
    }
    return ISSUER.matcher(issuer).matches()
        && List.of(issuer.split("/", -1)).stream().noneMatch(CanonicalNames::isDots)
        && !issuer.substring("https://".length()).matches("[^/]*:443(/.*)?");
  }

  private static boolean isSubject(String subject, boolean spiffe) {
    Pattern segment = spiffe ? SPIFFE_SEGMENT : SUBJECT_SEGMENT;
    return subject.length() <= Limits.IDENTITY_LENGTH
        && subject.strip().equals(subject)
        && List.of(subject.split("/", -1)).stream()
            .allMatch(part -> segment.matcher(part).matches() && !isDots(part));
  }

  private static boolean isDots(String segment) {
    return segment.equals(".") || segment.equals("..");
  }
}
