package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attributes that are a segment of another one. */
class CapturedAttributesTest {
  private static final String PERMITTED = "PERMITTED p.a";
  private static final String DENIED = "DENIED p.d";

  private static String unknown(String attribute) {
    return "INDETERMINATE p.d " + attribute;
  }

  /** A deny shows what is true, what is false, and what is unknown of it. */
  private static Bench deny(String declared, String condition) {
    return new Bench(
        declared
            + "\npermit a \"A\" { acts alone or delegated }\ndeny d \"D\" { when "
            + condition
            + " }");
  }

  private static Bench by(Bench bench, String subject) {
    bench.asking.agent = Optional.of(Bench.agent(subject));
    return bench.chain(
        1, chain -> chain.change(0, hop -> Hops.to(hop, bench.asking.agent.orElseThrow())));
  }

  @Test
  void a_whole_segment_of_an_identity_is_captured() {
    String tenant =
        "attribute agent.tenant: string? from agent.id matching \"spiffe://acme.example/t/{tenant}/**\"";
    String condition = "agent.tenant default \"none\" == \"eu\"";
    assertEquals(DENIED, by(deny(tenant, condition), "t/eu/bot/7").outcome());
    assertEquals(PERMITTED, by(deny(tenant, condition), "t/us/bot").outcome());
    assertEquals(PERMITTED, by(deny(tenant, condition), "t/eu2/bot").outcome());
    for (String other : List.of("t/eu", "agent/support/7", "x/t/eu/bot", "T/eu/bot")) {
      assertEquals(unknown("agent.tenant"), by(deny(tenant, condition), other).outcome(), other);
    }
  }

  @Test
  void an_identity_of_another_issuer_does_not_match() {
    String tenant =
        "attribute agent.tenant: string? from agent.id matching \"spiffe://saas.example/t/{tenant}/**\"";
    assertEquals(
        unknown("agent.tenant"),
        by(deny(tenant, "agent.tenant default \"none\" == \"eu\""), "t/eu/bot").outcome());
  }

  @Test
  void what_the_request_states_of_a_captured_attribute_counts_for_nothing() {
    String tenant =
        "attribute agent.tenant: string? from agent.id matching \"spiffe://acme.example/t/{tenant}/**\"";
    Bench bench = by(deny(tenant, "agent.tenant default \"none\" == \"eu\""), "t/eu/bot");
    bench.asking.fact("agent.tenant", "\"us\"", Source.VERIFIED);
    assertEquals(DENIED, bench.outcome());
    Bench unmatched = by(deny(tenant, "agent.tenant default \"none\" == \"eu\""), "bot");
    unmatched.asking.fact("agent.tenant", "\"us\"", Source.VERIFIED);
    assertEquals(unknown("agent.tenant"), unmatched.outcome());
    // Not even one that is of no such type: it is passed over like any that is not declared.
    unmatched.asking.facts.clear();
    unmatched.asking.fact("agent.tenant", "17", Source.VOUCHED);
    assertEquals(unknown("agent.tenant"), unmatched.outcome());
  }

  @Test
  void a_segment_that_is_not_of_the_type_is_unknown() {
    String shard =
        "attribute agent.shard: int from agent.id matching \"spiffe://acme.example/s/{n}\"";
    assertEquals(DENIED, by(deny(shard, "agent.shard == 7"), "s/7").outcome());
    assertEquals(DENIED, by(deny(shard, "agent.shard < 0"), "s/-7").outcome());
    for (String other : List.of("s/07", "s/-0", "s/x", "s/7.0", "s/9223372036854775808")) {
      assertEquals(
          unknown("agent.shard"), by(deny(shard, "agent.shard == 7"), other).outcome(), other);
    }
    String stage =
        "attribute agent.stage: enum { dev, prod } from agent.id matching \"spiffe://acme.example/{stage}/*\"";
    assertEquals(DENIED, by(deny(stage, "agent.stage == prod"), "prod/x").outcome());
    assertEquals(PERMITTED, by(deny(stage, "agent.stage == prod"), "dev/x").outcome());
    assertEquals(
        unknown("agent.stage"), by(deny(stage, "agent.stage == prod"), "test/x").outcome());
    String unit =
        "attribute agent.unit: name from agent.id matching \"spiffe://acme.example/{unit}/*\"";
    assertEquals(DENIED, by(deny(unit, "agent.unit is eu.one"), "eu.one/x").outcome());
    assertEquals(DENIED, by(deny(unit, "agent.unit in eu.*"), "eu.one/x").outcome());
    assertEquals(DENIED, by(deny(unit, "agent.unit in { eu.one, us }"), "us/x").outcome());
    assertEquals(unknown("agent.unit"), by(deny(unit, "agent.unit is eu"), "eu..x/y").outcome());
  }

  @Test
  void of_several_segments_the_one_named_like_the_attribute_is_captured() {
    String pattern = "from agent.id matching \"spiffe://acme.example/{region}/{tenant}/*\"";
    String both =
        "attribute agent.tenant: string? "
            + pattern
            + "\nattribute agent.region: string "
            + pattern;
    assertEquals(
        DENIED,
        by(
                deny(both, "agent.region == \"eu\" and agent.tenant default \"\" == \"one\""),
                "eu/one/x")
            .outcome());
  }

  @Test
  void principals_of_an_issuer_apart_are_captured_from() {
    String desk =
        "attribute principal.desk: string from principal.id matching \"https://idp.acme.example\" / \"{desk}\"";
    assertEquals(DENIED, deny(desk, "principal.desk == \"emma\"").outcome());
    assertEquals(PERMITTED, deny(desk, "principal.desk == \"bob\"").outcome());
  }

  @Test
  void paths_names_and_texts_are_captured_from_and_none_and_absent_pass_through() {
    String area =
        "attribute task.area: string from task.workspace matching \"/srv/{area}/**\"\n"
            + "attribute task.stream: string from task.purpose matching \"{stream}/*\"\n"
            + "attribute dataset.tenant: string? from dataset.path matching \"/t/{tenant}/*\"\n"
            + "attribute dataset.domain: name from dataset.name matching \"{domain}.*\"\n";
    Bench task = deny(area, "task.area == \"a\" and task.stream == \"s\"");
    task.fact("task.workspace", "\"/srv/a/b\"").fact("task.purpose", "\"s/t\"");
    assertEquals(DENIED, task.outcome());
    task.asking.facts.clear();
    task.fact("task.workspace", "\"srv/a/b\"").fact("task.purpose", "\"s/t\"");
    assertEquals(unknown("task.area"), task.outcome());
    task.asking.facts.clear();
    task.fact("task.workspace", "\"/srv/a/b\"").fact("task.purpose", "\"s//t\"");
    assertEquals(unknown("task.stream"), task.outcome());
    assertEquals(DENIED, deny(area, "dataset.domain is crm").call("crm", "query", "{}").outcome());
    Bench file = deny(area, "has dataset.tenant and dataset.tenant == \"eu\"");
    assertEquals(DENIED, file.call("fs", "read", "{\"paths\":[\"/t/eu/x\"]}").outcome());
    assertEquals(PERMITTED, file.call("fs", "read", "{\"paths\":[\"/t/us/x\"]}").outcome());
    assertEquals(
        unknown("dataset.tenant"), file.call("fs", "read", "{\"paths\":[\"/x\"]}").outcome());
    assertEquals(PERMITTED, file.call("crm", "query", "{}").outcome());
    assertEquals(PERMITTED, file.call("x", "noop", "{}").outcome());
  }

  @Test
  void hops_are_captured_from_and_an_asserted_one_is_unknown() {
    String unit =
        "attribute hop.unit: string from hop.to matching \"spiffe://acme.example/{unit}/**\"";
    Bench bench = deny(unit, "some hop satisfies (hop.unit == \"worker\")");
    assertEquals(PERMITTED, bench.chain(1, chain -> chain).outcome());
    assertEquals(DENIED, bench.chain(2, chain -> chain).outcome());
    bench.settings = Bench.settings(8, java.util.Set.of(), Source.ASSERTED);
    bench.chain(2, chain -> chain.change(0, hop -> Hops.trusted(hop, Source.ASSERTED)));
    assertEquals(unknown("hop.unit"), bench.outcome());
  }

  /** What is captured is trusted as far as what it is captured from. */
  @Test
  void the_floor_is_that_of_what_it_is_captured_from() {
    String area =
        "attribute task.workspace: path from registry\n"
            + "attribute task.area: string from task.workspace matching \"/srv/{area}\"";
    Bench bench = deny(area, "task.area == \"a\"").fact("task.workspace", "\"/srv/a\"");
    assertEquals(unknown("task.area"), bench.outcome());
    bench.asking.fact("task.workspace", "\"/srv/a\"", Source.REGISTRY);
    assertEquals(DENIED, bench.outcome());
  }

  private static List<Code> errors(String declaration) {
    return Bundles.diagnostics(Bench.CATALOGUE + declaration).stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .toList();
  }

  @Test
  void F35_the_issuer_of_a_pattern_is_exact() {
    String name = "attribute agent.tenant: string? from agent.id matching ";
    assertEquals(List.of(), errors(name + "\"spiffe://acme.example/{tenant}\""));
    assertEquals(List.of(Code.WILDCARD_ISSUER), errors(name + "\"spiffe://{tenant}/x/{y}\""));
    assertEquals(List.of(Code.WILDCARD_ISSUER), errors(name + "\"spiffe://*/{tenant}\""));
    assertEquals(
        List.of(Code.WILDCARD_ISSUER), errors(name + "\"https://*.example\" / \"{tenant}\""));
    assertEquals(List.of(Code.NOT_AN_IDENTITY), errors(name + "\"acme.example/{tenant}\""));
  }

  @Test
  void the_catalogue_states_no_captured_attribute() {
    assertEquals(
        List.of(Code.UNKNOWN_PROPERTY),
        errors(
            "attribute agent.tenant: string? from agent.id matching \"spiffe://acme.example/{tenant}\"\n"
                + "agent \"spiffe://acme.example/x\" { tenant \"y\" }"));
  }
}
