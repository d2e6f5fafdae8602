package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.AttributeModel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of those who act on a call: whom a hop delegates to, or the agent that acts alone.
 *
 * @param acting whether it is the acting agent, of whom the request tells more than who it is
 * @param known whether the hop is trusted enough to say who it is
 */
record Actor(Value.Identity identity, boolean acting, boolean known) {

  /** In the order of the chain, the acting agent last; never empty. */
  static List<Actor> all(Call call, AttributeModel model) {
    List<Call.Hop> chain = call.chain();
    return chain.isEmpty()
        ? List.of(new Actor(call.agent(), true, true))
        : IntStream.range(0, chain.size())
            .mapToObj(hop -> {
              Value.Identity to = chain.get(hop).to();
              boolean known =
                  !(HopFacts.read(chain, hop, "hop.to", model) instanceof Reading.Unknown);
              return new Actor(to, to.equals(call.agent()), known);
            })
            .toList();
  }

  /** The same as a set: sorted as every set is, those that are not known last. */
  static Value.Many set(Call call, AttributeModel model) {
    return new Value.Many(
        all(call, model).stream()
            .sorted(
                Comparator.comparing((Actor actor) -> !actor.known())
                    .thenComparing(actor -> actor.identity().toString()))
            .<Reading>map(
                actor -> actor.known() ? actor.identity() : new Reading.Unknown("chain.actors"))
            .toList());
  }
}
