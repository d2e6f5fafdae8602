package dev.remit.lang.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the code of a class has for constants beyond numbers and texts: the class's data, each a
 * constant that is linked once.
 */
final class Constants {
  private static final DirectMethodHandleDesc CLASS_DATA_AT =
      MethodHandleDesc.ofMethod(
          DirectMethodHandleDesc.Kind.STATIC,
          ClassDesc.of("java.lang.invoke.MethodHandles"),
          "classDataAt",
          MethodTypeDesc.of(
              ConstantDescs.CD_Object,
              ClassDesc.of("java.lang.invoke.MethodHandles$Lookup"),
              ConstantDescs.CD_String,
              ConstantDescs.CD_Class,
              ConstantDescs.CD_int));

  private final Map<Object, Integer> places = new LinkedHashMap<>();

  /** Loads one, as what it is taken for. */
  void load(CodeBuilder code, Object constant, Class<?> type) {
    int place = places.computeIfAbsent(constant, next -> places.size());
    code.ldc(
        DynamicConstantDesc.ofNamed(
            CLASS_DATA_AT,
            ConstantDescs.DEFAULT_NAME,
            ClassDesc.ofDescriptor(type.descriptorString()),
            place));
  }

  /** The data that the class is defined with. */
  List<Object> data() {
    return new ArrayList<>(places.keySet());
  }
}
