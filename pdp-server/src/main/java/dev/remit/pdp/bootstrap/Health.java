package dev.remit.pdp.bootstrap;

import dev.remit.pdp.decision.DecisionPoint;
import dev.remit.proto.v1.AuthorizationServiceGrpc;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.quarkus.grpc.runtime.health.GrpcHealthStorage;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What gRPC health tells of the authorization service, and of the server as a whole (the empty
 * name): that it serves only while there is a bundle to decide by. {@value #POLICIES} serves while
 * that bundle is the one that lies in the policy directory, as far as the server has looked.
 */
@Singleton
class Health {
  static final String POLICIES = "remit.policies";

  private static final List<String> DECIDING =
      List.of(
          GrpcHealthStorage.DEFAULT_SERVICE_NAME, AuthorizationServiceGrpc.SERVICE_NAME, POLICIES);

  private final GrpcHealthStorage storage;
  private final DecisionPoint decisions;

  Health(GrpcHealthStorage storage, DecisionPoint decisions) {
    this.storage = storage;
    this.decisions = decisions;
  }

  void started(@Observes StartupEvent start) {
    set(decisions.snapshot().isPresent() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
  }

  /** Whether what lies in the policy directory decides. */
  void policies(boolean inForce) {
    storage.setStatus(POLICIES, inForce ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
  }

  void stopping() {
    set(ServingStatus.NOT_SERVING);
  }

  private void set(ServingStatus status) {
    DECIDING.forEach(name -> storage.setStatus(name, status));
  }
}
