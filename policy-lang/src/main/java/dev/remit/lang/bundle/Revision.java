package dev.remit.lang.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.zone.ZoneRulesProvider;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What identifies a bundle: SHA-256 over all that can change a decision, whatever the order in
 * which it was read. It is taken over lines, in this order and each ended by a newline: {@code
 * remit 1} (the language), {@code tzdata VERSION}, and, sorted by path, {@code HASH PATH} for each
 * file, the hash in hexadecimal over the file's bytes.
 */
final class Revision {
  private static final String LANGUAGE = "remit 1\n";

  private Revision() {}

  static String of(SortedMap<String, byte[]> files) {
    MessageDigest all = sha256();
    all.update(utf8(LANGUAGE));
    all.update(utf8("tzdata " + zones() + "\n"));
    for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
      String hash = HexFormat.of().formatHex(sha256().digest(file.getValue()));
      all.update(utf8(hash + " " + file.getKey() + "\n"));
    }
    return "sha256:" + HexFormat.of().formatHex(all.digest());
  }

  private static String zones() {
    return ZoneRulesProvider.getVersions("UTC").lastKey();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
