package dev.remit.lang.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Generates rules as text, over one catalogue. Conditions on the chain have the polarity that their
 * kind asks for.
 */
final class Policies {
  static final String CATALOGUE =
      """
      package p
      label pii
      group agents bots = { "spiffe://t.example/bot/*" }
      group principals leads = { "https://idp.example" / "lead/*" }
      group agents but_two = bots - { "spiffe://t.example/bot/2" } + { "spiffe://t.example/odd" }
      group principals crew = "crew" in principal.groups
      group principals staff = leads + crew - { "https://idp.example" / "guest" }
      group agents night = bots - night_off
      group agents night_off = "off" in agent.groups
      action deploy
      obligation seal with { level: int max, to: set<string> max 9 union, purpose: string }
      obligation attest before { who: group principals, within: duration }
      define at_most(n: int, most: int) = n <= most
      define is_word(s: string?, word: string) = has s and s == word
      define is_bound(to: credential.binding?, by: credential.binding) = to default mtls == by
      define one_of(s: string, words: set<string> max 4) = s in words
      define younger(age: duration, most: duration) = age < most
      define trusted(trust: trust, least: trust) = trust >= least
      define calm(region: string) = at_most(chain.depth, 3) or region == "eu"
      tool s.one {
        args { n: int, s: string?, p: path, l: list<string> max 4? }
        does read on d.x at args.p
      }
      tool s.two {
        args { n: int, s: string?, p: path }
        does pay on d.y
        does read on d.x at args.p
        irreversible
      }
      tool s.ship {
        args { n: int, s: string?, p: path }
        does deploy on d.x at args.p
      }
      tool s.open {
        args { n: int }
        args open
        does execute
      }
      dataset d.x { labels { }, owner "a", sensitivity internal }
      dataset d.x at "/secret/**" { labels { pii }, owner "b", sensitivity restricted }
      dataset d.y { labels { pii }, sensitivity confidential }
      agent "spiffe://t.example/bot/1" { owner "a", status active }
      """;

  private static final List<String> ATOMS =
      List.of(
          "task.purpose == \"x\"",
          "task.purpose != \"x\"",
          "credential.kind == static_key",
          "credential.kind in { jwt_svid, session }",
          "env.region == \"eu\"",
          "dataset labelled pii",
          "dataset not labelled pii",
          "dataset.owner == \"a\"",
          "dataset.sensitivity >= confidential",
          "dataset.path under task.workspace",
          "dataset is none",
          "task is none",
          "agent in bots",
          "agent.owner == \"a\"",
          "principal.kind == human",
          "tool is irreversible",
          "action in { read, execute }",
          "credential.age > 1h",
          "credential.ttl >= 5m",
          "env.now < 2026-11-24T13:00:00Z",
          "env.now < 2026-11-24T12:00:15Z",
          "task.workspace under \"/w\"",
          "\"eu\" in task.mentions",
          "task.mentions is not empty",
          "(has credential.binding and credential.binding == dpop)",
          "credential.binding default mtls == dpop",
          "not has task.deadline",
          "agent in but_two",
          "agent in night",
          "agent not in night_off",
          "principal in staff",
          "principal not in crew",
          "action not in { deploy, pay }",
          "is_bound(credential.binding, dpop)",
          "one_of(env.region, { \"eu\", \"us\" })",
          "not one_of(task.purpose, { \"x\" })",
          "younger(credential.age, 1h)",
          "not younger(credential.ttl, 10m)",
          "has args.n: int");

  private static final List<String> ARGUMENT_ATOMS =
      List.of(
          "args.n <= 5",
          "args.n > 5",
          "args.n == 3",
          "args.s default \"z\" == \"a\"",
          "(has args.s and args.s != \"a\")",
          "not has args.s",
          "at_most(args.n, 4)",
          "is_word(args.s, \"a\")",
          "(has args.s and one_of(args.s, { \"a\", \"b\" }))",
          "args.p under task.workspace");

  /** Less true as the chain grows. */
  private static final List<String> FALLING =
      List.of(
          "chain.depth <= 2",
          "every hop satisfies (hop.trust >= vouched)",
          "every hop satisfies (hop.purpose == \"x\" or hop.trust >= verified)",
          "no hop satisfies (hop.to in bots and hop.trust < registry)",
          "chain.trust >= registry",
          "at_most(chain.depth, 1)",
          "calm(env.region)",
          "every hop satisfies (trusted(hop.trust, registry))",
          "every hop satisfies (hop.expires_at > 2026-11-24T12:30:00Z)");

  /** More true as the chain grows. */
  private static final List<String> RISING =
      List.of(
          "chain.depth > 1",
          "some hop satisfies (hop.trust < verified)",
          "some hop satisfies (hop.to in bots)",
          "chain.trust < registry",
          "not at_most(chain.depth, 2)",
          "some hop satisfies (not trusted(hop.trust, verified))");

  /** Without polarity, or of the wrong one, and excused: outside law 5, and of no other. */
  private static final List<String> EXCUSED =
      List.of(
          "chain.depth == 1",
          "chain.depth != 2",
          "every hop satisfies (hop.from is hop.to)",
          "some hop satisfies (hop.to in bots)",
          "no hop satisfies (hop.purpose == \"x\")");

  /** Before, at and after the day of the decision. */
  private static final List<String> OBSERVED =
      List.of(
          "observe until 2026-11-23 ", "observe until 2026-11-24 ", "observe until 2026-11-25 ");

  private static final List<String> OBLIGATIONS =
      List.of(
          "redact { fields: { a } }",
          "redact { fields: { a, b } }",
          "max_rows { rows: 10 }",
          "max_rows { rows: 3 }",
          "cap_grant { at_most: 30s }",
          "mark { purpose: task.purpose }",
          "seal { level: 3, to: { a }, purpose: \"x\" }",
          "seal { level: 5, to: { b }, purpose: task.purpose }",
          "attest { who: leads, within: 10m }",
          "step_up { acr: \"mfa\" }",
          "human_approval { approvers: leads, count: 1, within: 10m }");

  private Policies() {}

  /** A rule without its id, and what it is. */
  record Rule(String observed, String kind, String body) {
    String text(int id) {
      return observed + kind + " r" + id + " \"R\" {\n" + body + "\n}\n";
    }
  }

  /** In effect, for the most part; or observed until some day. */
  private static Arbitrary<String> observed() {
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(8, Arbitraries.just("")),
        net.jqwik.api.Tuple.of(2, Arbitraries.of(OBSERVED)));
  }

  /** Any rule, which has no effect yet. */
  static Arbitrary<Rule> onlyObserved() {
    return Arbitraries.oneOf(permit(), deny(), oblige())
        .map(rule -> new Rule(OBSERVED.getLast(), rule.kind(), rule.body()));
  }

  static Arbitrary<Rule> permit() {
    return permit(false);
  }

  private static Arbitrary<Rule> permit(boolean excused) {
    Arbitrary<String> grant =
        Arbitraries.of("", "grant for 1m", "grant for 20m", "grant once for 5m", "grant once");
    Arbitrary<String> applies =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(8, Arbitraries.just("")),
            net.jqwik.api.Tuple.of(1, Arbitraries.just("acts alone\n")),
            net.jqwik.api.Tuple.of(1, Arbitraries.just("without task\nwithout credential\n")));
    return Combinators.combine(observed(), applies, clauses(FALLING, excused), grant)
        .as((observed, header, clauses, grants) ->
            new Rule(observed, "permit", header + clauses + grants));
  }

  static Arbitrary<Rule> deny() {
    return deny(false);
  }

  private static Arbitrary<Rule> deny(boolean excused) {
    return Combinators.combine(observed(), clauses(RISING, excused))
        .as((observed, body) -> new Rule(observed, "deny", body));
  }

  static Arbitrary<Rule> oblige() {
    return oblige(false);
  }

  private static Arbitrary<Rule> oblige(boolean excused) {
    return Combinators.combine(observed(), clauses(RISING, excused), Arbitraries.of(OBLIGATIONS))
        .as((observed, clauses, with) -> new Rule(observed, "oblige", clauses + "with " + with));
  }

  /** A bundle that permits often, and denies and obliges now and then. */
  static Arbitrary<List<Rule>> rules() {
    return rules(false);
  }

  /** One in which clauses have reasons, so that law 5 is not claimed for it. */
  static Arbitrary<List<Rule>> rulesWithReasons() {
    return rules(true);
  }

  private static Arbitrary<List<Rule>> rules(boolean excused) {
    return Combinators.combine(
            permit(excused).list().ofMinSize(1).ofMaxSize(4),
            deny(excused).list().ofMaxSize(1),
            oblige(excused).list().ofMaxSize(2))
        .as((permits, denies, obliges) -> {
          List<Rule> all = new ArrayList<>(permits);
          all.addAll(denies);
          all.addAll(obliges);
          return all;
        });
  }

  private static Arbitrary<String> clauses(List<String> polar, boolean excused) {
    List<String> onChain = new ArrayList<>(polar);
    if (excused) {
      EXCUSED.forEach(atom -> onChain.add(atom + " because \"so it is here\""));
    }
    Arbitrary<String> header =
        Arbitraries.of("", "tool is s.one\n", "tool is s.two\n", "tool in { s.one, s.two }\n");
    return header.flatMap(fixed -> {
      List<String> atoms = new ArrayList<>(ATOMS);
      if (!fixed.isEmpty()) {
        atoms.addAll(ARGUMENT_ATOMS);
      }
      return clause(atoms, onChain)
          .list()
          .ofMaxSize(2)
          .map(lines ->
              fixed + lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    });
  }

  private static Arbitrary<String> clause(List<String> atoms, List<String> onChain) {
    Arbitrary<String> atom = Arbitraries.of(atoms);
    Arbitrary<String> pair =
        Combinators.combine(
                Arbitraries.of(atoms), Arbitraries.of(atoms), Arbitraries.of(" and ", " or "))
            .as((left, right, operator) -> left + operator + right);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, atom.map(text -> "when " + text)),
        net.jqwik.api.Tuple.of(2, atom.map(text -> "unless " + text)),
        net.jqwik.api.Tuple.of(2, pair.map(text -> "when " + text)),
        net.jqwik.api.Tuple.of(1, pair.map(text -> "unless " + text)),
        net.jqwik.api.Tuple.of(1, atom.map(text -> "when (" + text + ") or not (" + text + ")")),
        net.jqwik.api.Tuple.of(2, Arbitraries.of(onChain).map(text -> "when " + text)));
  }
}
