package dev.remit.cli;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A ZIP archive. The JDK reads along: it does not show what an entry is, and where the directory of
 * the archive is broken the library stops without a word.
 */
record PackedZip(Path archive) implements Packed {
  private static final long SMALL = 8L << 20;

  @Override
  public String by() {
    return "ZIP";
  }

  @Override
  public List<PackedEntry> entries(int most) throws IOException {
    List<PackedEntry> tooMany = moreThan(most);
    if (!tooMany.isEmpty()) {
      return tooMany;
    }
    try (ZipFile zip = open()) {
      List<ZipArchiveEntry> first = Collections.list(zip.getEntriesInPhysicalOrder());
      if (!first.isEmpty() && first.getFirst().getLocalHeaderOffset() != 0) {
        throw new ZipException("something stands before its first entry");
      }
      return Collections.list(zip.getEntries()).stream()
          .map(entry -> new PackedEntry(name(entry), kind(entry)))
          .toList();
    }
  }

  /**
   * One more than so many, where there are more: the library lists all entries before they can be
   * counted, in many times the room that they take in the archive. Of what the JDK cannot read the
   * library says more, for which a small archive has room.
   */
  private List<PackedEntry> moreThan(int most) throws IOException {
    try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(archive.toFile())) {
      return zip.size() <= most
          ? List.of()
          : zip.stream()
              .limit(most + 1L)
              .map(entry -> new PackedEntry(entry.getName(), PackedEntry.Kind.PLAIN))
              .toList();
    } catch (ZipException broken) {
      if (Files.size(archive) > SMALL) {
        throw broken;
      }
      return List.of();
    }
  }

  @Override
  public void unpack(Map<String, String> paths, Target target) throws IOException, CommandFault {
    try (ZipFile zip = open()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (!namesForTheJdk().equals(entries.stream().map(PackedZip::name).toList())) {
        throw new ZipException("its directory reads in two ways");
      }
      for (ZipArchiveEntry entry : entries) {
        Optional<String> path = Optional.ofNullable(paths.get(name(entry)));
        if (path.isPresent()) {
          unpack(zip, entry, path.get(), target);
        }
      }
    }
  }

  private static void unpack(ZipFile zip, ZipArchiveEntry entry, String path, Target target)
      throws IOException, CommandFault {
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      target.write(path, in);
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new ZipException(name(entry) + " is not what was packed");
      }
    }
  }

  private ZipFile open() throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(archive);
    try {
      return ZipFile.builder()
          .setSeekableByteChannel(channel)
          .setUseUnicodeExtraFields(false)
          .setIgnoreLocalFileHeader(true)
          .get();
    } catch (IOException fault) {
      channel.close();
      throw fault.getCause() instanceof IOException cause ? cause : fault;
    } catch (RuntimeException fault) {
      channel.close();
      throw new ZipException("its directory is broken");
    }
  }

  private List<String> namesForTheJdk() throws IOException {
    try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(archive.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  /** As it is written: the library turns the slashes of some round. */
  private static String name(ZipArchiveEntry entry) {
    return new String(entry.getRawName(), StandardCharsets.UTF_8);
  }

  /** By the mode of Unix, whoever says to have packed it; 0 where the packer knew of none. */
  private static PackedEntry.Kind kind(ZipArchiveEntry entry) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      return PackedEntry.Kind.ENCRYPTED;
    }
    return switch ((int) (entry.getExternalAttributes() >>> 16) & UnixStat.FILE_TYPE_FLAG) {
      case 0, UnixStat.FILE_FLAG, UnixStat.DIR_FLAG -> PackedEntry.Kind.PLAIN;
      case UnixStat.LINK_FLAG -> PackedEntry.Kind.SYMBOLIC_LINK;
      default -> PackedEntry.Kind.OTHER;
    };
  }
}
