package dev.remit.testkit.property;

import dev.remit.lang.suite.Property;
import dev.remit.lang.suite.Scene;
import dev.remit.lang.suite.Suite;
import dev.remit.testkit.run.Mismatch;
import dev.remit.testkit.search.Change;
import java.util.List;
import java.util.Optional;

/**
 * How the search for a counterexample went.
 *
 * @param tried how many requests were asked
 * @param met for how many of them the condition was true
 * @param counterexample the smallest one that was found
 * @param nanos how long it took, in nanoseconds
 */
public record PropertyResult(
    Property property, int tried, int met, Optional<Counterexample> counterexample, long nanos) {

  /**
   * A request of which it does not hold.
   *
   * @param start what it comes from, by these changes
   * @param answer in the words of expectations
   */
  public record Counterexample(
      Suite.Start start,
      List<Change> changes,
      Scene scene,
      String answer,
      List<Mismatch> mismatches) {
    public Counterexample {
      changes = List.copyOf(changes);
      mismatches = List.copyOf(mismatches);
    }
  }

  /** A condition that no request met shows nothing, and so fails. */
  public boolean passed() {
    return counterexample.isEmpty() && met > 0;
  }
}
