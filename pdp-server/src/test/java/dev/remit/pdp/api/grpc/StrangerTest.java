package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caller that the settings do not know gets nothing out of any method. */
@QuarkusTest
@TestProfile(StrangerTest.Elsewhere.class)
class StrangerTest {
  /** Settings whose one enforcement point calls from elsewhere. */
  public static final class Elsewhere implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("remit.settings", "src/test/resources/settings/elsewhere.yaml");
    }
  }

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void a_stranger_is_refused_by_every_method() throws Exception {
    for (StatusRuntimeException refused :
        Stream.concat(
                Doors.refusedToDecide(client.service()).stream(),
                Doors.refusedToNote(client.service()).stream())
            .toList()) {
      assertEquals(Status.Code.UNAUTHENTICATED, refused.getStatus().getCode());
      assertEquals("CALLER_UNKNOWN", Faults.errorInfo(refused).getReason());
      assertEquals("remit.dev", Faults.errorInfo(refused).getDomain());
    }
  }

  @Test
  void a_stranger_s_stream_has_the_same_status_in_each_result() throws Exception {
    Stream<com.google.rpc.Status> statuses = Streams.statuses(client, 3);
    for (com.google.rpc.Status status : statuses.toList()) {
      assertEquals(com.google.rpc.Code.UNAUTHENTICATED.getNumber(), status.getCode());
      assertEquals("CALLER_UNKNOWN", Faults.errorInfo(status).getReason());
    }
  }
}
