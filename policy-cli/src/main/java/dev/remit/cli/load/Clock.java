package dev.remit.cli.load;

import java.util.concurrent.locks.LockSupport;

/** The time of a run, in nanoseconds from an origin of its own. */
interface Clock {
  long now();

  /** Returns at that time or later. */
  void await(long time);

  /**
   * The machine's. A parked thread wakes up some fifty microseconds late, which would count as
   * latency; so the last stretch is yielded away, which leaves the core to whoever wants it.
   */
  Clock SYSTEM =
      new Clock() {
        private static final long YIELDED = 100_000;

        @Override
        public long now() {
          return System.nanoTime();
        }

        @SuppressWarnings("ThreadPriorityCheck") // nothing but its accuracy relies on it
        @Override
        public void await(long time) {
          for (long left = time - now(); left > 0; left = time - now()) {
            if (left > YIELDED) {
              LockSupport.parkNanos(left - YIELDED);
            } else {
              Thread.yield();
            }
          }
        }
      };
}
