package dev.remit.lang;

import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FactsShape;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.runtime.Reading;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Facts without a program: each a value as it is. */
public final class FlatFacts {
  private FlatFacts() {}

  /** Each row of hops and of actors is as long as the first. */
  public static Facts of(Reading[] slots, Reading[][] hops, Reading[][] actors) {
    FactsShape shape =
        new FactsShape(
            values(slots.length),
            values(hops.length == 0 ? 0 : hops[0].length),
            values(actors.length == 0 ? 0 : actors[0].length));
    return Facts.of(shape, slots, hops, actors, Instant.EPOCH);
  }

  private static List<FactsShape.Fact> values(int count) {
    return Collections.nCopies(count, new FactsShape.Fact("fact", Form.VALUE));
  }
}
