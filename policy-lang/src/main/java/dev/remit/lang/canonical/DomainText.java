package dev.remit.lang.canonical;

import dev.remit.lang.runtime.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a domain: a DNS name in lower-case ASCII without a final dot, or an IP address as the host
 * of a URI is written, IPv6 in brackets. A name that a resolver would take for an address in
 * another notation ({@code 0x7f.1}, {@code 2130706433}) is none, and neither is an {@code xn--}
 * label without a character outside ASCII, since it ends with a hyphen.
 */
public final class DomainText {
  /** RFC 1035, section 2.3.4, without the final dot. */
  public static final int MOST_CHARS = 253;

  private static final int LABEL_CHARS = 63;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
  private static final Pattern UPPER = Pattern.compile("[A-Z]");
  private static final Pattern NUMERIC = Pattern.compile("[0-9]++|0x[0-9a-f]*+");

  private DomainText() {}

  /** A problem begins with {@code it}. */
  public static Canonical<Value.Domain> read(String text) {
    if (text.startsWith("[")) {
      return inBrackets(text);
    }
    if (text.isEmpty() || text.length() > MOST_CHARS) {
      return refused("it is empty or longer than " + MOST_CHARS + " characters");
    }
    if (UPPER.matcher(text).find()) {
      return refused("it is not in lower case");
    }
    String[] labels = text.split("\\.", -1);
    for (String label : labels) {
      if (label.isEmpty()) {
        return refused("it has an empty label or a dot at its end");
      }
      if (label.length() > LABEL_CHARS || !LABEL.matcher(label).matches()) {
        return refused(
            "it has a label of other characters than letters, digits, `-` within and `_`");
      }
    }
    boolean numeric = NUMERIC.matcher(labels[labels.length - 1]).matches();
    Optional<Value.Ip> address = numeric ? AddressText.ip(text).value() : Optional.empty();
    return numeric && address.isEmpty()
        ? refused("it is an address in another notation")
        : new Canonical.Read<>(new Value.Domain(text, address));
  }

  private static Canonical<Value.Domain> inBrackets(String text) {
    Optional<Value.Ip> address =
        text.endsWith("]")
            ? AddressText.ip(text.substring(1, text.length() - 1)).value().filter(Value.Ip::v6)
            : Optional.empty();
    return address.isPresent()
        ? new Canonical.Read<>(new Value.Domain(text, address))
        : refused("it is no IPv6 address as RFC 5952 writes it");
  }

  private static Canonical<Value.Domain> refused(String problem) {
    return new Canonical.Refused<>(problem);
  }
}
