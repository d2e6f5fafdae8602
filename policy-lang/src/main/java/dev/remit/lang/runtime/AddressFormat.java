package dev.remit.lang.runtime;

/** Writes IP addresses in their one spelling. */
final class AddressFormat {
  private static final int GROUPS = 8;

  private AddressFormat() {}

  static String v4(long bits) {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }

  /**
   * RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups (the first
   * of several) left out.
   */
  static String v6(long high, long low) {
    int start = -1;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int run = 0;
      while (i + run < GROUPS && group(high, low, i + run) == 0) {
        run++;
      }
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < GROUPS; i++) {
      if (i == start) {
        out.append("::");
        i += longest - 1;
      } else {
        boolean first = out.isEmpty() || out.charAt(out.length() - 1) == ':';
        out.append(first ? "" : ":").append(Long.toHexString(group(high, low, i)));
      }
    }
    return out.toString();
  }

  private static long group(long high, long low, int index) {
    return (index < 4 ? high >>> (16 * (3 - index)) : low >>> (16 * (7 - index))) & 0xffff;
  }
}
