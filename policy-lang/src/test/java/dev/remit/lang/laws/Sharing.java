package dev.remit.lang.laws;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Rules that share what costs much to evaluate: loops over hops, actors and elements, and patterns
 * of texts. Some of it differs from access to access of one call.
 */
final class Sharing {
  /** Less true as the chain grows, so that a permit may ask it. */
  private static final List<String> FALLING =
      List.of(
          "every hop satisfies (hop.trust >= registry)",
          "every hop satisfies (hop.trust >= verified or action == read)",
          "every hop satisfies (hop.trust >= verified or dataset.sensitivity < confidential)",
          "no hop satisfies (hop.trust < verified and dataset labelled pii)",
          "no hop satisfies (hop.ttl <= 30m or dataset.owner == \"b\")",
          "every hop satisfies (hop.to in first_bots or env.region == \"eu\")",
          "every a in chain.actors satisfies (a in first_bots or dataset not labelled pii)");

  /** More true as it grows, so that a deny or an oblige may. */
  private static final List<String> RISING =
      List.of(
          "some hop satisfies (hop.trust < registry)",
          "some hop satisfies (hop.trust < verified and action == pay)",
          "some hop satisfies (hop.to in bots and dataset labelled pii)",
          "some hop satisfies (hop.ttl < 30m or dataset.owner == \"b\")",
          "some a in chain.actors satisfies (a == \"spiffe://t.example/bot/99\")");

  /** Of no chain. */
  private static final List<String> STEADY =
      List.of(
          "task.purpose matches regex \"[w-y]\"",
          "dataset.owner matches glob \"a*\"",
          "dataset.path matches glob \"/secret/**\"",
          "(dataset.readers is not empty and some r in dataset.readers satisfies (r == \"eu\"))",
          "(task.info.nets is not empty and some n in task.info.nets satisfies (n under \"10.0.0.0/8\"))",
          "(has task.site and task.site matches glob \"https://*.example/**\")");

  private Sharing() {}

  /** Of each kind of condition one, which most rules have. */
  private record Shared(String falling, String rising, String steady) {}

  static Arbitrary<List<Policies.Rule>> rules() {
    Arbitrary<Shared> shared =
        Combinators.combine(Arbitraries.of(FALLING), Arbitraries.of(RISING), Arbitraries.of(STEADY))
            .as(Shared::new);
    return Combinators.combine(
            Arbitraries.oneOf(Policies.rules(), Policies.rulesWithReasons()),
            Policies.permit(),
            shared,
            Arbitraries.integers().between(0, 7).list().ofSize(8))
        .as((rules, more, conditions, how) -> {
          List<Policies.Rule> all = new ArrayList<>(rules);
          all.add(more);
          for (int i = 0; i < all.size(); i++) {
            all.set(i, with(all.get(i), conditions, how.get(i)));
          }
          return all;
        });
  }

  private static Policies.Rule with(Policies.Rule rule, Shared shared, int how) {
    String clauses =
        switch (how) {
          case 0 -> "";
          case 1 -> "when " + shared.steady() + "\n";
          case 2 -> "unless " + shared.steady() + "\n";
          case 3 -> chain(rule, shared) + "when not " + shared.steady() + "\n";
          default -> chain(rule, shared);
        };
    String body = rule.body().replaceFirst("(?m)^(?=grant|with )|\\z", escaped(clauses));
    return new Policies.Rule(rule.observed(), rule.kind(), rule.actors(), body);
  }

  private static String escaped(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  /** No permit that acts alone asks of hops, of which it has none. */
  private static String chain(Policies.Rule rule, Shared shared) {
    if (rule.body().startsWith("acts alone")) {
      return "";
    }
    return "when " + (rule.kind().equals("permit") ? shared.falling() : shared.rising()) + "\n";
  }
}
