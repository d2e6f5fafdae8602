package dev.remit.pdp.bootstrap;

import dev.remit.pdp.api.grpc.OpenCalls;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import io.quarkus.grpc.runtime.health.GrpcHealthStorage;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Stops the server in order: it is said not to serve, so that nobody asks anew; what is in flight
 * is finished; streams, on which nothing is, are ended; then the port closes.
 */
@Singleton
class Stop {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final GrpcHealthStorage health;
  private final OpenCalls calls;

  Stop(GrpcHealthStorage health, OpenCalls calls) {
    this.health = health;
    this.calls = calls;
  }

  void run() {
    health
        .getStatuses()
        .keySet()
        .forEach(name -> health.setStatus(name, ServingStatus.NOT_SERVING));
    calls.finish(PATIENCE);
  }
}
