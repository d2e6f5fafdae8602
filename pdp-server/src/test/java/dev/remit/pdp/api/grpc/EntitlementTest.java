package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.remit.proto.v1.ReasonCode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An enforcement point without {@code explain} has decisions made, and none explained. */
@QuarkusTest
@TestProfile(RootsTest.Listed.class)
class EntitlementTest {
  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void who_may_not_explain_is_refused() throws Exception {
    assertEquals(
        ReasonCode.PERMITTED,
        client
            .service()
            .authorize(Requests.query("entitled").build())
            .getDecision()
            .getReason()
            .getCode());
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> client.service().explain(Doors.explain()));
    assertEquals(Status.Code.PERMISSION_DENIED, refused.getStatus().getCode());
    assertEquals("CALLER_NOT_ENTITLED", Faults.errorInfo(refused).getReason());
  }
}
