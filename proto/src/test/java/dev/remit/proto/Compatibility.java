package dev.remit.proto;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a newer contract takes away from an older one; nothing, if it is additive. */
final class Compatibility {
  private final List<String> broken = new ArrayList<>();

  private Compatibility() {}

  static List<String> broken(List<FileDescriptorProto> older, List<FileDescriptorProto> newer) {
    Compatibility compatibility = new Compatibility();
    compatibility.compare("", older, newer, FileDescriptorProto::getName, compatibility::files);
    return compatibility.broken;
  }

  private interface Comparison<T> {
    void of(String where, T older, T newer);
  }

  private <T, K> void compare(
      String where, List<T> older, List<T> newer, Function<T, K> key, Comparison<T> comparison) {
    Map<K, T> now = newer.stream().collect(Collectors.toMap(key, each -> each));
    for (T before : older) {
      String name = where + "/" + key.apply(before);
      T found = now.get(key.apply(before));
      if (found == null) {
        broken.add(name + " is gone");
      } else {
        comparison.of(name, before, found);
      }
    }
  }

  private void same(String where, String what, Object older, Object newer) {
    if (!older.equals(newer)) {
      broken.add(where + ": " + what + " was " + older + " and is " + newer);
    }
  }

  private void files(String where, FileDescriptorProto older, FileDescriptorProto newer) {
    same(where, "package", older.getPackage(), newer.getPackage());
    same(
        where,
        "java_package",
        older.getOptions().getJavaPackage(),
        newer.getOptions().getJavaPackage());
    same(
        where,
        "java_multiple_files",
        older.getOptions().getJavaMultipleFiles(),
        newer.getOptions().getJavaMultipleFiles());
    compare(
        where,
        older.getMessageTypeList(),
        newer.getMessageTypeList(),
        DescriptorProto::getName,
        this::messages);
    compare(
        where,
        older.getEnumTypeList(),
        newer.getEnumTypeList(),
        EnumDescriptorProto::getName,
        this::enums);
    compare(
        where,
        older.getServiceList(),
        newer.getServiceList(),
        ServiceDescriptorProto::getName,
        (name, before, now) ->
            compare(
                name,
                before.getMethodList(),
                now.getMethodList(),
                MethodDescriptorProto::getName,
                this::methods));
  }

  private void messages(String where, DescriptorProto older, DescriptorProto newer) {
    compare(
        where,
        older.getFieldList(),
        newer.getFieldList(),
        FieldDescriptorProto::getNumber,
        (name, before, now) -> fields(name, older, before, newer, now));
    stillReserved(
        where,
        older.getReservedRangeList().stream()
            .map(range -> new Numbers(range.getStart(), range.getEnd() - 1))
            .toList(),
        newer.getReservedRangeList().stream()
            .map(range -> new Numbers(range.getStart(), range.getEnd() - 1))
            .toList());
    stillReserved(where, older.getReservedNameList(), newer.getReservedNameList());
    compare(
        where,
        older.getNestedTypeList(),
        newer.getNestedTypeList(),
        DescriptorProto::getName,
        this::messages);
    compare(
        where,
        older.getEnumTypeList(),
        newer.getEnumTypeList(),
        EnumDescriptorProto::getName,
        this::enums);
  }

  private void fields(
      String where,
      DescriptorProto olderIn,
      FieldDescriptorProto older,
      DescriptorProto newerIn,
      FieldDescriptorProto newer) {
    same(where, "name", older.getName(), newer.getName());
    same(where, "JSON name", older.getJsonName(), newer.getJsonName());
    same(where, "type", older.getType(), newer.getType());
    same(where, "type name", older.getTypeName(), newer.getTypeName());
    same(where, "label", older.getLabel(), newer.getLabel());
    same(where, "presence", older.getProto3Optional(), newer.getProto3Optional());
    same(where, "oneof", oneof(olderIn, older), oneof(newerIn, newer));
  }

  private static String oneof(DescriptorProto in, FieldDescriptorProto field) {
    return field.hasOneofIndex() ? in.getOneofDecl(field.getOneofIndex()).getName() : "";
  }

  private void enums(String where, EnumDescriptorProto older, EnumDescriptorProto newer) {
    compare(
        where,
        older.getValueList(),
        newer.getValueList(),
        EnumValueDescriptorProto::getNumber,
        (name, before, now) -> same(name, "name", before.getName(), now.getName()));
    stillReserved(
        where,
        older.getReservedRangeList().stream()
            .map(range -> new Numbers(range.getStart(), range.getEnd()))
            .toList(),
        newer.getReservedRangeList().stream()
            .map(range -> new Numbers(range.getStart(), range.getEnd()))
            .toList());
    stillReserved(where, older.getReservedNameList(), newer.getReservedNameList());
  }

  /** From the first to the last, both included. */
  private record Numbers(int first, int last) {
    boolean contain(Numbers other) {
      return first <= other.first && other.last <= last;
    }

    @Override
    public String toString() {
      return first == last ? Integer.toString(first) : first + " to " + last;
    }
  }

  /** What is reserved was used once: given free, it could come to mean something else. */
  private void stillReserved(String where, List<Numbers> older, List<Numbers> newer) {
    for (Numbers before : older) {
      if (newer.stream().noneMatch(now -> now.contain(before))) {
        broken.add(where + ": " + before + " is no longer reserved");
      }
    }
  }

  private void stillReserved(String where, Iterable<String> older, List<String> newer) {
    for (String name : older) {
      if (!newer.contains(name)) {
        broken.add(where + ": " + name + " is no longer reserved");
      }
    }
  }

  private void methods(String where, MethodDescriptorProto older, MethodDescriptorProto newer) {
    same(where, "request", older.getInputType(), newer.getInputType());
    same(where, "response", older.getOutputType(), newer.getOutputType());
    same(where, "request stream", older.getClientStreaming(), newer.getClientStreaming());
    same(where, "response stream", older.getServerStreaming(), newer.getServerStreaming());
  }
}
