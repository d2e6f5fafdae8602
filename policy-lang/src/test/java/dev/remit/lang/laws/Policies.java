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
      attribute agent.unit: string from agent.id matching "spiffe://t.example/bot/{unit}"
      attribute hop.unit: string from hop.to matching "spiffe://t.example/{kind}/{unit}"
      attribute task.area: string from task.workspace matching "/{area}"
      group agents bots = { "spiffe://t.example/bot/*" }
      group agents first_bots = { "spiffe://t.example/bot/1", "spiffe://t.example/bot/2" }
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
      define trusts(trust: trust, least: trust) = trust >= least
      define calm(site: string) = at_most(chain.depth, 3) or site == "eu"
      tool s.one {
        args { n: int, s: string?, p: path, l: list<string> max 4?, u: uri?, c: command? }
        does read on d.x at args.p
      }
      tool s.two {
        args { n: int, s: string?, p: path, u: uri?, c: command? }
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
      attribute task.site: uri? from vouched
      attribute task.day: date from vouched
      attribute task.info: record { to: email, nets: set<cidr> max 4 } from vouched
      dates off = { 2026-11-25 }
      schedule morning = mon..fri 08:00..12:00, sat 22:00..02:00 "UTC" except off
      schedule evening = tue 12:00..24:00 "UTC"
      dataset d.x { labels { }, owner "a", sensitivity internal, readers { "eu" }, version "1" }
      dataset d.x at "/secret/**" { labels { pii }, owner "b", sensitivity restricted }
      dataset d.x at "w/**" { labels { }, owner "a", sensitivity public }
      data closed[at: path] complete { by: string }
      row closed["/w"] { by "a" }
      row closed["secret"] { by "b" }
      attribute task.places: set<path> max 4 from vouched
      dataset d.y { labels { pii }, sensitivity confidential }
      agent "spiffe://t.example/bot/1" { owner "a", status active }
      agent "spiffe://t.example/bot/2" { owner "a", groups { "ci" } }
      agent "spiffe://t.example/bot/99" { owner "z" }
      data bound[id: string] { most: int, tier: string? }
      data region[id: string] complete { open: bool }
      row region["eu"] { open true }
      row region["ap"] { open false }
      data size[id: int] complete { name: string }
      row size[3] { name "a" }
      row size[5] { }
      data trusted[id: identity] complete { level: int }
      row trusted["spiffe://t.example/bot/1"] { level 1 }
      row trusted["spiffe://t.example/bot/2"] { level 2 }
      """;

  /** Rows of a table that does not say that it is complete: without one, less is known. */
  static final List<String> ROWS =
      List.of(
          "row bound[\"x\"] { most 5, tier \"a\" }\n", "row bound[\"y\"] { most 1, tier none }\n");

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
          "dataset.path under \"/secret\"",
          "dataset.path not under \"w\"",
          "dataset.path == \"/secret/b\"",
          "task.workspace in { \"/w\", \"v\" }",
          "task.workspace in closed",
          "task.workspace in task.places",
          "\"w\" in task.places",
          "task.places == { \"/w\", \"v\" }",
          "dataset is none",
          "task is none",
          "agent in bots",
          "agent in first_bots",
          "agent.owner == \"a\"",
          "agent.unit == \"1\"",
          "agent.unit in { \"1\", \"2\" }",
          "agent.status == active",
          "task.area == \"w\"",
          "tool in task.tools",
          "\"eu\" in dataset.readers",
          "dataset.version == \"1\"",
          "not has tool.digest",
          "principal.kind == human",
          "tool is irreversible",
          "action in { read, execute }",
          "credential.age > 1h",
          "(has credential.ttl and credential.ttl >= 5m)",
          "(has credential.rotated_at and credential.rotation_age > 1h)",
          "env.now < 2026-11-24T13:00:00Z",
          "env.now < 2026-11-24T12:00:15Z",
          "task.workspace under \"/w\"",
          "\"eu\" in task.mentions",
          "task.mentions is not empty",
          "(has credential.binding and credential.binding == dpop)",
          "credential.binding default mtls == dpop",
          "not has task.deadline",
          "has args.n: int",
          "bound[task.purpose].most >= 3",
          "bound[task.purpose].most == bound[\"x\"].most",
          "task.purpose in bound",
          "task.purpose not in bound",
          "(has bound[task.purpose].tier and bound[task.purpose].tier == \"a\")",
          "bound[task.purpose].tier default \"z\" == \"a\"",
          "not has bound[task.purpose].tier",
          "env.region in region",
          "env.region not in region",
          "region[env.region].open",
          "env.now in morning",
          "env.now not in evening",
          "credential.issued_at in morning",
          "env.ip in { \"10.0.0.0/8\", \"192.0.2.1\" }",
          "env.ip in task.info.nets",
          "task.day < 2026-12-01",
          "task.info.to.domain under \"example\"",
          "task.info.to in { \"a@b.example\", \"c@d.example\" }",
          "task.info == task.info",
          "(task.info.nets is not empty and some n in task.info.nets satisfies (n under \"10.0.0.0/8\"))",
          "task.site default \"https://z.example/\" matches glob \"https://*.example/**\"",
          "(has task.site and task.site.scheme == \"https\" and task.site.host under \"a.example\")",
          "not has task.site.host",
          "(has args.u: uri and args.u.path under \"/a\")",
          "task.purpose matches regex \"[w-y]\"",
          "agent in but_two",
          "(datasets is not empty and some d in datasets satisfies (d labelled pii))",
          "(datasets is not empty and no d in datasets satisfies (d.sensitivity >= confidential or d.owner == \"crm\"))",
          "(datasets is not empty and every e in datasets satisfies (e under d.x))",
          "agent in night",
          "agent not in night_off",
          "principal in staff",
          "principal not in crew",
          "action not in { deploy, pay }",
          "is_bound(credential.binding, dpop)",
          "one_of(env.region, { \"eu\", \"us\" })",
          "not one_of(task.purpose, { \"x\" })",
          "younger(credential.age, 1h)",
          "(has credential.ttl and not younger(credential.ttl, 10m))",
          "has args.n: int");

  private static final List<String> ARGUMENT_ATOMS =
      List.of(
          "args.n <= 5",
          "args.n > 5",
          "args.n == 3",
          "args.s default \"z\" == \"a\"",
          "(has args.s and args.s != \"a\")",
          "not has args.s",
          "args.p under task.workspace",
          "args.n <= bound[task.purpose].most",
          "args.n in size",
          "size[args.n].name == \"a\"",
          "bound[args.s default \"x\"].most > 2",
          "args.p not matches glob \"/w/*\"",
          "args.p matches glob \"secret/**\"",
          "args.p matches regex \"/(w|secret)/.*\"",
          "args.p == \"b\"",
          "args.p in { \"/w/a\", \"secret/b\" }",
          "args.s default \"z\" matches regex \"[a-m]\"",
          "args.u default \"https://z.example/\" == \"https://a.example/\"",
          "(has args.u and args.u.scheme == \"https\" and args.u.host not under \"a.example\")",
          "(has args.c and args.c.program == \"ls\")",
          "(has args.c and \"-x\" in args.c.words)",
          "(has args.c and no w in args.c.words satisfies (w matches glob \"-*\"))",
          "args.c default \"ls\" != \"ls -x\"",
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
          "every hop satisfies (hop.expires_at > 2026-11-24T12:30:00Z)",
          "every hop satisfies (hop.to in trusted)",
          "no hop satisfies (hop.to not in trusted or trusted[hop.to].level > 1)",
          "every hop satisfies (hop.ttl > 30m)",
          "no hop satisfies (hop.ttl <= 30m)",
          "every hop satisfies (hop.not_before <= 2026-11-24T11:59:30Z)",
          "every hop satisfies (hop.index < 2)",
          "every hop satisfies (hop.scope.all_actions or hop.trust >= verified)",
          "every hop satisfies (hop.to != agent or hop.trust >= registry)",
          "no hop satisfies (hop.unit == \"99\")",
          "no hop satisfies (hop.from in bots and hop.index >= 1)",
          "every a in chain.actors satisfies (a in first_bots)",
          "no a in chain.actors satisfies (a == \"spiffe://t.example/bot/99\")",
          "chain.scope.all_arguments",
          "(has chain.expires_at and chain.expires_at > 2026-11-24T12:30:00Z)",
          "chain.root == principal",
          "at_most(chain.depth, 1)",
          "calm(env.region)",
          "every hop satisfies (trusts(hop.trust, registry))");

  /** Headers that are less true as the chain grows. */
  private static final List<String> FALLING_HEADERS =
      List.of(
          "",
          "",
          "",
          "",
          "",
          "",
          "chain.depth <= 1\n",
          "chain.depth <= 2\n",
          "chain.trust >= registry\n",
          "agent in first_bots\n",
          "agent.unit == \"1\"\n",
          "agent in bots\nchain.depth <= 2\n");

  /** More true as the chain grows. */
  private static final List<String> RISING =
      List.of(
          "chain.depth > 1",
          "some hop satisfies (hop.trust < verified)",
          "some hop satisfies (hop.to in bots)",
          "some hop satisfies (trusted[hop.to].level > 1)",
          "some hop satisfies (hop.to not in trusted)",
          "some hop satisfies (hop.ttl < 30m)",
          "chain.trust < registry",
          "some hop satisfies (hop.index >= 1)",
          "some hop satisfies (hop.unit == \"99\")",
          "some hop satisfies (not hop.scope.all_actions)",
          "some a in chain.actors satisfies (a == \"spiffe://t.example/bot/99\")",
          "\"spiffe://t.example/bot/99\" in chain.actors",
          "not chain.scope.all_actions",
          "chain.expires_at default 2026-11-24T13:00:00Z <= 2026-11-24T12:30:00Z",
          "not at_most(chain.depth, 2)",
          "some hop satisfies (not trusts(hop.trust, verified))");

  /** Headers that are more true as the chain grows. */
  private static final List<String> RISING_HEADERS =
      List.of(
          "", "", "", "chain.depth >= 2\n", "chain.trust < registry\n", "agent in chain.actors\n");

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

  /** A rule without its id, and what it is; {@code actors} stands before its body. */
  record Rule(String observed, String kind, String actors, String body) {
    Rule(String kind, String body) {
      this("", kind, "", body);
    }

    String text(int id) {
      return observed + kind + " r" + id + " \"R\" " + actors + "{\n" + body + "\n}\n";
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
        .map(rule -> new Rule(OBSERVED.getLast(), rule.kind(), rule.actors(), rule.body()));
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
    Arbitrary<String> actors = Arbitraries.of("", "", "for every actor ");
    return Combinators.combine(
            observed(), applies, clauses(FALLING, FALLING_HEADERS, excused), grant, actors)
        .as((observed, header, clauses, grants, every) ->
            new Rule(observed, "permit", every, applying(header, clauses) + clauses + grants));
  }

  /** No permit that acts alone asks of hops, of which it has none. */
  private static String applying(String header, String clauses) {
    return clauses.contains("hop satisfies") && header.startsWith("acts alone") ? "" : header;
  }

  static Arbitrary<Rule> deny() {
    return deny(false);
  }

  private static Arbitrary<Rule> deny(boolean excused) {
    return Combinators.combine(observed(), clauses(RISING, RISING_HEADERS, excused))
        .as((observed, body) -> new Rule(observed, "deny", "", body));
  }

  static Arbitrary<Rule> oblige() {
    return oblige(false);
  }

  private static Arbitrary<Rule> oblige(boolean excused) {
    return Combinators.combine(
            observed(), clauses(RISING, RISING_HEADERS, excused), Arbitraries.of(OBLIGATIONS))
        .as((observed, clauses, with) ->
            new Rule(observed, "oblige", "", clauses + "with " + with));
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

  private static Arbitrary<String> clauses(
      List<String> polar, List<String> headersOnChain, boolean excused) {
    List<String> onChain = new ArrayList<>(polar);
    if (excused) {
      EXCUSED.forEach(atom -> onChain.add(atom + " because \"so it is here\""));
    }
    Arbitrary<String> header =
        Arbitraries.of("", "tool is s.one\n", "tool is s.two\n", "tool in { s.one, s.two }\n");
    return Combinators.combine(header, Arbitraries.of(headersOnChain))
        .flatAs((fixed, moving) -> clauses(fixed, moving, onChain));
  }

  private static Arbitrary<String> clauses(String fixed, String moving, List<String> onChain) {
    List<String> atoms = new ArrayList<>(ATOMS);
    if (!fixed.isEmpty()) {
      atoms.addAll(ARGUMENT_ATOMS);
    }
    return clause(atoms, onChain)
        .list()
        .ofMaxSize(2)
        .map(lines ->
            fixed + moving + lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
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
