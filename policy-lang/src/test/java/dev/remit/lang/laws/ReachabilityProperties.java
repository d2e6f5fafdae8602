package dev.remit.lang.laws;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.Seeds;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Explainer;
import dev.remit.lang.decide.Explanation;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * F59: what the compiler says of rules that cannot matter is so, for every question. Rules are made
 * of few clauses over few facts, so that many of them contradict or imply one another.
 */
class ReachabilityProperties {
  private static final int FIRST_LINE = Policies.CATALOGUE.split("\n", -1).length;

  private static final List<String> CLAUSES =
      List.of(
          "when task.purpose == \"x\"",
          "when task.purpose != \"x\"",
          "when task.purpose in { \"x\", \"y\" }",
          "unless task.purpose in { \"x\", \"z\" }",
          "when credential.kind == static_key",
          "when credential.kind in { static_key, jwt_svid }",
          "unless credential.kind == jwt_svid",
          "when dataset.sensitivity >= confidential",
          "when dataset.sensitivity > internal",
          "when dataset.sensitivity < restricted",
          "when dataset.sensitivity == restricted",
          "when dataset.owner == \"a\"",
          "unless dataset.owner == \"b\"",
          "dataset is none",
          "dataset is not none",
          "dataset is d.x",
          "dataset in d.*",
          "dataset labelled pii",
          "dataset not labelled pii",
          "when dataset.path under \"/secret\"",
          "when dataset.path under \"/secret/b\"",
          "when dataset.path under \"/w\"",
          "when dataset.path under \"w\"",
          "unless dataset.path under \"w\"",
          "when dataset.path == \"b\"",
          "unless dataset.path == \"/secret/b\"",
          "when dataset.path in { \"/w/a\", \"/w\", \"b\" }",
          "when task.workspace under \"/\"",
          "unless task.workspace in { \"/w\", \"v\" }",
          "when task.workspace == \"w\"",
          "when action in { read, pay }",
          "when action is read",
          "unless action is read",
          "agent in bots",
          "agent is \"spiffe://t.example/bot/1\"",
          "agent not in { \"spiffe://t.example/bot/*\" }",
          "when principal.kind == human",
          "when has credential.binding and credential.binding == dpop",
          "when credential.binding default mtls == dpop",
          "when credential.binding default mtls != dpop",
          "when not has credential.binding",
          "when credential.age > 1h",
          "when credential.age > 30m",
          "when credential.age <= 45m",
          "when env.now < 2026-11-24T13:00:00Z",
          "when env.now >= 2026-11-24T12:30:00Z",
          "when task.mentions is not empty",
          "when task.mentions is empty",
          "when \"eu\" in task.mentions",
          "unless \"eu\" in task.mentions",
          "tool is s.one",
          "tool is s.two",
          "tool in { s.one, s.open }",
          "tool in s.*",
          "tool is irreversible",
          "tool is not irreversible",
          "tool is s.one when args.n <= 5",
          "tool is s.one when args.n < 4 and args.n > 1",
          "tool in { s.one, s.two } when args.n in { 1, 3 }",
          "tool is s.one when args.n > 5",
          "tool is s.one unless args.n <= 5",
          "tool in { s.one, s.two } unless args.n in { 1, 3, 5, 6 }",
          "tool is s.one when args.n != 3",
          "tool in s.* unless has args.n: int",
          "unless env.region == \"eu\"",
          "when (env.region != \"eu\" or task.purpose == \"x\")",
          "tool is s.two action is read",
          "tool is s.one action is pay",
          "tool is s.one dataset is d.y",
          "tool is s.open dataset is d.x",
          "tool is s.open dataset is none",
          "unless env.region >= \"\"",
          "when task.day > 9999-12-30",
          "when task.mentions is empty or \"eu\" in task.mentions",
          "tool is s.one unless args.s default \"z\" == \"a\"",
          "when has args.n: int and args.n > 2",
          "when (task.purpose == \"x\" or task.purpose == \"y\")",
          "when (dataset is none or dataset is d.x)",
          "when (dataset.owner == \"a\" or dataset.sensitivity == restricted)",
          "unless (dataset.owner == \"a\" and action is read)",
          "when (action is read and dataset.owner == \"a\") or action is pay");

  private static final List<String> OF_PERMITS =
      List.of(
          "when chain.depth <= 2",
          "when chain.depth < 2",
          "when every hop satisfies (hop.trust >= vouched)",
          "when no hop satisfies (hop.trust < vouched)",
          "acts alone",
          "acts alone or delegated",
          "without task",
          "without credential",
          "when task is none",
          "when task is not none");

  private static final List<String> OF_OTHERS =
      List.of(
          "when chain.depth > 1",
          "when chain.depth >= 1",
          "when some hop satisfies (hop.trust < verified)",
          "unless every hop satisfies (hop.trust >= verified)",
          "when task is none",
          "when credential is none");

  @Provide
  Arbitrary<List<Policies.Rule>> rules() {
    Arbitrary<Policies.Rule> permit =
        Combinators.combine(
                body(OF_PERMITS), Arbitraries.of("", "", "grant for 1m", "grant once for 10m"))
            .as((body, grant) -> new Policies.Rule("permit", body + " " + grant));
    Arbitrary<Policies.Rule> deny = body(OF_OTHERS).map(body -> new Policies.Rule("deny", body));
    Arbitrary<Policies.Rule> oblige =
        Combinators.combine(
                body(OF_OTHERS), Arbitraries.of("max_rows { rows: 3 }", "redact { fields: { a } }"))
            .as((body, with) -> new Policies.Rule("oblige", body + " with " + with));
    return Arbitraries.frequencyOf(Tuple.of(2, permit), Tuple.of(2, deny), Tuple.of(1, oblige))
        .list()
        .ofMinSize(4)
        .ofMaxSize(10);
  }

  private static Arbitrary<String> body(List<String> more) {
    return Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(CLAUSES)), Tuple.of(1, Arbitraries.of(more)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(clauses -> String.join(" ", clauses));
  }

  @Provide
  Arbitrary<List<Question>> questions() {
    return Requests.questions().list().ofSize(10);
  }

  @Property(seed = Seeds.BUILD, tries = 1_000)
  void F59_what_is_said_of_rules_that_cannot_matter_is_so(
      @ForAll("rules") List<Policies.Rule> rules, @ForAll("questions") List<Question> questions) {
    StringBuilder text = new StringBuilder(Policies.CATALOGUE);
    for (int i = 0; i < rules.size(); i++) {
      text.append(rules.get(i).text(i).strip().replace('\n', ' ')).append('\n');
    }
    PolicyCompiler.Result result = Bundles.result(text.toString());
    if (result.bundle().isEmpty()) {
      Statistics.label("claims").collect("does not compile");
      return;
    }
    CompiledBundle bundle = result.bundle().get();
    List<Diagnostic> claims =
        result.diagnostics().stream().filter(each -> each.code() != Code.UNUSED).toList();
    Statistics.label("claims").collect(claims.isEmpty() ? "none" : "some");
    List<Boolean> tested = new ArrayList<>();
    for (Question question : questions) {
      Explanation explanation =
          Explainer.explain(question, bundle, new InMemoryLiveState(), Requests.NOW);
      for (Explanation.AccessPart access : explanation.accesses()) {
        claims.forEach(claim -> tested.add(holds(claim, access)));
      }
    }
    if (!claims.isEmpty()) {
      Statistics.label("tested").collect(tested.contains(true) ? "by a true rule" : "by none");
    }
    Statistics.label("claims")
        .coverage(coverage -> coverage.check("some").percentage(share -> share > 20.0));
  }

  /** Whether the claim was put to the test: whether what it starts from was true. */
  private static boolean holds(Diagnostic claim, Explanation.AccessPart access) {
    if (claim.code() == Code.ALWAYS_TRUE) {
      return alwaysTrue(claim, access);
    }
    Truth rule = truth(access, claim.span());
    switch (claim.code()) {
      case NEVER_TRUE -> assertNotEquals(Truth.TRUE, rule, claim::toString);
      case ALWAYS_DENIED, SHADOWED -> {
        Truth other = truth(access, claim.secondary().getFirst().span());
        assertTrue(atMost(rule, other), claim::toString);
      }
      default -> throw new AssertionError(claim.toString());
    }
    return rule == Truth.TRUE;
  }

  private static boolean alwaysTrue(Diagnostic claim, Explanation.AccessPart access) {
    List<Truth> truths =
        access.rules().stream()
            .flatMap(rule -> rule.clauses().stream())
            .filter(clause -> clause.line() == claim.span().line())
            .filter(clause -> clause.column() == claim.span().column())
            .map(Explanation.ClausePart::truth)
            .toList();
    truths.forEach(truth -> assertNotEquals(Truth.FALSE, truth, claim::toString));
    return truths.contains(Truth.TRUE);
  }

  private static boolean atMost(Truth narrow, Truth wide) {
    return switch (narrow) {
      case TRUE -> wide == Truth.TRUE;
      case UNKNOWN -> wide != Truth.FALSE;
      case FALSE -> true;
    };
  }

  /** A rule that the explanation leaves out has a header that is false. */
  private static Truth truth(Explanation.AccessPart access, Span place) {
    String id = "p.r" + (place.line() - FIRST_LINE);
    return access.rules().stream()
        .filter(part -> part.rule().id().equals(id))
        .map(Explanation.RulePart::truth)
        .findFirst()
        .orElse(Truth.FALSE);
  }
}
