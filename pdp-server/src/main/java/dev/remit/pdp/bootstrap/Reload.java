package dev.remit.pdp.bootstrap;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Peek;
import dev.remit.pdp.config.SettingsFault;
import dev.remit.pdp.decision.DecisionPoint;
import dev.remit.pdp.identity.Callers;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Has the server decide by another bundle once its directory holds one that compiles, fits the
 * settings and has been exercised. Until then, and whatever goes wrong, the one before decides, and
 * health says that it is not what lies there.
 */
@Singleton
class Reload {
  private static final long EVERY_SECONDS = 1;

  private final DecisionPoint decisions;
  private final Callers callers;
  private final LiveState state;
  private final Health health;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("remit-policies").factory());

  private Loaded loaded;

  Reload(Loaded loaded, DecisionPoint decisions, Callers callers, LiveState state, Health health) {
    this.loaded = loaded;
    this.decisions = decisions;
    this.callers = callers;
    this.state = state;
    this.health = health;
  }

  /** Looks from here on, off the event loop. */
  void start() {
    var _ =
        looking.scheduleWithFixedDelay(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Lets what is going on go on: nobody waits for it. */
  void stop() {
    looking.shutdown();
  }

  /** Takes what lies in the directory, if it has changed; for one thread at a time. */
  void look() {
    try {
      Optional<CompiledBundle> changed = loaded.store().changed();
      if (changed.isPresent()) {
        take(changed.get());
        health.policies(true);
      }
    } catch (BundleFault | SettingsFault fault) {
      refuse(String.valueOf(fault.getMessage()));
    } catch (RuntimeException | Error fault) {
      refuse(fault.toString());
    }
  }

  private void take(CompiledBundle bundle) throws SettingsFault {
    if (bundle.revision().equals(loaded.revision())) {
      return;
    }
    Loaded next = loaded.with(bundle);
    WarmUp.run(next.snapshot(), new Peek(state));
    Rehearsal rehearsal =
        Rehearsal.of(decisions.recentQuestions(), loaded, next, state, decisions.now());
    callers.put(next.settings().enforcementPoints());
    decisions.put(next.snapshot());
    loaded = next;
    say("other policies decide from here on");
    next.summary().forEach(Reload::say);
    say(rehearsal.summary());
  }

  @SuppressWarnings("SystemOut")
  private static void say(String line) {
    System.out.println("remit: " + line);
  }

  @SuppressWarnings("SystemOut")
  private void refuse(String fault) {
    System.err.println(
        "remit: the policies have changed and are not taken, so that revision "
            + loaded.revision()
            + " decides still: "
            + fault.stripTrailing());
    health.policies(false);
  }
}
