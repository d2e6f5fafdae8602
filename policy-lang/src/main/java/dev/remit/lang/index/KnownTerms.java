package dev.remit.lang.index;

import dev.remit.lang.runtime.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terms that match the facts of one selection after another: each key is read once in each. */
final class KnownTerms {
  private final List<KeyTerms> keys;
  private final @Nullable Ints[] terms;
  private final boolean[] known;

  /** In which selection the key was read last. */
  private final long[] readIn;

  private long selection;
  private @Nullable Facts facts;

  KnownTerms(List<KeyTerms> keys) {
    this.keys = keys;
    this.terms = new Ints[keys.size()];
    this.known = new boolean[keys.size()];
    this.readIn = new long[keys.size()];
  }

  /** Whatever was read before is read anew. */
  void begin(Facts of) {
    selection++;
    facts = of;
  }

  void end() {
    facts = null;
  }

  /** Whether the key's fact is known, so that it is one of its terms or none of them. */
  boolean isKnown(int key, Scratch scratch) {
    if (readIn[key] != selection) {
      known[key] = keys.get(key).matching(facts(), scratch, terms(key));
      readIn[key] = selection;
    }
    return known[key];
  }

  private Facts facts() {
    Facts of = facts;
    if (of == null) {
      throw new IllegalStateException("outside a selection");
    }
    return of;
  }

  /** Those that match, in rising order, of a key that is known. */
  Ints terms(int key) {
    Ints of = terms[key];
    if (of == null) {
      of = new Ints();
      terms[key] = of;
    }
    return of;
  }
}
