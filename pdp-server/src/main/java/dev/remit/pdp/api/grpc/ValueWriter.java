package dev.remit.pdp.api.grpc;

import com.google.protobuf.Duration;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.proto.v1.ListValue;
import dev.remit.proto.v1.Member;
import dev.remit.proto.v1.None;
import dev.remit.proto.v1.ObjectValue;
import dev.remit.wire.WireValues;
import java.util.List;

/** Writes the value of an obligation's field to the wire. */
final class ValueWriter {
  private ValueWriter() {}

  private static ListValue texts(List<String> words) {
    return ListValue.newBuilder()
        .addAllValues(
            words.stream()
                .map(word -> dev.remit.proto.v1.Value.newBuilder().setText(word).build())
                .toList())
        .build();
  }

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
      case Value.Date date -> out.setText(date.toString()).build();
      case Value.Uri uri -> out.setText(uri.toString()).build();
      case Value.Email email -> out.setText(email.toString()).build();
      case Value.Domain domain -> out.setText(domain.toString()).build();
      case Value.Ip address -> out.setText(address.toString()).build();
      case Value.Cidr network -> out.setText(network.toString()).build();
      case Value.Command(var words) -> out.setList(texts(words)).build();
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
