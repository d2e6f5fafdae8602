package dev.remit.lang;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decider;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.DataFiles;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a large catalogue costs: 100,000 datasets and 10,000 tenants' rows in files, against ten of
 * each. No part of the build; run it with {@code ./mvnw -pl policy-lang -am test
 * -Dtest=DataScaleBenchmark -Dsurefire.failIfNoSpecifiedTests=false}. Both bundles take turns, and
 * of each the median of many short rounds counts, so that what else the machine does falls on both.
 */
class DataScaleBenchmark {
  private static final int ROUNDS = 60;
  private static final int WARM = 20;
  private static final int DECISIONS = 2_000;
  private static final double MOST = 1.2;
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Value.Identity AGENT = new Value.Identity("spiffe://acme.example", "a");

  private static final String POLICY =
      """
      package p
      label pii
      attribute agent.tenant: string? from vouched
      datasets from "datasets.EXT"
      datasets from "repos.EXT"
      data tenant[id: string] complete { daily_spend: decimal, tier: string? } from "tenants.EXT"
      tool s.read { args { name: name, repo: string } does read on args.name does read on repos at ("acme", args.repo) }
      permit p "P" {
        acts alone
        tool is s.read
        when dataset.owner == "team-3" and dataset not labelled pii
        when has agent.tenant and tenant[agent.tenant].daily_spend <= 100.00
        grant for 1m
      }
      deny d "D" { when agent.tenant default "none" not in tenant }
      """;

  private static DataFiles csv(int datasets, int tenants) {
    int half = datasets / 2;
    return Bundles.data(
        "datasets.csv",
        lines("name,owner,sensitivity,labels", half, i -> "crm.d" + i + ",team-3,internal,{}"),
        "repos.csv",
        lines(
            "name,at,owner,sensitivity,labels",
            half,
            i -> "repos,acme/r" + i + ",team-3,internal,{}"),
        "tenants.csv",
        lines("id,daily_spend,tier", tenants, i -> "t" + i + ",50.00,none"));
  }

  private interface Line {
    String of(int i);
  }

  private static String lines(String header, int count, Line line) {
    return IntStream.range(0, count)
        .mapToObj(i -> line.of(i) + "\n")
        .collect(Collectors.joining("", header + "\n", ""));
  }

  private static DataFiles json(int datasets, int tenants) {
    int half = datasets / 2;
    String rest = "\"owner\": \"team-3\", \"sensitivity\": \"internal\", \"labels\": [] }";
    return Bundles.data(
        "datasets.json",
        array(half, i -> "{ \"name\": \"crm.d" + i + "\", " + rest),
        "repos.json",
        array(half, i -> "{ \"name\": \"repos\", \"at\": \"acme/r" + i + "\", " + rest),
        "tenants.json",
        array(tenants, i -> "{ \"id\": \"t" + i + "\", \"daily_spend\": 50.00, \"tier\": null }"));
  }

  private static String array(int count, Line line) {
    return IntStream.range(0, count)
        .mapToObj(line::of)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }

  private static DataFiles yaml(int datasets, int tenants) {
    int half = datasets / 2;
    String rest = "  owner: team-3\n  sensitivity: internal\n  labels: []";
    return Bundles.data(
        "datasets.yaml",
        lines("---", half, i -> "- name: crm.d" + i + "\n" + rest),
        "repos.yaml",
        lines("---", half, i -> "- name: repos\n  at: acme/r" + i + "\n" + rest),
        "tenants.yaml",
        lines("---", tenants, i -> "- { id: t" + i + ", daily_spend: 50.00, tier: none }"));
  }

  private static CompiledBundle compile(String extension, DataFiles data) {
    long start = System.nanoTime();
    CompiledBundle bundle = Bundles.compile(POLICY.replace("EXT", extension), data);
    System.out.printf("compiled %s in %d ms%n", extension, (System.nanoTime() - start) / 1_000_000);
    return bundle;
  }

  private static Question question() {
    Question.Party party = new Question.Party(Optional.of(AGENT), Source.VERIFIED);
    return new Question(
        party,
        party,
        Sent.none(),
        Sent.of(
            new Question.TaskClaim(
                "t", Sent.none(), Sent.of(NOON.plusSeconds(60)), Source.VOUCHED)),
        Sent.of(new Question.CredentialClaim("c", Sent.none(), Source.VERIFIED)),
        Optional.of(new Question.ToolRef("s", "read", Optional.empty())),
        new Arguments.Typed(
            List.of(
                new Json.Member("name", new Json.Text("crm.d3")),
                new Json.Member("repo", new Json.Text("r4"))),
            true,
            Source.VOUCHED),
        Sent.nothing(),
        Source.VOUCHED,
        List.of(),
        List.of(),
        List.of(
            new Question.Statement("agent.tenant", Sent.of(new Json.Text("t7")), Source.VOUCHED)),
        Set.of(),
        true);
  }

  private static long round(CompiledBundle bundle, Question question) {
    InMemoryLiveState state = new InMemoryLiveState();
    long start = System.nanoTime();
    for (int i = 0; i < DECISIONS; i++) {
      assertEquals(
          ReasonCode.PERMITTED, Decider.decide(question, bundle, state, NOON).reason().code());
    }
    return System.nanoTime() - start;
  }

  @Test
  void a_decision_over_a_hundred_thousand_datasets_costs_what_one_over_ten_does() {
    compile("json", json(100_000, 10_000));
    compile("yaml", yaml(100_000, 10_000));
    compile("csv", csv(100_000, 10_000));
    CompiledBundle small = compile("csv", csv(20, 10));
    CompiledBundle large = compile("json", json(100_000, 10_000));
    Question question = question();
    long[] smalls = new long[ROUNDS];
    long[] larges = new long[ROUNDS];
    for (int i = -WARM; i < ROUNDS; i++) {
      long first = round(small, question);
      long second = round(large, question);
      if (i >= 0) {
        smalls[i] = first;
        larges[i] = second;
      }
    }
    double ratio = (double) median(larges) / median(smalls);
    System.out.printf(
        "%.2f us over ten, %.2f us over a hundred thousand: ratio %.3f%n",
        median(smalls) / 1000.0 / DECISIONS, median(larges) / 1000.0 / DECISIONS, ratio);
    assertTrue(ratio <= MOST, "ratio " + ratio);
  }

  private static long median(long[] times) {
    long[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
