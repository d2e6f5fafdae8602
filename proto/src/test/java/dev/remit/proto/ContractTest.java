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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract only grows, and each part of it says what it is. With a release, {@code
 * -Dcontract.tag=true} makes the contract as built the one to compare with; see CONTRIBUTING.md.
 */
class ContractTest {
  @Test
  void the_contract_takes_nothing_away_from_the_tagged_one() throws IOException {
    assertEquals(List.of(), Compatibility.broken(Contract.tagged(), Contract.built()));
    if (Boolean.getBoolean("contract.tag")) {
      Contract.tag();
    }
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
