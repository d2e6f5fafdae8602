package dev.remit.cli;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/**
 * What the central directory of a ZIP archive says of its entries and {@link java.util.zip} does
 * not show: which is encrypted, and which is a link. The contents are read elsewhere.
 */
final class ZipDirectory {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final long MOST_BYTES = 64L << 20;
  private static final int ENCRYPTED = 1;

  private ZipDirectory() {}

  /** What a file mode of Unix says that an entry is. */
  enum Kind {
    PLAIN,
    LINK,
    OTHER
  }

  /** An entry. */
  record Entry(String name, boolean encrypted, Kind kind) {}

  /**
   * The entries in order, those that a name occurs twice of among them.
   *
   * @param most after one more than so many, no further is read
   */
  static List<Entry> read(Path archive, int most) throws IOException {
    try (FileChannel file = FileChannel.open(archive)) {
      long size = file.size();
      long start = Math.max(0, size - END_LENGTH - LONGEST_COMMENT);
      ByteBuffer tail = bytes(file, start, size - start);
      int end = end(tail);
      long count = Short.toUnsignedLong(tail.getShort(end + 10));
      long length = Integer.toUnsignedLong(tail.getInt(end + 12));
      long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
      if (count == 0xffffL || length == 0xffffffffL || offset == 0xffffffffL) {
        throw new ZipException("it is of the kind for large files, ZIP64");
      }
      if (length > MOST_BYTES || length > start + end) {
        throw new ZipException("its directory is larger than the archive, or than any need be");
      }
      return entries(bytes(file, start + end - length, length), most);
    }
  }

  private static ByteBuffer bytes(FileChannel file, long from, long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where the record at the end begins: only a comment comes after it. */
  private static int end(ByteBuffer tail) throws ZipException {
    for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == END
          && at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
        return at;
      }
    }
    throw new ZipException("it has no directory at its end");
  }

  private static List<Entry> entries(ByteBuffer directory, int most) throws ZipException {
    List<Entry> entries = new ArrayList<>();
    int at = 0;
    while (at < directory.limit() && entries.size() <= most) {
      if (at + ENTRY_LENGTH > directory.limit() || directory.getInt(at) != ENTRY) {
        throw new ZipException("its directory is broken");
      }
      int name = Short.toUnsignedInt(directory.getShort(at + 28));
      int next =
          at
              + ENTRY_LENGTH
              + name
              + Short.toUnsignedInt(directory.getShort(at + 30))
              + Short.toUnsignedInt(directory.getShort(at + 32));
      if (next > directory.limit()) {
        throw new ZipException("its directory is broken");
      }
      entries.add(
          new Entry(
              StandardCharsets.UTF_8.decode(directory.slice(at + ENTRY_LENGTH, name)).toString(),
              (directory.getShort(at + 8) & ENCRYPTED) != 0,
              kind(directory.getInt(at + 38))));
      at = next;
    }
    return entries;
  }

  /** Of the attributes whose upper half is the mode, or 0 where the packer knew of none. */
  private static Kind kind(int attributes) {
    return switch (attributes >>> 28) {
      case 0, 4, 8 -> Kind.PLAIN;
      case 10 -> Kind.LINK;
      default -> Kind.OTHER;
    };
  }
}
