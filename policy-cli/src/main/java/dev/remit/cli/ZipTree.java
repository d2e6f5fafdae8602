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
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The files of a bundle that is packed in a ZIP archive, in a directory of their own until it is
 * closed. Every entry is checked before anything is written, and only what a bundle is read from is
 * written.
 */
final class ZipTree implements AutoCloseable {
  static final int MOST_ENTRIES = 10_000;
  static final long MOST_BYTES = DataLimits.DEFAULT.maxTotalBytes();

  private static final String TWO_WAYS = "its directory reads in two ways";

  private final String named;
  private final ArchivePaths paths;
  private final TemporaryDirectory work;
  private long left = MOST_BYTES;

  /**
   * Unpacks it.
   *
   * @param named the archive, as its user named it
   */
  ZipTree(Path archive, String named) throws CommandFault {
    this.named = named;
    this.paths = new ArchivePaths(named);
    try {
      List<ZipDirectory.Entry> entries = ZipDirectory.read(archive, MOST_ENTRIES);
      Map<String, String> taken = taken(entries);
      settingsAreAtTheRoot();
      this.work = new TemporaryDirectory(named);
      try (ZipFile zip = new ZipFile(archive.toFile())) {
        if (zip.size() != entries.size()) {
          throw new ZipException(TWO_WAYS);
        }
        unpack(zip, taken);
      } catch (IOException | CommandFault | RuntimeException fault) {
        close();
        throw fault;
      }
    } catch (IOException fault) {
      throw new CommandFault(
          named
              + " cannot be read as a ZIP archive ("
              + ArchivePaths.shown(String.valueOf(fault.getMessage()))
              + "); pack the bundle's directory anew");
    }
  }

  /** Where the bundle begins: where all lies in one directory of the archive, there. */
  Path directory() {
    return work.path().resolve(paths.top());
  }

  /** Paths of what is unpacked, by the name of its entry. */
  private Map<String, String> taken(List<ZipDirectory.Entry> entries) throws CommandFault {
    if (entries.size() > MOST_ENTRIES) {
      throw new CommandFault(
          named + " has over " + MOST_ENTRIES + " entries; pack the bundle's directory alone");
    }
    Map<String, String> taken = new LinkedHashMap<>();
    for (ZipDirectory.Entry entry : entries) {
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

  private static Optional<String> problem(ZipDirectory.Entry entry) {
    if (entry.encrypted()) {
      return Optional.of("encrypted; pack it without a password");
    }
    return switch (entry.kind()) {
      case PLAIN -> Optional.empty();
      case LINK ->
          Optional.of("a symbolic link, and those are not followed; pack what it leads to");
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

  private void unpack(ZipFile zip, Map<String, String> taken) throws IOException, CommandFault {
    for (Map.Entry<String, String> each : taken.entrySet()) {
      ZipEntry entry = entry(zip, each.getKey());
      try (OutputStream out = file(each.getValue())) {
        unpack(zip, entry, out);
      } catch (FileSystemException | InvalidPathException fault) {
        throw new CommandFault(
            ArchivePaths.shown(each.getValue())
                + " in "
                + named
                + " cannot be a file here; give it another name, or look whether the disk is full");
      }
    }
  }

  private OutputStream file(String path) throws IOException {
    Path file = work.path().resolve(path);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(work.path()));
    return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
  }

  private static ZipEntry entry(ZipFile zip, String name) throws ZipException {
    return Optional.ofNullable(zip.getEntry(name)).orElseThrow(() -> new ZipException(TWO_WAYS));
  }

  /** What an entry says of its size is not believed: bytes are counted as they come. */
  private void unpack(ZipFile zip, ZipEntry entry, OutputStream out)
      throws IOException, CommandFault {
    CRC32 sum = new CRC32();
    byte[] some = new byte[1 << 14];
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        left -= read;
        if (left < 0) {
          throw new CommandFault(
              named
                  + " unpacks to over "
                  + MOST_BYTES
                  + " bytes of policies and data; pack the bundle's directory alone");
        }
        sum.update(some, 0, read);
        out.write(some, 0, read);
      }
    }
    if (sum.getValue() != entry.getCrc()) {
      throw new ZipException(entry.getName() + " is not what was packed");
    }
  }

  @Override
  public void close() throws CommandFault {
    work.close();
  }
}
