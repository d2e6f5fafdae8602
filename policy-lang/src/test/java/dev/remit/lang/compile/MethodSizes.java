package dev.remit.lang.compile;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Set;
import java.util.stream.IntStream;

/** How many bytes of code the methods have that evaluate. */
final class MethodSizes {
  private static final Set<String> SIGNATURES =
      Set.of(Outline.SIGNATURE.descriptorString(), SharedEmitter.signature().descriptorString());

  private MethodSizes() {}

  /** Of the methods of all units, without the one that finds them. */
  static IntStream of(CompiledUnits units) {
    return units.classes().stream()
        .flatMap(type -> ClassFile.of().parse(type.bytes()).methods().stream())
        .filter(method -> SIGNATURES.contains(method.methodType().stringValue()))
        .flatMap(method -> method.code().stream())
        .mapToInt(code -> ((CodeAttribute) code).codeLength());
  }
}
