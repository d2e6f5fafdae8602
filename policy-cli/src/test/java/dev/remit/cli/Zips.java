package dev.remit.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** ZIP archives, whole and spoiled. */
final class Zips {
  private static final int ENTRY = 0x02014b50;
  private static final int END = 0x06054b50;

  private Zips() {}

  /** Of names, each followed by its text; a name that ends in a slash has an empty one. */
  static byte[] of(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Of one text, not compressed. */
  static byte[] stored(String name, String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  /** Of one text, with numbers of the kind for large files, ZIP64. */
  static byte[] large(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setUseZip64(Zip64Mode.AlwaysWithCompatibility);
      zip.putArchiveEntry(new ZipArchiveEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  /** Of a policy and so many blanks in a data file, which are said to be ten. */
  static byte[] blanks(String policy, long count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("shop.policy"));
      zip.write(policy.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("big.csv"));
      byte[] blanks = new byte[1 << 16];
      Arrays.fill(blanks, (byte) ' ');
      for (long left = count; left > 0; left -= blanks.length) {
        zip.write(blanks, 0, (int) Math.min(left, blanks.length));
      }
      zip.closeEntry();
    }
    return directory(bytes.toByteArray(), 24, 10);
  }

  /** With one text in place of another of its length, wherever it stands. */
  static byte[] replaced(byte[] zip, String from, String to) {
    String bytes = new String(zip, StandardCharsets.ISO_8859_1);
    return bytes.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  /** With a number at a place of the last entry of its directory. */
  static byte[] directory(byte[] zip, int at, int value) {
    buffer(zip).putInt(last(zip, ENTRY) + at, value);
    return zip;
  }

  /** With a number at a place of the record at its end. */
  static byte[] end(byte[] zip, int at, int value) {
    buffer(zip).putShort(last(zip, END) + at, (short) value);
    return zip;
  }

  /** With a second archive in its comment, and one byte after that. */
  static byte[] within(byte[] outer, byte[] inner) {
    byte[] both = Arrays.copyOf(outer, outer.length + inner.length + 1);
    System.arraycopy(inner, 0, both, outer.length, inner.length);
    buffer(both).putShort(outer.length - 2, (short) (inner.length + 1));
    return both;
  }

  /**
   * With a second directory in its comment, where one name is another of its length; its record
   * says that it is longer than all.
   */
  static byte[] hidden(byte[] outer, String name, String other) {
    int from = last(outer, ENTRY);
    byte[] second = replaced(Arrays.copyOfRange(outer, from, outer.length), name, other);
    buffer(second).putInt(second.length - 10, outer.length + second.length);
    buffer(second).putInt(second.length - 6, outer.length);
    return within(outer, second);
  }

  private static ByteBuffer buffer(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int last(byte[] zip, int signature) {
    int at = zip.length - 4;
    while (buffer(zip).getInt(at) != signature) {
      at--;
    }
    return at;
  }
}
