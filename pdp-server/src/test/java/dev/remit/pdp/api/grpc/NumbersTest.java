package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Json;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Context;
import dev.remit.proto.v1.Member;
import dev.remit.proto.v1.ObjectValue;
import dev.remit.proto.v1.Value;
import dev.remit.wire.QuestionReader;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which texts are numbers on the wire (RFC 8259, section 6), and that they are read as they say.
 */
class NumbersTest {
  private static final QuestionReader READER = new QuestionReader(Requests.gateway());

  private static Json read(String text) {
    Call.Builder call = Call.newBuilder();
    call.getArgumentsBuilder()
        .setTyped(
            ObjectValue.newBuilder()
                .addMembers(
                    Member.newBuilder()
                        .setName("amount")
                        .setValue(Value.newBuilder().setNumber(text))));
    Arguments arguments = READER.read(Context.getDefaultInstance(), call.build()).arguments();
    return ((Arguments.Typed) arguments).members().getFirst().value();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "7",
        "10",
        "1250.00",
        "0.5",
        "0.0",
        "-0",
        "-1.50",
        "1e3",
        "1.5E+3",
        "1.5e-3",
        "999999999999999999999999",
        "1234567890123456789012345678901234567890123456789012345678901234"
      })
  void a_number_is_read_as_it_says(String text) {
    assertEquals(new Json.Number(new BigDecimal(text)), read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "00",
        "00.5",
        ".5",
        "5.",
        ".",
        "1.2.3",
        "+1",
        "-",
        "-.5",
        "1e",
        "e1",
        " 1",
        "1 ",
        "1_000",
        "1,5",
        "0x10",
        "NaN",
        "\u0661",
        "1.\u0661",
        "1d",
        "12345678901234567890123456789012345678901234567890123456789012345"
      })
  void and_what_is_none_is_no_value(String text) {
    assertEquals(new Json.Elided("", -1), read(text));
  }
}
