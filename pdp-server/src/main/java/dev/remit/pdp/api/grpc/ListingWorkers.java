package dev.remit.pdp.api.grpc;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for listings, which ask the rules about thousands of tools: long enough to delay every
 * decision on the same event loop. There are few of them, and few listings wait.
 */
@ApplicationScoped
class ListingWorkers {
  static final int THREADS = 2;
  static final int WAITING = 64;

  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          1,
          TimeUnit.MINUTES,
          new ArrayBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("remit-listing-", 0).daemon().factory());

  /** Whether there is room for one more. */
  boolean run(Runnable listing) {
    try {
      workers.execute(listing);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  @PreDestroy
  void stop() {
    workers.shutdown();
  }
}
