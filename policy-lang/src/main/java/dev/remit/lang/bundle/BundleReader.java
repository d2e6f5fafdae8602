package dev.remit.lang.bundle;

import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.DataLimits;
import dev.remit.lang.source.SourceFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a bundle: a directory tree with its {@code .policy} files, the data files that these name,
 * and {@code remit.yaml} at its root. Symbolic links are followed, as a mounted configuration has
 * them. Hidden files and directories are passed over; so is whatever else lies there, such as
 * requests.
 */
public final class BundleReader {
  public static final String SETTINGS = BundleFiles.SETTINGS;
  private static final String POLICY = BundleFiles.POLICY;
  private static final long MOST_BYTES = 4L << 20;

  private final Path root;

  private final DataLimits limits;

  private final Map<String, String> open;

  private BundleReader(Path root, DataLimits limits, Map<String, String> open) {
    this.root = root;
    this.limits = limits;
    this.open = open;
  }

  public static BundleSource read(Path root) throws BundleFault {
    return read(root, DataLimits.DEFAULT);
  }

  static BundleSource read(Path root, DataLimits limits) throws BundleFault {
    return new BundleReader(root, limits, Map.of()).read();
  }

  /**
   * A bundle some of whose files are being edited: these texts, by path from its root, stand for
   * what lies on the disk, or beside it.
   */
  public static BundleSource read(Path root, Map<String, String> open) throws BundleFault {
    return new BundleReader(root, DataLimits.DEFAULT, Map.copyOf(open)).read();
  }

  /**
   * A bundle of one policy file: as of a directory that holds only this file and the data files
   * that it names beside and below it, and so no settings.
   */
  public static BundleSource readFile(Path policy) throws BundleFault {
    Path root = Optional.ofNullable(policy.getParent()).orElse(Path.of(""));
    TreeMap<String, byte[]> files = new TreeMap<>();
    files.put(root.relativize(policy).toString(), bytes(policy));
    return new BundleReader(root, DataLimits.DEFAULT, Map.of()).source(files);
  }

  private BundleSource read() throws BundleFault {
    TreeMap<String, byte[]> files = new TreeMap<>();
    for (Path file : BundleFiles.of(root)) {
      String path = root.relativize(file).toString().replace('\\', '/');
      if (!open.containsKey(path)) {
        files.put(path, bytes(file));
      }
    }
    for (var each : open.entrySet()) {
      String path = each.getKey();
      if (path.equals(SETTINGS) || (path.endsWith(POLICY) && isVisible(path))) {
        files.put(path, bytes(path, each.getValue()));
      }
    }
    return source(files);
  }

  private BundleSource source(SortedMap<String, byte[]> files) throws BundleFault {
    List<SourceFile> policies = new ArrayList<>();
    for (var file : files.entrySet()) {
      if (file.getKey().endsWith(POLICY)) {
        policies.add(new SourceFile(file.getKey(), text(file.getKey(), file.getValue())));
      }
    }
    if (policies.isEmpty()) {
      throw new BundleFault(
          "the policy directory " + root + " has no .policy file, so nothing could be permitted");
    }
    Optional<byte[]> yaml = Optional.ofNullable(files.get(SETTINGS));
    BundleSettings settings =
        yaml.isPresent() ? RemitYaml.read(text(SETTINGS, yaml.get())) : BundleSettings.STANDARD;
    DataFiles data = new DataReader(root, limits, files, open).read(policies);
    return new BundleSource(policies, data, settings, Revision.of(files));
  }

  private static boolean isVisible(String path) {
    return !path.startsWith(".") && !path.contains("/.");
  }

  private static byte[] bytes(String path, String text) throws BundleFault {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MOST_BYTES) {
      throw tooLarge(path);
    }
    return bytes;
  }

  private static BundleFault tooLarge(Object file) {
    return new BundleFault(file + " is over " + MOST_BYTES + " bytes; split it");
  }

  private static byte[] bytes(Path file) throws BundleFault {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw tooLarge(file);
      }
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new BundleFault(file + " cannot be read");
    }
  }

  private static String text(String path, byte[] bytes) throws BundleFault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new BundleFault(path + " is not UTF-8");
    }
  }
}
