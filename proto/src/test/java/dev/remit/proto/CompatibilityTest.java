package dev.remit.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.TextFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison of contracts: each kind of breach is seen, and nothing that only adds is one. */
class CompatibilityTest {
  private static final String TAGGED =
      """
      name: "a.proto"
      package: "a.v1"
      options { java_package: "a.v1" java_multiple_files: true }
      message_type {
        name: "M"
        field { name: "one" number: 1 label: LABEL_OPTIONAL type: TYPE_INT32 json_name: "one" }
        field { name: "all" number: 2 label: LABEL_REPEATED type: TYPE_STRING json_name: "all" }
        field {
          name: "left" number: 3 label: LABEL_OPTIONAL type: TYPE_STRING json_name: "left"
          oneof_index: 0
        }
        field {
          name: "right" number: 4 label: LABEL_OPTIONAL type: TYPE_MESSAGE type_name: ".a.v1.M"
          json_name: "right" oneof_index: 0
        }
        field {
          name: "maybe" number: 5 label: LABEL_OPTIONAL type: TYPE_INT32 json_name: "maybe"
          proto3_optional: true oneof_index: 1
        }
        oneof_decl { name: "side" }
        oneof_decl { name: "_maybe" }
        reserved_range { start: 9 end: 10 }
        reserved_range { start: 20 end: 30 }
        reserved_name: "old"
      }
      message_type { name: "N" }
      enum_type {
        name: "E"
        value { name: "E_UNSPECIFIED" number: 0 }
        value { name: "E_ONE" number: 1 }
        reserved_range { start: 7 end: 8 }
        reserved_name: "E_OLD"
      }
      service {
        name: "S"
        method { name: "Ask" input_type: ".a.v1.M" output_type: ".a.v1.M" }
        method { name: "Tell" input_type: ".a.v1.M" output_type: ".a.v1.M" client_streaming: true }
      }
      syntax: "proto3"
      """;

  record Change(String name, List<String> broken, Consumer<FileDescriptorProto.Builder> apply) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Change breach(
      String name, String broken, Consumer<FileDescriptorProto.Builder> apply) {
    return new Change(name, List.of(broken), apply);
  }

  private static Change ofField(
      String name, int field, String broken, Consumer<FieldDescriptorProto.Builder> apply) {
    return breach(
        name,
        "/a.proto/M/" + field + broken,
        file -> apply.accept(message(file).getFieldBuilder(field - 1)));
  }

  private static Change ofMethod(
      String name, int method, String broken, Consumer<MethodDescriptorProto.Builder> apply) {
    return breach(
        name,
        "/a.proto/S/" + (method == 0 ? "Ask" : "Tell") + broken,
        file -> apply.accept(file.getServiceBuilder(0).getMethodBuilder(method)));
  }

  private static DescriptorProto.Builder message(FileDescriptorProto.Builder file) {
    return file.getMessageTypeBuilder(0);
  }

  private static EnumDescriptorProto.Builder enumeration(FileDescriptorProto.Builder file) {
    return file.getEnumTypeBuilder(0);
  }

  static Stream<Change> breaches() {
    return Stream.of(ofFields(), ofReserved(), ofMethods(), ofTypes()).flatMap(List::stream);
  }

  private static List<Change> ofFields() {
    return List.of(
        breach("a field goes", "/a.proto/M/1 is gone", file -> message(file).removeField(0)),
        breach(
            "a field's number changes",
            "/a.proto/M/1 is gone",
            file -> message(file).getFieldBuilder(0).setNumber(6)),
        ofField("a field's name changes", 1, ": name was one and is two", f -> f.setName("two")),
        ofField(
            "a JSON name changes",
            1,
            ": JSON name was one and is uno",
            field -> field.setJsonName("uno")),
        ofField(
            "a type changes",
            1,
            ": type was TYPE_INT32 and is TYPE_INT64",
            field -> field.setType(FieldDescriptorProto.Type.TYPE_INT64)),
        ofField(
            "a message's type changes",
            4,
            ": type name was .a.v1.M and is .a.v1.N",
            field -> field.setTypeName(".a.v1.N")),
        ofField(
            "one becomes many",
            1,
            ": label was LABEL_OPTIONAL and is LABEL_REPEATED",
            field -> field.setLabel(Label.LABEL_REPEATED)),
        ofField(
            "many become one",
            2,
            ": label was LABEL_REPEATED and is LABEL_OPTIONAL",
            field -> field.setLabel(Label.LABEL_OPTIONAL)),
        ofField(
            "a field moves into a oneof",
            1,
            ": oneof was  and is side",
            field -> field.setOneofIndex(0)),
        ofField(
            "a field moves out of a oneof",
            3,
            ": oneof was side and is ",
            FieldDescriptorProto.Builder::clearOneofIndex),
        new Change(
            "presence goes",
            List.of(
                "/a.proto/M/5: presence was true and is false",
                "/a.proto/M/5: oneof was _maybe and is "),
            file -> message(file).getFieldBuilder(4).clearProto3Optional().clearOneofIndex()),
        new Change(
            "presence comes",
            List.of(
                "/a.proto/M/1: presence was false and is true",
                "/a.proto/M/1: oneof was  and is _one"),
            file -> {
              message(file).addOneofDeclBuilder().setName("_one");
              message(file).getFieldBuilder(0).setProto3Optional(true).setOneofIndex(2);
            }));
  }

  private static List<Change> ofReserved() {
    return List.of(
        breach(
            "a reserved number is used again",
            "/a.proto/M: 9 is no longer reserved",
            file ->
                message(file)
                    .removeReservedRange(0)
                    .addField(message(file).getField(0).toBuilder().setName("new").setNumber(9))),
        breach(
            "one of a range of reserved numbers is used again",
            "/a.proto/M: 20 to 29 is no longer reserved",
            file -> {
              message(file).getReservedRangeBuilder(1).setStart(21);
              message(file)
                  .addField(message(file).getField(0).toBuilder().setName("new").setNumber(20));
            }),
        breach(
            "a reserved name is used again",
            "/a.proto/M: old is no longer reserved",
            file ->
                message(file)
                    .clearReservedName()
                    .addField(message(file).getField(0).toBuilder().setName("old").setNumber(6))),
        breach(
            "a reserved number of an enum is used again",
            "/a.proto/E: 7 to 8 is no longer reserved",
            file -> {
              enumeration(file).getReservedRangeBuilder(0).setStart(8);
              enumeration(file).addValueBuilder().setName("E_SEVEN").setNumber(7);
            }),
        breach(
            "a reserved name of an enum is used again",
            "/a.proto/E: E_OLD is no longer reserved",
            file ->
                enumeration(file)
                    .clearReservedName()
                    .addValueBuilder()
                    .setName("E_OLD")
                    .setNumber(2)));
  }

  private static List<Change> ofMethods() {
    return List.of(
        breach(
            "a method goes",
            "/a.proto/S/Ask is gone",
            file -> file.getServiceBuilder(0).removeMethod(0)),
        ofMethod(
            "requests become a stream",
            0,
            ": request stream was false and is true",
            method -> method.setClientStreaming(true)),
        ofMethod(
            "a stream of requests becomes one",
            1,
            ": request stream was true and is false",
            method -> method.setClientStreaming(false)),
        ofMethod(
            "responses become a stream",
            0,
            ": response stream was false and is true",
            method -> method.setServerStreaming(true)),
        ofMethod(
            "a request's type changes",
            0,
            ": request was .a.v1.M and is .a.v1.N",
            method -> method.setInputType(".a.v1.N")),
        ofMethod(
            "a response's type changes",
            0,
            ": response was .a.v1.M and is .a.v1.N",
            method -> method.setOutputType(".a.v1.N")));
  }

  private static List<Change> ofTypes() {
    return List.of(
        breach("a message goes", "/a.proto/N is gone", file -> file.removeMessageType(1)),
        breach("an enum goes", "/a.proto/E is gone", FileDescriptorProto.Builder::clearEnumType),
        breach("a value goes", "/a.proto/E/1 is gone", file -> enumeration(file).removeValue(1)),
        breach(
            "a value's name changes",
            "/a.proto/E/1: name was E_ONE and is E_UNO",
            file -> enumeration(file).getValueBuilder(1).setName("E_UNO")),
        breach("a service goes", "/a.proto/S is gone", FileDescriptorProto.Builder::clearService),
        breach("a file is renamed", "/a.proto is gone", file -> file.setName("b.proto")),
        breach(
            "the package changes",
            "/a.proto: package was a.v1 and is a.v2",
            file -> file.setPackage("a.v2")),
        breach(
            "the Java package changes",
            "/a.proto: java_package was a.v1 and is b",
            file -> file.getOptionsBuilder().setJavaPackage("b")),
        breach(
            "the Java classes move",
            "/a.proto: java_multiple_files was true and is false",
            file -> file.getOptionsBuilder().setJavaMultipleFiles(false)));
  }

  static Stream<Change> additions() {
    return Stream.of(
        addition(
            "a field",
            file ->
                message(file)
                    .addField(message(file).getField(0).toBuilder().setName("new").setNumber(6))),
        addition(
            "a member of a oneof",
            file ->
                message(file)
                    .addField(message(file).getField(2).toBuilder().setName("new").setNumber(6))),
        addition("a message", file -> file.addMessageTypeBuilder().setName("New")),
        addition(
            "a value", file -> enumeration(file).addValueBuilder().setName("E_TWO").setNumber(2)),
        addition(
            "a method",
            file ->
                file.getServiceBuilder(0)
                    .addMethod(file.getService(0).getMethod(0).toBuilder().setName("New").build())),
        addition(
            "a reservation",
            file -> {
              message(file).getReservedRangeBuilder(1).setEnd(40);
              message(file).addReservedName("older");
            }),
        addition("nothing", file -> {}));
  }

  private static Change addition(String name, Consumer<FileDescriptorProto.Builder> apply) {
    return new Change(name, List.of(), apply);
  }

  @ParameterizedTest
  @MethodSource({"breaches", "additions"})
  void a_breach_is_seen_and_an_addition_is_none(Change change) throws Exception {
    FileDescriptorProto tagged = TextFormat.parse(TAGGED, FileDescriptorProto.class);
    FileDescriptorProto.Builder newer = tagged.toBuilder();
    change.apply().accept(newer);
    assertEquals(change.broken(), Compatibility.broken(List.of(tagged), List.of(newer.build())));
  }
}
