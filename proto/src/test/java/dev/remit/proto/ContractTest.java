package dev.remit.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract only grows, and each part of it says what it is. After a release, {@code
 * -Dcontract.tag=true} makes the contract as built the one to compare with.
 */
class ContractTest {
  @Test
  void the_contract_takes_nothing_away_from_the_tagged_one() throws IOException {
    if (Boolean.getBoolean("contract.tag")) {
      Contract.tag();
    }
    assertEquals(List.of(), Compatibility.broken(Contract.tagged(), Contract.built()));
  }

  /** The comparison itself: each kind of breach, made on purpose. */
  @Test
  void each_breach_is_seen() throws IOException {
    assertBroken("is gone", message -> message.removeField(0));
    assertBroken(
        "name was", message -> message.setField(0, message.getField(0).toBuilder().setName("no")));
    assertBroken(
        "is gone", message -> message.setField(0, message.getField(0).toBuilder().setNumber(4711)));
    assertBroken(
        "type name was",
        message ->
            message.setField(0, message.getField(0).toBuilder().setTypeName(".remit.v1.Nothing")));
    assertBroken("is gone", message -> message.setName("Renamed"));
    List<FileDescriptorProto> newer =
        Contract.built().stream()
            .map(file ->
                file.getServiceCount() == 0 ? file : file.toBuilder().clearService().build())
            .toList();
    assertTrue(Compatibility.broken(Contract.built(), newer).toString().contains("is gone"));
    List<FileDescriptorProto> renumbered =
        Contract.built().stream()
            .map(file -> {
              FileDescriptorProto.Builder changed = file.toBuilder();
              changed
                  .getEnumTypeBuilderList()
                  .forEach(each -> each.getValueBuilder(0).setNumber(-1));
              return changed.build();
            })
            .toList();
    assertTrue(Compatibility.broken(Contract.built(), renumbered).toString().contains("is gone"));
  }

  private static void assertBroken(String expected, Consumer<DescriptorProto.Builder> change)
      throws IOException {
    List<FileDescriptorProto> newer = new ArrayList<>();
    for (FileDescriptorProto file : Contract.built()) {
      FileDescriptorProto.Builder changed = file.toBuilder();
      changed.getMessageTypeBuilderList().stream()
          .filter(message ->
              message.getName().equals("AuthorizeRequest") || message.getName().equals("Context"))
          .forEach(change);
      newer.add(changed.build());
    }
    List<String> broken = Compatibility.broken(Contract.built(), newer);
    assertTrue(broken.toString().contains(expected), broken.toString());
  }

  @Test
  void everything_is_documented() throws IOException {
    List<String> bare = new ArrayList<>();
    for (FileDescriptorProto file : Contract.built()) {
      Map<List<Integer>, String> comments =
          file.getSourceCodeInfo().getLocationList().stream()
              .filter(Location::hasLeadingComments)
              .collect(
                  Collectors.toMap(
                      Location::getPathList, Location::getLeadingComments, (a, b) -> a + b));
      Documented documented = new Documented(comments, bare);
      for (int i = 0; i < file.getMessageTypeCount(); i++) {
        documented.message(List.of(4, i), file.getMessageType(i));
      }
      for (int i = 0; i < file.getEnumTypeCount(); i++) {
        documented.enumeration(List.of(5, i), file.getEnumType(i));
      }
      for (int i = 0; i < file.getServiceCount(); i++) {
        documented.check(List.of(6, i), file.getService(i).getName());
        for (int j = 0; j < file.getService(i).getMethodCount(); j++) {
          documented.check(List.of(6, i, 2, j), file.getService(i).getMethod(j).getName());
        }
      }
    }
    assertEquals(List.of(), bare);
  }

  /** Which parts have no comment; paths are those of descriptor.proto. */
  private record Documented(Map<List<Integer>, String> comments, List<String> bare) {
    void check(List<Integer> path, String name) {
      if (comments.getOrDefault(path, "").isBlank()) {
        bare.add(name);
      }
    }

    void message(List<Integer> path, DescriptorProto message) {
      check(path, message.getName());
      if (message.getOptions().getMapEntry()) {
        return;
      }
      for (int i = 0; i < message.getFieldCount(); i++) {
        check(then(path, 2, i), message.getName() + "." + message.getField(i).getName());
      }
      for (int i = 0; i < message.getNestedTypeCount(); i++) {
        if (!message.getNestedType(i).getOptions().getMapEntry()) {
          message(then(path, 3, i), message.getNestedType(i));
        }
      }
      for (int i = 0; i < message.getEnumTypeCount(); i++) {
        enumeration(then(path, 4, i), message.getEnumType(i));
      }
    }

    void enumeration(List<Integer> path, EnumDescriptorProto type) {
      check(path, type.getName());
      for (int i = 0; i < type.getValueCount(); i++) {
        check(then(path, 2, i), type.getName() + "." + type.getValue(i).getName());
      }
    }

    private static List<Integer> then(List<Integer> path, int kind, int index) {
      return IntStream.concat(path.stream().mapToInt(Integer::intValue), IntStream.of(kind, index))
          .boxed()
          .toList();
    }
  }

  @Test
  void the_value_zero_of_each_enum_says_nothing() throws IOException {
    for (FileDescriptorProto file : Contract.built()) {
      List<EnumDescriptorProto> enums = new ArrayList<>(file.getEnumTypeList());
      file.getMessageTypeList().forEach(message -> enums.addAll(message.getEnumTypeList()));
      for (EnumDescriptorProto each : enums) {
        assertEquals(0, each.getValue(0).getNumber());
        assertTrue(each.getValue(0).getName().endsWith("_UNSPECIFIED"), each.getName());
      }
    }
  }
}
