package dev.remit.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** A tar archive, compressed with gzip or not. It is read once for its entries, and once more. */
record PackedTar(Path archive, boolean gzip) implements Packed {
  @Override
  public String by() {
    return gzip ? "tar.gz" : "tar";
  }

  @Override
  public List<PackedEntry> entries(int most) throws IOException {
    List<PackedEntry> entries = new ArrayList<>();
    try (WholeTar tar = open()) {
      for (Optional<TarArchiveEntry> next = tar.next();
          next.isPresent() && entries.size() <= most;
          next = tar.next()) {
        entries.add(new PackedEntry(name(next.get()), kind(next.get())));
      }
    }
    return entries;
  }

  @Override
  public void unpack(Map<String, String> paths, Target target) throws IOException, CommandFault {
    try (WholeTar tar = open()) {
      for (Optional<TarArchiveEntry> next = tar.next(); next.isPresent(); next = tar.next()) {
        Optional<String> path = Optional.ofNullable(paths.get(name(next.get())));
        if (path.isPresent()) {
          target.write(path.get(), tar);
        }
      }
    }
  }

  private WholeTar open() throws IOException {
    InputStream file = new BufferedInputStream(Files.newInputStream(archive));
    try {
      return new WholeTar(new BufferedInputStream(bounded(gzip ? unzipped(file) : file)));
    } catch (IOException fault) {
      file.close();
      throw fault;
    }
  }

  /** Gzip may be written in several parts, one after the other, and nothing else. */
  private static InputStream unzipped(InputStream file) throws IOException {
    return GzipCompressorInputStream.builder()
        .setInputStream(file)
        .setDecompressConcatenated(true)
        .get();
  }

  private static InputStream bounded(InputStream in) throws IOException {
    return BoundedInputStream.builder()
        .setInputStream(in)
        .setMaxCount(ArchiveTree.LONGEST + 1)
        .setOnMaxCount((most, count) -> {
          throw new IOException("it is over " + ArchiveTree.LONGEST + " bytes long");
        })
        .get();
  }

  private static String name(TarArchiveEntry entry) {
    String name = entry.getName();
    return entry.isDirectory() && !name.endsWith("/") ? name + "/" : name;
  }

  private static PackedEntry.Kind kind(TarArchiveEntry entry) {
    if (entry.isSparse()) {
      return PackedEntry.Kind.SPARSE;
    }
    // What a directory contains is skipped by one reader and taken for entries by the next.
    if (entry.isDirectory() && entry.getSize() != 0) {
      return PackedEntry.Kind.OTHER;
    }
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL,
          TarConstants.LF_OLDNORM,
          TarConstants.LF_CONTIG,
          TarConstants.LF_DIR ->
          PackedEntry.Kind.PLAIN;
      case TarConstants.LF_SYMLINK -> PackedEntry.Kind.SYMBOLIC_LINK;
      case TarConstants.LF_LINK -> PackedEntry.Kind.HARD_LINK;
      default -> PackedEntry.Kind.OTHER;
    };
  }
}
