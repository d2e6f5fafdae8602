package dev.remit.cli.fmt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** The text of a policy file, read and replaced as a whole. */
public final class PolicyText {
  /** More than any file that parses has: three for each of its UTF-16 characters. */
  private static final int MOST_BYTES = 12 << 20;

  private PolicyText() {}

  /**
   * The text, which is UTF-8.
   *
   * @param name what the message calls it
   * @throws IOException it cannot be read, is too large or no UTF-8; the message is a sentence
   */
  public static String read(InputStream in, String name) throws IOException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException unreadable) {
      throw new IOException(name + " cannot be read", unreadable);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IOException(name + " is over " + MOST_BYTES + " bytes; split it");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException malformed) {
      throw new IOException(name + " is not UTF-8", malformed);
    }
  }

  /** {@link #read(InputStream, String)} of a file. */
  public static String read(Path file) throws IOException {
    InputStream in;
    try {
      in = Files.newInputStream(file);
    } catch (IOException unreadable) {
      throw new IOException(file + " cannot be read", unreadable);
    }
    try (in) {
      return read(in, file.toString());
    }
  }

  /**
   * Replaces the file in one step: whoever reads it meanwhile, or after a failure, finds the old
   * text or the new one. Its permissions stay; of a symbolic link, the file that it names is
   * replaced.
   *
   * @throws IOException nothing has changed; the message is a sentence
   */
  public static void replace(Path file, String text) throws IOException {
    try {
      Path target = file.toRealPath();
      if (!Files.isWritable(target)) {
        throw new IOException("it is read-only");
      }
      // Hidden, so that no bundle that is read meanwhile has it.
      Path next = Files.createTempFile(target.resolveSibling("."), ".fmt-", ".tmp");
      try {
        write(next, text);
        keepPermissions(target, next);
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(next);
      }
    } catch (IOException failed) {
      throw new IOException(file + " cannot be replaced, and stays as it was", failed);
    }
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    var view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }
}
