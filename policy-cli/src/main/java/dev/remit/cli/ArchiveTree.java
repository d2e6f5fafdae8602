package dev.remit.cli;

import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.source.DataLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a bundle that is packed in an archive, in a directory of their own until it is
 * closed. Every entry is checked before anything is written, and only what a bundle is read from is
 * written.
 */
final class ArchiveTree implements AutoCloseable {
  static final int MOST_ENTRIES = 10_000;
  static final long MOST_BYTES = DataLimits.DEFAULT.maxTotalBytes();

  /** Of an archive, with what is not unpacked of it; a tar archive is as long as without gzip. */
  static final long LONGEST = 2 * MOST_BYTES;

  private static final String CUT = "it is cut off";

  private final String named;
  private final ArchivePaths paths;
  private final TemporaryDirectory work;
  private long left = MOST_BYTES;

  /**
   * Unpacks it.
   *
   * @param named the archive, as its user named it
   */
  ArchiveTree(Path archive, Packed packed, String named) throws CommandFault {
    this.named = named;
    this.paths = new ArchivePaths(named);
    try {
      if (Files.size(archive) > LONGEST) {
        throw new IOException("it is over " + LONGEST + " bytes long");
      }
      Map<String, String> taken = taken(packed.entries(MOST_ENTRIES));
      settingsAreAtTheRoot();
      this.work = new TemporaryDirectory(named);
      try {
        packed.unpack(taken, this::write);
      } catch (IOException | CommandFault | RuntimeException fault) {
        close();
        throw fault;
      }
    } catch (IOException fault) {
      throw new CommandFault(
          named
              + " cannot be read as a "
              + packed.by()
              + " archive ("
              + ArchivePaths.shown(reason(fault))
              + "); pack the bundle's directory anew");
    }
  }

  /** Within a sentence. */
  private static String reason(IOException fault) {
    return Optional.ofNullable(fault.getMessage()).orElse(CUT).replaceFirst("\\.$", "");
  }

  /** Where the bundle begins: where all lies in one directory of the archive, there. */
  Path directory() {
    return work.path().resolve(paths.top());
  }

  /** Paths of what is unpacked, by the name of its entry. */
  private Map<String, String> taken(List<PackedEntry> entries) throws CommandFault {
    if (entries.size() > MOST_ENTRIES) {
      throw new CommandFault(
          named + " has over " + MOST_ENTRIES + " entries; pack the bundle's directory alone");
    }
    Map<String, String> taken = new LinkedHashMap<>();
    for (PackedEntry entry : entries) {
      String path = paths.add(entry.name());
      Optional<String> problem = problem(entry);
      if (problem.isPresent()) {
        throw new CommandFault(
            ArchivePaths.shown(entry.name()) + " in " + named + " is " + problem.get());
      }
      if (BundledFiles.isOne(entry.name())) {
        taken.put(entry.name(), path);
      }
    }
    paths.check();
    if (taken.keySet().stream().noneMatch(name -> name.endsWith(BundledFiles.POLICY))) {
      throw new CommandFault(
          named + " has no " + BundledFiles.POLICY + " file, so nothing could be permitted");
    }
    return taken;
  }

  private static Optional<String> problem(PackedEntry entry) {
    return switch (entry.kind()) {
      case PLAIN -> Optional.empty();
      case ENCRYPTED -> Optional.of("encrypted; pack it without a password");
      case SYMBOLIC_LINK ->
          Optional.of("a symbolic link, and those are not followed; pack what it leads to");
      case HARD_LINK ->
          Optional.of("a hard link, and those are not followed; pack what it leads to");
      case SPARSE -> Optional.of("packed as a file with holes; pack all of it");
      case OTHER -> Optional.of("neither a file nor a directory; leave it out");
    };
  }

  /** Settings below the root would not count, and nobody would hear of it. */
  private void settingsAreAtTheRoot() throws CommandFault {
    String top = paths.top();
    String root = top.isEmpty() ? BundleReader.SETTINGS : top + "/" + BundleReader.SETTINGS;
    Optional<String> elsewhere = paths.named(BundleReader.SETTINGS);
    if (!paths.contains(root) && elsewhere.isPresent()) {
      throw new CommandFault(
          ArchivePaths.shown(elsewhere.get())
              + " in "
              + named
              + " is not at the root of the bundle, where settings count; pack the directory that it lies in");
    }
  }

  private void write(String path, InputStream content) throws IOException, CommandFault {
    try (OutputStream out = file(path)) {
      copy(content, out);
    } catch (FileSystemException | InvalidPathException fault) {
      throw new CommandFault(
          ArchivePaths.shown(path)
              + " in "
              + named
              + " cannot be a file here; give it another name, or look whether the disk is full");
    }
  }

  private OutputStream file(String path) throws IOException {
    Path file = work.path().resolve(path);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(work.path()));
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
  }

  /** What an entry says of its size is not believed: bytes are counted as they come. */
  private void copy(InputStream content, OutputStream out) throws IOException, CommandFault {
    byte[] some = new byte[1 << 14];
    for (int read = content.read(some); read >= 0; read = content.read(some)) {
      left -= read;
      if (left < 0) {
        throw new CommandFault(
            named
                + " unpacks to over "
                + MOST_BYTES
                + " bytes of policies and data; pack the bundle's directory alone");
      }
      out.write(some, 0, read);
    }
  }

  @Override
  public void close() throws CommandFault {
    work.close();
  }
}
