package dev.remit.cli;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * The entries of a tar archive that is whole: the library takes one that is cut off between two
 * entries for all there is, compares no checksum, and leaves alone what stands behind the end.
 */
final class WholeTar extends TarArchiveInputStream {
  /**
   * Of a stream.
   *
   * @param in which can be marked
   */
  WholeTar(InputStream in) {
    super(
        in,
        TarConstants.DEFAULT_RCDSIZE,
        TarConstants.DEFAULT_RCDSIZE,
        StandardCharsets.UTF_8.name());
  }

  /** The next entry; after the last one, all has been read. */
  Optional<TarArchiveEntry> next() throws IOException {
    Optional<TarArchiveEntry> entry = header();
    if (entry.isEmpty()) {
      nothingFollows();
    }
    return entry;
  }

  /** Headers may stand for others in a row, which the library follows as deep as they go. */
  private Optional<TarArchiveEntry> header() throws IOException {
    try {
      return Optional.ofNullable(getNextEntry());
    } catch (RuntimeException | StackOverflowError fault) {
      throw new IOException("a header of it is broken", fault);
    }
  }

  @Override
  protected byte[] readRecord() throws IOException {
    byte[] header =
        Optional.ofNullable(super.readRecord())
            .orElseThrow(() -> new EOFException("it is cut off"));
    if (!isEOFRecord(header) && !TarUtils.verifyCheckSum(header)) {
      throw new IOException("a header of it is broken");
    }
    return header;
  }

  private void nothingFollows() throws IOException {
    byte[] some = new byte[1 << 14];
    for (int count = in.read(some); count >= 0; count = in.read(some)) {
      for (int i = 0; i < count; i++) {
        if (some[i] != 0) {
          throw new IOException("something stands behind its end");
        }
      }
    }
  }
}
