package dev.remit.pdp.api.grpc;

import com.google.protobuf.Duration;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.proto.v1.ListValue;
import dev.remit.proto.v1.Member;
import dev.remit.proto.v1.None;
import dev.remit.proto.v1.ObjectValue;

/** Writes the value of an obligation's field to the wire. */
final class ValueWriter {
  private ValueWriter() {}

  static dev.remit.proto.v1.Value write(Reading reading) {
    dev.remit.proto.v1.Value.Builder out = dev.remit.proto.v1.Value.newBuilder();
    return switch (reading) {
      case Value.Bool(boolean bool) -> out.setBool(bool).build();
      case Value.Int(long number) -> out.setNumber(Long.toString(number)).build();
      case Value.Decimal(var number) -> out.setNumber(number.toPlainString()).build();
      case Value.Text(String text) -> out.setText(text).build();
      case Value.Symbol(String word, int ordinal) -> out.setText(word).build();
      case Value.Length(var length) ->
          out.setDuration(
                  Duration.newBuilder().setSeconds(length.getSeconds()).setNanos(length.getNano()))
              .build();
      case Value.Time(var time) -> out.setTime(WireValues.timestamp(time)).build();
      case Value.Identity(String issuer, String subject) ->
          out.setIdentity(
                  dev.remit.proto.v1.Identity.newBuilder().setIssuer(issuer).setSubject(subject))
              .build();
      case Value.Name name -> out.setText(name.toString()).build();
      case Value.Path path -> out.setText(path.toString()).build();
      case Value.Tool tool -> out.setText(tool.toString()).build();
      case Value.Many(var elements) ->
          out.setList(
                  ListValue.newBuilder()
                      .addAllValues(elements.stream().map(ValueWriter::write).toList()))
              .build();
      case Value.Fields(var fields) -> {
        ObjectValue.Builder object = ObjectValue.newBuilder();
        fields.forEach((name, value) ->
            object.addMembers(Member.newBuilder().setName(name).setValue(write(value))));
        yield out.setObject(object).build();
      }
      case Value.Opaque opaque -> out.setNull(None.getDefaultInstance()).build();
      case Reading.None none -> out.setNull(None.getDefaultInstance()).build();
      case Reading.Absent absent -> out.setNull(None.getDefaultInstance()).build();
      case Reading.Unknown unknown -> out.build();
    };
  }
}
