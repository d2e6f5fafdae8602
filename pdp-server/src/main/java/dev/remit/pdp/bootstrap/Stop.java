package dev.remit.pdp.bootstrap;

import dev.remit.pdp.api.grpc.OpenCalls;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Stops the server in order: it is said not to serve, so that nobody asks anew; what is in flight
 * is finished; streams, on which nothing is, are ended; then the port closes.
 */
@Singleton
class Stop {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Health health;
  private final OpenCalls calls;

  Stop(Health health, OpenCalls calls) {
    this.health = health;
    this.calls = calls;
  }

  void run() {
    health.stopping();
    calls.finish(PATIENCE);
  }
}
