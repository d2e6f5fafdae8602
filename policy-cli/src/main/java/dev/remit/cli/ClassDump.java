package dev.remit.cli;

import dev.remit.lang.compile.ShardClass;
import dev.remit.lang.decide.CompiledBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the class files of a bundle's rules into a directory. */
final class ClassDump {
  private ClassDump() {}

  /** Makes the directory; files of the same names are written over. */
  static void write(CompiledBundle bundle, Path directory) throws CommandFault {
    try {
      Files.createDirectories(directory);
      for (ShardClass type : bundle.compiled().classes()) {
        Files.write(directory.resolve(type.name() + ".class"), type.bytes());
      }
    } catch (IOException unwritable) {
      throw new CommandFault(
          "cannot write classes to " + directory + ": " + unwritable.getMessage());
    }
  }
}
