package dev.remit.pdp.config;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses in CIDR notation (RFC 4632, section 3.1), such as {@code 127.0.0.0/8}. */
public record Network(InetAddress address, int prefix) {
  private static final Pattern FORM = Pattern.compile("([0-9.]+|[0-9a-fA-F:]+)/(\\d{1,3})");

  public static Optional<Network> parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(parts.group(1));
      int prefix = Integer.parseInt(parts.group(2));
      return prefix <= address.getAddress().length * 8
          ? Optional.of(new Network(address, prefix))
          : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    int whole = prefix / Byte.SIZE;
    int mask = 0xff00 >> prefix % Byte.SIZE & 0xff;
    return Arrays.equals(mine, 0, whole, theirs, 0, whole)
        && (mask == 0 || ((mine[whole] ^ theirs[whole]) & mask) == 0);
  }

  /** Whether an address lies in both. */
  boolean overlaps(Network other) {
    return prefix <= other.prefix ? contains(other.address) : other.contains(address);
  }
}
