package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.decide.LiveState;
import dev.remit.pdp.decision.DecisionPoint;
import grpc.health.v1.HealthGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server without a bundle decides nothing, and says that it does not serve. */
@QuarkusTest
@TestProfile(NoBundleTest.Bare.class)
class NoBundleTest {
  /** A decision point that was given no bundle. */
  public static final class Bare implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(BarePoint.class);
    }
  }

  @Alternative
  @Singleton
  public static class BarePoint {
    @Produces
    @Alternative
    @Singleton
    DecisionPoint point(LiveState state, InstantSource clock) {
      return new DecisionPoint(state, clock);
    }
  }

  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private ServingStatus health(String service) {
    return HealthGrpc.newBlockingStub(client.channel())
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus();
  }

  @Test
  void nothing_is_decided() throws Exception {
    for (StatusRuntimeException refused : Doors.refusedToDecide(client.service())) {
      assertEquals(Status.Code.UNAVAILABLE, refused.getStatus().getCode());
      assertEquals("NO_BUNDLE", Faults.errorInfo(refused).getReason());
    }
    for (com.google.rpc.Status status : Streams.statuses(client, 2).toList()) {
      assertEquals(com.google.rpc.Code.UNAVAILABLE.getNumber(), status.getCode());
    }
  }

  @Test
  void the_service_and_the_server_do_not_serve_while_health_itself_does() {
    assertEquals(ServingStatus.NOT_SERVING, health("remit.v1.AuthorizationService"));
    assertEquals(ServingStatus.NOT_SERVING, health(""));
    assertEquals(ServingStatus.SERVING, health("grpc.health.v1.Health"));
  }
}
