package dev.remit.lang.canonical;

import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an absolute URI (RFC 3986) in its one spelling. The checks come in a fixed order, and the
 * first that fails is said: length, characters, percent-encoding, scheme, authority (no user, host,
 * port), path, query and fragment. Beyond the normal form of the RFC it refuses what one reader
 * takes for something else than another: user information, empty segments, an encoded slash,
 * backslash or control character in the path.
 */
public final class UriText {
  public static final int MOST_CHARS = 4096;

  /** RFC 3986, sections 2.2 and 2.3. */
  private static final Pattern CHARACTERS =
      Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*+");

  private static final Pattern ENCODED = Pattern.compile("%([0-9A-F]{2})?");
  private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*+");
  private static final Pattern AUTHORITY =
      Pattern.compile("(\\[[^\\]]*+\\]|[^:\\[\\]]*+)(?::(.*))?");
  private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
  private static final Pattern MISREAD = Pattern.compile("%(?:[01][0-9A-F]|2F|5C|7F)");

  /** The port where none is written (RFC 9110 and RFC 6455). */
  private static final Map<String, Integer> DEFAULT_PORTS =
      Map.of("http", 80, "https", 443, "ws", 80, "wss", 443);

  /** Schemes whose URIs always name a host; some readers find one without the slashes too. */
  private static final Set<String> WITH_HOST = Set.of("http", "https", "ws", "wss", "ftp");

  private static final String FILE = "file";

  private final String scheme;
  private Optional<Value.Domain> host = Optional.empty();
  private Optional<Integer> port;
  private Value.Path path = new Value.Path(true, List.of());

  private UriText(String scheme) {
    this.scheme = scheme;
    this.port = Optional.ofNullable(DEFAULT_PORTS.get(scheme));
  }

  public static Canonical<Value.Uri> read(String text) {
    return characters(text)
        .or(() -> encoding(text))
        .<Canonical<Value.Uri>>map(Canonical.Refused::new)
        .orElseGet(() -> parts(text));
  }

  /** Whether every canonical URI of the scheme has a host. */
  public static boolean hasHost(String scheme) {
    return WITH_HOST.contains(scheme);
  }

  /** Whether every canonical URI of the scheme has a port. */
  public static boolean hasPort(String scheme) {
    return DEFAULT_PORTS.containsKey(scheme);
  }

  /** Whether a URI may have the scheme. */
  public static boolean isScheme(String scheme) {
    return SCHEME.matcher(scheme).matches();
  }

  private static Optional<String> characters(String text) {
    if (text.length() > MOST_CHARS) {
      return Optional.of("it is longer than " + MOST_CHARS + " characters");
    }
    return CHARACTERS.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("it has a character that no URI has");
  }

  private static Optional<String> encoding(String text) {
    Matcher encoded = ENCODED.matcher(text);
    while (encoded.find()) {
      if (encoded.group(1) == null) {
        return Optional.of("it has a `%` without two upper-case hexadecimal digits");
      }
      String character = String.valueOf((char) Integer.parseInt(encoded.group(1), 16));
      if (UNRESERVED.matcher(character).matches()) {
        return Optional.of("it encodes a character that needs no encoding");
      }
    }
    return Optional.empty();
  }

  private static Canonical<Value.Uri> parts(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !isScheme(text.substring(0, colon))) {
      return new Canonical.Refused<>("it begins with no scheme in lower case");
    }
    UriText parts = new UriText(text.substring(0, colon));
    return parts
        .hierarchy(text.substring(colon + 1))
        .<Canonical<Value.Uri>>map(Canonical.Refused::new)
        .orElseGet(() ->
            new Canonical.Read<>(
                new Value.Uri(text, parts.scheme, parts.host, parts.port, parts.path)));
  }

  /** What is wrong with all that follows the scheme, if anything. */
  private Optional<String> hierarchy(String rest) {
    int end = end(rest, '#');
    int pathEnd = end(rest.substring(0, end), '?');
    String tail = rest.substring(pathEnd);
    String before = rest.substring(0, pathEnd);
    boolean authority = before.startsWith("//");
    if (!authority && (hasHost(scheme) || scheme.equals(FILE))) {
      return Optional.of("its scheme is not followed by `//`");
    }
    int slash = authority ? before.indexOf('/', 2) : 0;
    int pathStart = slash < 0 ? before.length() : slash;
    return (authority ? authority(before.substring(2, pathStart)) : Optional.<String>empty())
        .or(() -> path(before.substring(pathStart), authority))
        .or(() -> tail(tail));
  }

  private static int end(String text, char separator) {
    int at = text.indexOf(separator);
    return at < 0 ? text.length() : at;
  }

  private Optional<String> authority(String text) {
    if (text.contains("@")) {
      return Optional.of("it names a user before its host");
    }
    Matcher parts = AUTHORITY.matcher(text);
    if (!parts.matches()) {
      return Optional.of("its host is no domain name and no address");
    }
    return host(parts.group(1)).or(() -> port(Optional.ofNullable(parts.group(2))));
  }

  private Optional<String> host(String text) {
    if (text.isEmpty()) {
      return hasHost(scheme) ? Optional.of("it has no host") : Optional.empty();
    }
    if (scheme.equals(FILE) && text.equals("localhost")) {
      return Optional.of("a file of this machine is written without a host");
    }
    return switch (DomainText.read(text)) {
      case Canonical.Refused<Value.Domain>(String problem) ->
          Optional.of("its host" + problem.substring("it".length()));
      case Canonical.Read<Value.Domain>(Value.Domain domain) -> {
        host = Optional.of(domain);
        yield Optional.empty();
      }
    };
  }

  private Optional<String> port(Optional<String> written) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    boolean number = PORT.matcher(written.get()).matches();
    if (!number || Integer.parseInt(written.get()) > 65_535 || host.isEmpty()) {
      return Optional.of("its port is no number from 1 to 65535 after a host");
    }
    int stated = Integer.parseInt(written.get());
    if (port.filter(standard -> standard == stated).isPresent()) {
      return Optional.of("it writes the port that its scheme has anyway");
    }
    port = Optional.of(stated);
    return Optional.empty();
  }

  private Optional<String> path(String text, boolean authority) {
    if (text.isEmpty()) {
      return hasHost(scheme) || !authority
          ? Optional.of("it has no path; the shortest is `/`")
          : Optional.empty();
    }
    if (text.contains("[") || text.contains("]")) {
      return Optional.of("it has a bracket outside its host");
    }
    if (MISREAD.matcher(text).find()) {
      return Optional.of("its path encodes a slash, a backslash or a control character");
    }
    boolean absolute = text.startsWith("/");
    List<String> segments = List.of((absolute ? text.substring(1) : text).split("/", -1));
    boolean open = segments.getLast().isEmpty();
    List<String> named = open ? segments.subList(0, segments.size() - 1) : segments;
    if (named.stream().anyMatch(String::isEmpty)) {
      return Optional.of("its path has an empty segment");
    }
    if (named.stream().anyMatch(segment -> segment.equals(".") || segment.equals(".."))) {
      return Optional.of("its path has a segment `.` or `..`");
    }
    path = new Value.Path(absolute, named);
    return Optional.empty();
  }

  private static Optional<String> tail(String text) {
    boolean brackets = text.contains("[") || text.contains("]");
    boolean twice = text.indexOf('#') != text.lastIndexOf('#');
    return brackets || twice
        ? Optional.of("its query or fragment has a character that belongs elsewhere")
        : Optional.empty();
  }
}
