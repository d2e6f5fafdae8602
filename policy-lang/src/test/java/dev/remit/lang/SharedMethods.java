package dev.remit.lang;

import dev.remit.lang.compile.ShardClass;
import java.lang.classfile.ClassFile;
import java.util.stream.Stream;

/** The methods of conditions that rules share, in the classes of a bundle. */
public final class SharedMethods {
  private SharedMethods() {}

  public static boolean hasSome(ShardClass type) {
    return in(type).findAny().isPresent();
  }

  /** By name. */
  public static Stream<String> in(ShardClass type) {
    return ClassFile.of().parse(type.bytes()).methods().stream()
        .map(method -> method.methodName().stringValue())
        .filter(name -> name.matches("shared\\$\\d+"));
  }
}
