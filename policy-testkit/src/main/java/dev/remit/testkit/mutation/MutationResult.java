package dev.remit.testkit.mutation;

import dev.remit.testkit.search.Search.Found;
import java.util.List;
import java.util.Optional;

/**
 * How much of a bundle could change without a test that fails.
 *
 * @param killed mutants that a test notices, in the order of the source
 * @param survivors those that none does, likewise
 * @param equivalent those that are proven to answer each request as the bundle does
 * @param tried how many requests were tried to tell survivors apart
 * @param seed of these requests
 * @param nanos how long it took, in nanoseconds
 */
public record MutationResult(
    List<Kill> killed,
    List<Survivor> survivors,
    List<Mutant> equivalent,
    int tried,
    long seed,
    long nanos) {
  public MutationResult {
    killed = List.copyOf(killed);
    survivors = List.copyOf(survivors);
    equivalent = List.copyOf(equivalent);
  }

  /** A mutant and the first test, by the order of the suite, that fails with it. */
  public record Kill(Mutant mutant, String test) {}

  /** A mutant that no test notices, and a request that would be answered otherwise with it. */
  public record Survivor(Mutant mutant, Optional<Told> told) {}

  /**
   * A request that tells a mutant apart.
   *
   * @param expectation of a test of it, which passes, and fails with the mutant
   */
  public record Told(Found found, String expectation) {}

  /** How many mutants count: all but the equivalent. */
  public int counted() {
    return killed.size() + survivors.size();
  }

  /** In percent, rounded down; 100 of nothing. */
  public int percent() {
    return counted() == 0 ? 100 : (int) (100L * killed.size() / counted());
  }
}
