package dev.remit.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Tar archives, whole and spoiled. */
final class Tars {
  /** Of a header, and of what contents are filled up to. */
  static final int RECORD = 512;

  private Tars() {}

  /** Of names, each followed by its text; a name that ends in a slash has an empty one. */
  static byte[] of(String... namesAndTexts) throws IOException {
    return of(TarArchiveOutputStream.LONGFILE_POSIX, namesAndTexts);
  }

  /** With names of over a hundred bytes written in that way. */
  static byte[] of(int longNames, String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(longNames);
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        boolean directory = namesAndTexts[i].endsWith("/");
        add(
            tar,
            directory ? TarConstants.LF_DIR : TarConstants.LF_NORMAL,
            namesAndTexts[i],
            namesAndTexts[i + 1]);
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Of a policy, and so many entries of another kind before it, which lead to it if they are links.
   */
  static byte[] with(String policy, byte kind, String name, String text, int times)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        add(tar, kind, name, text);
      }
      add(tar, TarConstants.LF_NORMAL, "shop.policy", policy);
    }
    return bytes.toByteArray();
  }

  private static void add(TarArchiveOutputStream tar, byte kind, String name, String text)
      throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setLinkName("shop.policy");
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /** One entry, without an end, whatever its kind says of contents. */
  static byte[] begin(byte kind, String name, String text) {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
    entry.setSize(text.length());
    byte[] header = new byte[RECORD];
    entry.writeEntryHeader(header);
    return both(header, Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), RECORD));
  }

  /** With gzip, of a policy and so many blanks in another file. */
  static byte[] blanks(String policy, String name, long count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
      add(tar, TarConstants.LF_NORMAL, "shop.policy", policy);
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(count);
      tar.putArchiveEntry(entry);
      byte[] blanks = new byte[1 << 16];
      Arrays.fill(blanks, (byte) ' ');
      for (long left = count; left > 0; left -= blanks.length) {
        tar.write(blanks, 0, (int) Math.min(left, blanks.length));
      }
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  /** Compressed. */
  static byte[] gzip(byte[] tar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(tar);
    }
    return bytes.toByteArray();
  }

  /** One after the other. */
  static byte[] both(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** With another byte at a place. */
  static byte[] altered(byte[] bytes, int at) {
    byte[] altered = bytes.clone();
    altered[at] ^= 1;
    return altered;
  }
}
