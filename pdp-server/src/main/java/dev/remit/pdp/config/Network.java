package dev.remit.pdp.config;

import java.net.InetAddress;
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
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> bit % 8;
      if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an address lies in both. */
  boolean overlaps(Network other) {
    return prefix <= other.prefix ? contains(other.address) : other.contains(address);
  }
}
