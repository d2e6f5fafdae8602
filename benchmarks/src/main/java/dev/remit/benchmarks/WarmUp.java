package dev.remit.benchmarks;

import java.io.IOException;
import java.time.Duration;

/**
 * When a server counts as warm. A machine with other work gets few requests done in a time, and a
 * JVM that has seen few is still compiling them, so the requests are counted too.
 *
 * @param least how long it is asked at least
 * @param requests how many it answers at least
 * @param most after which it is given up
 */
record WarmUp(Duration least, long requests, Duration most) {
  private static final Duration SLICE = Duration.ofSeconds(1);

  /** Asks until it is warm; fails where it does not get there. */
  void run(ClosedLoop client) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long answered = client.run(least);
    while (answered < requests) {
      if (System.nanoTime() - start > most.toNanos()) {
        throw new IOException(
            "after "
                + most.toSeconds()
                + " s it has answered "
                + answered
                + " requests, and is warm after "
                + requests);
      }
      answered += client.run(SLICE);
    }
  }
}
