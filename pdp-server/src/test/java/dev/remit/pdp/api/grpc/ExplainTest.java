package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.ExplainRequest;
import dev.remit.proto.v1.ExplainResponse;
import dev.remit.proto.v1.ReasonCode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an explanation does not show. */
@QuarkusTest
class ExplainTest {
  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "8472-9931"})
  void a_secret_argument_is_never_shown(String pin) {
    AuthorizeRequest.Builder request =
        Requests.query("unlock")
            .setCall(Requests.call("unlock", "{\"customer\":\"c-9\",\"pin\":\"" + pin + "\"}"));
    ExplainResponse response =
        client.service().explain(ExplainRequest.newBuilder().setRequest(request).build());
    boolean known = pin.equals("0000");
    assertEquals(
        known ? ReasonCode.PERMITTED : ReasonCode.NOT_PERMITTED,
        response.getExplanation().getDecision().getReason().getCode());
    var access = response.getExplanation().getAccesses(0);
    List<String> read =
        access.getRulesList().stream()
            .flatMap(rule -> rule.getClausesList().stream())
            .flatMap(clause -> clause.getValuesList().stream())
            .filter(value -> value.getFact().equals("args.pin"))
            .map(value -> value.getValue())
            .toList();
    assertEquals(List.of("(secret)"), read);
    if (!known) {
      assertFalse(response.toString().contains(pin), response.toString());
    }
  }
}
