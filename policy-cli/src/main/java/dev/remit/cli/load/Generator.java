package dev.remit.cli.load;

import dev.remit.proto.v1.Effect;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests when they are due, in turn, whether or not those before are answered: a target
 * that stalls delays no request, and each answer is timed from when its request was due, not from
 * when it was sent.
 */
public final class Generator {
  private final Clock clock;
  private final Target target;
  private final long patienceMillis;
  private final String run = UUID.randomUUID().toString();
  private long sent;

  /**
   * Against the machine's clock.
   *
   * @param patienceMillis how long what is in flight at the end may take; what takes longer is
   *     counted as lost
   */
  public Generator(Target target, long patienceMillis) {
    this(Clock.SYSTEM, target, patienceMillis);
  }

  Generator(Clock clock, Target target, long patienceMillis) {
    this.clock = clock;
    this.target = target;
    this.patienceMillis = patienceMillis;
  }

  /** Sends all of a load and waits for its answers. */
  public Outcome run(Load load, List<Shot> shots) throws InterruptedException {
    Semaphore free = new Semaphore(load.inFlight());
    long start = clock.now();
    Tally tally = new Tally(start, load.duration());
    long requests = load.requests();
    for (long i = 0; i < requests; i++) {
      long due = start + load.due(i);
      clock.await(due);
      Shot shot = shots.get((int) (i % shots.size()));
      if (free.tryAcquire()) {
        tally.sent(clock.now() - due);
        target.ask(
            shot.request().toBuilder().setRequestId(run + "-" + sent++).build(),
            new Timed(shot, due, tally, free));
      } else {
        tally.failed("NOT_SENT");
      }
    }
    if (!free.tryAcquire(load.inFlight(), patienceMillis, TimeUnit.MILLISECONDS)) {
      tally.lost(load.inFlight() - free.availablePermits());
    }
    return tally.outcome(load);
  }

  private final class Timed implements Target.Reply {
    private final Shot shot;
    private final long due;
    private final Tally tally;
    private final Semaphore free;

    Timed(Shot shot, long due, Tally tally, Semaphore free) {
      this.shot = shot;
      this.due = due;
      this.tally = tally;
      this.free = free;
    }

    @Override
    public void answered(Effect effect) {
      tally.answered(shot, effect, due, clock.now());
      free.release();
    }

    @Override
    public void failed(String status) {
      tally.failed(status);
      free.release();
    }
  }
}
