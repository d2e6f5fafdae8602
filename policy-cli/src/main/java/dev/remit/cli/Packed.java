package dev.remit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an archive holds, by what packs it. Nothing in it is believed here, nor written. */
sealed interface Packed permits PackedTar, PackedZip {
  /** What a name of an archive ends in, as people read it. */
  String ENDINGS = ".zip, .tar, .tar.gz or .tgz";

  /** Takes one file that was unpacked, and reads all of it. */
  @FunctionalInterface
  interface Target {
    void write(String path, InputStream content) throws IOException, CommandFault;
  }

  /** The archive that a name stands for, by what it ends in. */
  static Optional<Packed> at(Path archive, String name) {
    if (name.endsWith(".zip")) {
      return Optional.of(new PackedZip(archive));
    }
    if (name.endsWith(".tar")) {
      return Optional.of(new PackedTar(archive, false));
    }
    return name.endsWith(".tar.gz") || name.endsWith(".tgz")
        ? Optional.of(new PackedTar(archive, true))
        : Optional.empty();
  }

  /** What packed it, as people read it. */
  String by();

  /**
   * The entries in order, those that a name occurs twice of among them.
   *
   * @param most after one more than so many, no further need be told
   */
  List<PackedEntry> entries(int most) throws IOException;

  /**
   * Unpacks those of these names, and compares such checksums as the archive has.
   *
   * @param paths by name, where each goes
   */
  void unpack(Map<String, String> paths, Target target) throws IOException, CommandFault;
}
