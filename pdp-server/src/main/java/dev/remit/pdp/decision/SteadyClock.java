package dev.remit.pdp.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The wall clock, which never runs backwards. */
public final class SteadyClock implements InstantSource {
  private final InstantSource source;
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

  public SteadyClock(InstantSource source) {
    this.source = source;
  }

  @Override
  public Instant instant() {
    return latest.accumulateAndGet(source.instant(), (last, now) -> now.isAfter(last) ? now : last);
  }
}
