package dev.remit.lang.canonical;

import dev.remit.lang.runtime.Value;
import java.util.regex.Pattern;

/**
 * Reads an email address: {@code local@domain} in lower-case ASCII. RFC 5321 admits more before the
 * {@code @}: quotes, comments, routes by {@code %} and {@code !}, and letters in both cases, which
 * mail systems treat alike; each is another spelling, or read as another address by some relay.
 */
public final class EmailText {
  private static final int LOCAL_CHARS = 64;
  private static final int MOST_CHARS = 254;
  private static final Pattern LOCAL =
      Pattern.compile("[a-z0-9_+'=~&-]++(?:\\.[a-z0-9_+'=~&-]++)*+");
  private static final Pattern UPPER = Pattern.compile("[A-Z]");

  private EmailText() {}

  public static Canonical<Value.Email> read(String text) {
    int at = text.indexOf('@');
    if (at < 0 || text.length() > MOST_CHARS) {
      return refused("it has no `@` or is longer than " + MOST_CHARS + " characters");
    }
    if (UPPER.matcher(text).find()) {
      return refused("it is not in lower case");
    }
    if (!isLocal(text.substring(0, at))) {
      return refused("what stands before its `@` is no plain name");
    }
    return switch (DomainText.read(text.substring(at + 1))) {
      case Canonical.Refused<Value.Domain> refused ->
          refused("what stands after its `@` is no domain name");
      case Canonical.Read<Value.Domain>(Value.Domain domain) ->
          domain.address().isPresent()
              ? refused("what stands after its `@` is an address")
              : new Canonical.Read<>(new Value.Email(text.substring(0, at), domain));
    };
  }

  /** What may stand before the {@code @}. */
  public static boolean isLocal(String text) {
    return text.length() <= LOCAL_CHARS && LOCAL.matcher(text).matches();
  }

  private static Canonical<Value.Email> refused(String problem) {
    return new Canonical.Refused<>(problem);
  }
}
