package dev.remit.pdp.bootstrap;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.LiveState;
import dev.remit.pdp.config.SettingsFault;
import dev.remit.pdp.decision.DecisionPoint;
import dev.remit.pdp.decision.Outcomes;
import dev.remit.pdp.decision.SteadyClock;
import dev.remit.pdp.identity.Callers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together. */
@Singleton
class Wiring {
  private final Loaded loaded;

  Wiring(
      @ConfigProperty(name = "remit.policies") Optional<String> policies,
      @ConfigProperty(name = "remit.settings") Optional<String> settings)
      throws BundleFault, SettingsFault {
    Optional<Loaded> before = RemitServer.loaded();
    this.loaded =
        before.isPresent()
            ? before.get()
            : Loaded.from(Path.of(policies.orElse("policies")), settings.map(Path::of));
  }

  @Produces
  @Singleton
  Loaded loaded() {
    return loaded;
  }

  @Produces
  @Singleton
  InMemoryLiveState liveState() {
    return new InMemoryLiveState();
  }

  @Produces
  @Singleton
  InstantSource clock() {
    return InstantSource.system();
  }

  @Produces
  @Singleton
  DecisionPoint decisionPoint(LiveState state, InstantSource clock) {
    DecisionPoint point = new DecisionPoint(state, new SteadyClock(clock));
    point.put(loaded.snapshot());
    return point;
  }

  @Produces
  @Singleton
  Callers callers() {
    return new Callers(loaded.settings().enforcementPoints());
  }

  @Produces
  @Singleton
  Outcomes outcomes(DecisionPoint decisions) {
    return new Outcomes(decisions);
  }
}
