package dev.remit.benchmarks;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.Value;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Asks Cerbos what the rule by hand is asked: the tool is the action on a resource of the server's
 * kind, all else its attributes. Its messages are written field by field, by the numbers of {@code
 * cerbos.request.v1.CheckResourcesRequest} and what it is made of.
 */
final class CerbosAsking implements Asking {
  static final String METHOD = "cerbos.svc.v1.CerbosService/CheckResources";

  private static final long ALLOW = 1;

  private final byte[] rest;
  private final boolean expected;

  /** About this question, which the rule by hand decides as Cerbos has to. */
  CerbosAsking(RulesTwin.Slots slots) {
    UnknownFieldSet principal = message(text(1, "agent/3"), text(3, "agent"));
    UnknownFieldSet resource =
        message(
            text(1, slots.server()),
            text(3, slots.dataset()),
            attribute("purpose", text(slots.purpose())),
            attribute("dataset", text(slots.dataset())),
            attribute("amount", number(slots.amount().doubleValue())),
            attribute(
                "hops",
                Value.newBuilder()
                    .setListValue(
                        ListValue.newBuilder()
                            .addAllValues(
                                Arrays.stream(slots.trust())
                                    .mapToObj(CerbosAsking::number)
                                    .toList()))
                    .build()));
    UnknownFieldSet entry = message(text(1, slots.tool()), part(2, resource));
    rest = message(part(3, principal), part(4, entry)).toByteArray();
    expected = RulesTwin.permits(slots);
  }

  @Override
  public byte[] request(long number) {
    return Wire.withId(number, rest);
  }

  /** Of the one result the effect of the one action. */
  @Override
  public long answered(byte[] answer, long asked) {
    try {
      UnknownFieldSet response = UnknownFieldSet.parseFrom(answer);
      UnknownFieldSet result = UnknownFieldSet.parseFrom(only(response, 2));
      UnknownFieldSet action = UnknownFieldSet.parseFrom(only(result, 2));
      List<Long> effects = action.getField(2).getVarintList();
      if (expected != effects.equals(List.of(ALLOW))) {
        throw new IllegalStateException("Cerbos decides otherwise: " + response);
      }
      String id = only(response, 1).toStringUtf8();
      return HexFormat.fromHexDigits(id, 1, id.length());
    } catch (InvalidProtocolBufferException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private static ByteString only(UnknownFieldSet message, int field) {
    List<ByteString> all = message.getField(field).getLengthDelimitedList();
    if (all.size() != 1) {
      throw new IllegalStateException("field " + field + " is there " + all.size() + " times");
    }
    return all.getFirst();
  }

  /** A field of a message. */
  private record Part(int field, ByteString content) {}

  private static UnknownFieldSet message(Part... parts) {
    UnknownFieldSet.Builder message = UnknownFieldSet.newBuilder();
    for (Part part : parts) {
      message.mergeField(
          part.field(), Field.newBuilder().addLengthDelimited(part.content()).build());
    }
    return message.build();
  }

  private static Part text(int field, String text) {
    return new Part(field, ByteString.copyFromUtf8(text));
  }

  private static Part part(int field, UnknownFieldSet message) {
    return new Part(field, message.toByteString());
  }

  /** An entry of a resource's map of attributes. */
  private static Part attribute(String name, Value value) {
    return part(4, message(text(1, name), new Part(2, value.toByteString())));
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private static Value number(double number) {
    return Value.newBuilder().setNumberValue(number).build();
  }
}
