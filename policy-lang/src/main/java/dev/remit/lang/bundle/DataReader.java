package dev.remit.lang.bundle;

import dev.remit.lang.data.DataFormat;
import dev.remit.lang.source.DataFile;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.DataLimits;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.syntax.NamedFiles;
import dev.remit.lang.syntax.SyntaxLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Reads the data files that policies name, each once. One that cannot be read is no fault of the
 * bundle here: the compiler says so at the place that names it. Links are followed, as those to
 * policies are.
 */
final class DataReader {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path root;
  private final DataLimits limits;
  private final SortedMap<String, byte[]> bytes;
  private final Map<String, String> open;
  private final Map<String, DataFile> files = new HashMap<>();
  private long total;

  /**
   * @param bytes what belongs to the bundle, to which the files that are read are added
   * @param open texts that stand for those on the disk, by path
   */
  DataReader(
      Path root, DataLimits limits, SortedMap<String, byte[]> bytes, Map<String, String> open) {
    this.root = root;
    this.limits = limits;
    this.bytes = bytes;
    this.open = open;
  }

  DataFiles read(List<SourceFile> policies) {
    TreeSet<String> named = new TreeSet<>();
    for (SourceFile policy : policies) {
      NamedFiles.in(policy, SyntaxLimits.DEFAULT).stream()
          .map(written -> DataFiles.path(policy.path(), written))
          .flatMap(Optional::stream)
          .filter(path -> DataFormat.of(path).isPresent())
          .forEach(named::add);
    }
    named.forEach(path -> files.put(path, file(path)));
    return new DataFiles(files);
  }

  private DataFile file(String path) {
    String edited = open.get(path);
    if (edited != null) {
      return read(path, edited.getBytes(StandardCharsets.UTF_8));
    }
    Path file = root.resolve(path);
    if (!Files.exists(file)) {
      return refused(DataFile.Why.UNREADABLE, "is not there");
    }
    if (!Files.isRegularFile(file)) {
      return refused(DataFile.Why.UNREADABLE, "is no file");
    }
    byte[] read;
    try (InputStream in = Files.newInputStream(file)) {
      read = in.readNBytes(Math.toIntExact(limits.maxFileBytes() + 1));
    } catch (IOException unreadable) {
      return refused(DataFile.Why.UNREADABLE, "cannot be read");
    }
    return read(path, read);
  }

  private DataFile read(String path, byte[] read) {
    total += read.length;
    if (read.length > limits.maxFileBytes()) {
      return refused(
          DataFile.Why.TOO_LARGE, "has over " + limits.maxFileBytes() + " bytes; split it");
    }
    if (total > limits.maxTotalBytes()) {
      return refused(
          DataFile.Why.TOO_LARGE,
          "has, with the data files before it, over " + limits.maxTotalBytes() + " bytes");
    }
    return text(path, read);
  }

  private DataFile text(String path, byte[] read) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read)).toString();
      bytes.put(path, read);
      return new DataFile.Read(
          new SourceFile(path, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
    } catch (CharacterCodingException notUtf8) {
      return refused(DataFile.Why.UNREADABLE, "is not UTF-8");
    }
  }

  private static DataFile refused(DataFile.Why why, String problem) {
    return new DataFile.Refused(why, problem);
  }
}
