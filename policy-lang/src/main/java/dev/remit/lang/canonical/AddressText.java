package dev.remit.lang.canonical;

import dev.remit.lang.runtime.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads IP addresses and networks: IPv4 as four decimal numbers without leading zeros, IPv6 as RFC
 * 5952 writes it, in hexadecimal throughout. An IPv4 address mapped into IPv6 is refused, since it
 * is another spelling of the IPv4 address; so is a zone, which means something on one machine only.
 */
public final class AddressText {
  private static final int MOST_CHARS = 45;
  private static final Pattern V4 =
      Pattern.compile(
          "(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");
  private static final Pattern GROUP = Pattern.compile("[0-9a-f]{1,4}");
  private static final Pattern PREFIX = Pattern.compile("0|[1-9]\\d{0,2}");
  private static final int GROUPS = 8;
  private static final long MAPPED = 0xffffL;

  private AddressText() {}

  public static Canonical<Value.Ip> ip(String text) {
    if (text.length() > MOST_CHARS) {
      return new Canonical.Refused<>("it is too long");
    }
    Optional<Value.Ip> read = text.contains(":") ? v6(text) : v4(text);
    if (read.isEmpty()) {
      return new Canonical.Refused<>(
          "it is no IPv4 address in decimal numbers and no IPv6 address in hexadecimal ones");
    }
    if (!read.get().toString().equals(text)) {
      return new Canonical.Refused<>("it is not written as RFC 5952 does");
    }
    return isMapped(read.get())
        ? new Canonical.Refused<>("it is an IPv4 address mapped into IPv6")
        : new Canonical.Read<>(read.get());
  }

  /** {@code 10.0.0.0/8}: the address has no bit beyond the prefix. */
  public static Canonical<Value.Cidr> cidr(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !PREFIX.matcher(text.substring(slash + 1)).matches()) {
      return new Canonical.Refused<>("it is no address, slash and length of its prefix");
    }
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return switch (ip(text.substring(0, slash))) {
      case Canonical.Refused<Value.Ip>(String problem) -> new Canonical.Refused<>(problem);
      case Canonical.Read<Value.Ip>(Value.Ip network) -> {
        if (prefix > network.bits()) {
          yield new Canonical.Refused<>("its prefix is longer than its address");
        }
        yield network.masked(prefix).equals(network)
            ? new Canonical.Read<>(new Value.Cidr(network, prefix))
            : new Canonical.Refused<>("its address has bits beyond its prefix");
      }
    };
  }

  private static boolean isMapped(Value.Ip address) {
    return address.v6() && address.high() == 0 && address.low() >>> 32 == MAPPED;
  }

  private static Optional<Value.Ip> v4(String text) {
    Matcher parts = V4.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long bits = 0;
    for (int i = 1; i <= parts.groupCount(); i++) {
      int part = Integer.parseInt(parts.group(i));
      if (part > 255) {
        return Optional.empty();
      }
      bits = bits << 8 | part;
    }
    return Optional.of(new Value.Ip(false, 0, bits));
  }

  /** Any spelling in lower-case hexadecimal; the caller compares it with the canonical one. */
  private static Optional<Value.Ip> v6(String text) {
    int gap = text.indexOf("::");
    String[] before = groups(gap < 0 ? text : text.substring(0, gap));
    String[] after = groups(gap < 0 ? "" : text.substring(gap + 2));
    int written = before.length + after.length;
    if (gap < 0 ? written != GROUPS : written >= GROUPS) {
      return Optional.empty();
    }
    long[] halves = new long[2];
    for (int i = 0; i < GROUPS; i++) {
      int fromEnd = i - (GROUPS - after.length);
      String group = i < before.length ? before[i] : fromEnd >= 0 ? after[fromEnd] : "0";
      if (!GROUP.matcher(group).matches()) {
        return Optional.empty();
      }
      halves[i / 4] = halves[i / 4] << 16 | Long.parseLong(group, 16);
    }
    return Optional.of(new Value.Ip(true, halves[0], halves[1]));
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }
}
