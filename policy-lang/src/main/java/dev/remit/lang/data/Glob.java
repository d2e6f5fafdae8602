package dev.remit.lang.data;

/**
 * A pattern over a tool's name: {@code *} is any characters, none included, and all else itself.
 */
final class Glob {
  private Glob() {}

  /** In time of at most the product of both lengths: a star that fails is widened by one. */
  static boolean matches(String glob, String name) {
    int at = 0;
    int star = -1;
    int afterStar = 0;
    int i = 0;
    while (i < name.length()) {
      if (at < glob.length() && glob.charAt(at) == '*') {
        star = at++;
        afterStar = i;
      } else if (at < glob.length() && glob.charAt(at) == name.charAt(i)) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++afterStar;
      } else {
        return false;
      }
    }
    while (at < glob.length() && glob.charAt(at) == '*') {
      at++;
    }
    return at == glob.length();
  }
}
