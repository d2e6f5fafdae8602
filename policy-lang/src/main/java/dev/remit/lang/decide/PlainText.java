package dev.remit.lang.decide;

import dev.remit.lang.canonical.DottedName;

/** What of a text can be told by going through it once, without making anything. */
public final class PlainText {
  private static final String SHA256 = "sha256:";
  private static final int HEX_DIGITS = 64;

  private PlainText() {}

  /** Whether it has no half of a surrogate pair; here, none of either half. */
  public static boolean isUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a SHA-256 digest in its one spelling. */
  public static boolean isDigest(String text) {
    boolean digest = text.length() == SHA256.length() + HEX_DIGITS && text.startsWith(SHA256);
    for (int i = SHA256.length(); digest && i < text.length(); i++) {
      char c = text.charAt(i);
      digest = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return digest;
  }

  /** Whether it is a dotted name in its one spelling. */
  public static boolean isName(String text) {
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && !begun) {
        return false;
      }
      begun = c != '.';
      if (begun && !isNameChar(c)) {
        return false;
      }
    }
    return begun && text.length() <= DottedName.MOST_CHARS;
  }

  private static boolean isNameChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
