package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.source.DataFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A catalogue in files says what the same catalogue in text says. */
class CatalogueFilesTest {
  private static final String VOCABULARY =
      """
      package p
      label pii, hr
      enum tier ordered { free, paid }
      attribute agent.site: string? from registry
      """;

  private static final String TEXT =
      """
      dataset crm.customers { owner "crm", sensitivity internal, labels { pii, hr }, tenant none }
      dataset crm.customers at "/eu/**" { owner "crm-eu", sensitivity restricted, labels { } }
      dataset crm.unlabelled { owner "1.10" }
      agent "spiffe://acme.example/agent/7" { owner "no", status active, site none }
      agent "https://idp.acme.example" / "nightly" { environment "prod" }
      group agents ci = { "spiffe://acme.example/ci/*", "https://idp.acme.example" / "ci" }
      data tenant[id: string] { spend: decimal, tier: tier?, tags: list<string> max 3, on: bool, n: int, age: duration, at: timestamp }
      row tenant["a"] { spend 100.00, tier paid, tags { "x", "y" }, on true, n 7, age 90d, at 2026-11-23T11:00:00Z }
      row tenant["b"] { tier none, tags { } }
      deny d "D" { agent in ci when tenant[agent.owner].spend > 1.00 }
      """;

  private static final String FILES =
      """
      datasets from "datasets.EXT"
      agents from "agents.EXT"
      group agents ci from "ci.EXT"
      data tenant[id: string] { spend: decimal, tier: tier?, tags: list<string> max 3, on: bool, n: int, age: duration, at: timestamp } from "tenants.EXT"
      deny d "D" { agent in ci when tenant[agent.owner].spend > 1.00 }
      """;

  private static final Map<String, DataFiles> DATA =
      Map.of(
          "json",
          Bundles.data(
              "datasets.json",
              """
              [
                { "name": "crm.customers", "owner": "crm", "sensitivity": "internal",
                  "labels": ["hr", "pii"], "tenant": null },
                { "name": "crm.customers", "at": "/eu/**", "owner": "crm-eu",
                  "sensitivity": "restricted", "labels": [] },
                { "name": "crm.unlabelled", "owner": "1.10" }
              ]
              """,
              "agents.json",
              """
              [
                { "id": "spiffe://acme.example/agent/7", "owner": "no", "status": "active", "site": null },
                { "issuer": "https://idp.acme.example", "subject": "nightly", "environment": "prod" }
              ]
              """,
              "ci.json",
              """
              [ "spiffe://acme.example/ci/*", { "issuer": "https://idp.acme.example", "subject": "ci" } ]
              """,
              "tenants.json",
              """
              [
                { "id": "a", "spend": 100.00, "tier": "paid", "tags": ["x", "y"], "on": true, "n": 7,
                  "age": "90d", "at": "2026-11-23T11:00:00Z" },
                { "id": "b", "tier": null, "tags": [] }
              ]
              """),
          "yaml",
          Bundles.data(
              "datasets.yaml",
              """
              - name: crm.customers
                owner: crm
                sensitivity: internal
                labels: [pii, hr]
                tenant: none
              - { name: crm.customers, at: /eu/**, owner: crm-eu, sensitivity: restricted, labels: [] }
              - name: crm.unlabelled
                owner: 1.10   # a version, not a number
              """,
              "agents.yaml",
              """
              - id: spiffe://acme.example/agent/7
                owner: no
                status: active
                site: ~
              - issuer: https://idp.acme.example
                subject: nightly
                environment: "prod"
              """,
              "ci.yaml",
              """
              - spiffe://acme.example/ci/*
              - { issuer: "https://idp.acme.example", subject: ci }
              """,
              "tenants.yaml",
              """
              - { id: a, spend: 100.00, tier: paid, tags: [x, y], on: true, n: 7, age: 90d, at: 2026-11-23T11:00:00Z }
              - { id: b, tier: null, tags: [] }
              """),
          "csv",
          Bundles.data(
              "datasets.csv",
              """
              name,at,owner,sensitivity,labels,tenant
              crm.customers,,crm,internal,pii; hr,none
              crm.customers,/eu/**,crm-eu,restricted,{},
              crm.unlabelled,,1.10,,,
              """,
              "agents.csv",
              """
              id,owner,status,site,environment
              spiffe://acme.example/agent/7,no,active,none,
              """,
              "ci.csv",
              """
              id
              spiffe://acme.example/ci/*
              """,
              "tenants.csv",
              """
              id,spend,tier,tags,on,n,age,at
              a,100.00,paid,x;y,true,7,90d,2026-11-23T11:00:00Z
              "b",,none,{},,,,
              """));

  private static CompiledBundle files(String extension) {
    // A file of CSV has one set of columns, so the pairs of issuer and subject stand in one more.
    String more =
        extension.equals("csv")
            ? """
            agents from "nightly.csv"
            """
            : "";
    DataFiles data = DATA.getOrDefault(extension, DataFiles.NONE);
    TreeMap<String, dev.remit.lang.source.DataFile> all = new TreeMap<>(data.files());
    all.putAll(
        Bundles.data(
                "nightly.csv",
                "issuer,subject,environment\nhttps://idp.acme.example,nightly,prod\n")
            .files());
    return Bundles.compile(VOCABULARY + FILES.replace("EXT", extension) + more, new DataFiles(all));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "csv"})
  void each_format_states_what_text_states(String extension) {
    CompiledBundle text = Bundles.compile(VOCABULARY + TEXT);
    CompiledBundle read = files(extension);
    assertEquals(shown(text.catalogue()), shown(read.catalogue()));
    if (!extension.equals("csv")) {
      assertEquals(text.groups(), read.groups());
    }
  }

  private static Map<String, Object> shown(Catalogue catalogue) {
    Map<String, Object> all = new TreeMap<>();
    catalogue.datasets().forEach((name, index) -> all.put(name.toString(), index.entries()));
    catalogue.agents().forEach((id, agent) -> all.put(id.toString(), agent.properties()));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "csv"})
  void each_format_fills_tables_as_text_does(String extension) {
    String probe =
        """
        permit p "P" {
          acts alone
          when tenant["a"].spend == 100 and tenant["a"].on and tenant["a"].n == 7
          when tenant["a"].age == 90d and tenant["a"].at == 2026-11-23T11:00:00Z
          when has tenant["a"].tier and tenant["a"].tier >= paid
          when not has tenant["b"].tier
          when tenant["b"].tags is empty and "y" in tenant["a"].tags
          unless tenant["b"].spend > 5 and dataset is none
          grant for 1m
        }
        tool x.noop { does execute }
        """;
    CompiledBundle bundle =
        Bundles.compile(
            VOCABULARY
                + "data tenant[id: string] { spend: decimal, tier: tier?, tags: list<string> max 3, on: bool,"
                + " n: int, age: duration, at: timestamp } from \"tenants."
                + extension
                + "\"\n"
                + probe.replace("unless tenant[\"b\"].spend > 5 and dataset is none\n", ""),
            DATA.getOrDefault(extension, DataFiles.NONE));
    Asking asking = new Asking().tool("x", "noop");
    asking.principal = asking.agent;
    asking.chain = Sent.none();
    Decision decision =
        Decider.decide(asking.question(), bundle, new InMemoryLiveState(), Asking.NOON);
    assertEquals(ReasonCode.PERMITTED, decision.reason().code(), decision.toString());
  }

  /** F30: what a file does not state is unknown, and a blank cell states nothing. */
  @Test
  void F30_what_a_file_leaves_out_is_unknown() {
    Catalogue catalogue = files("csv").catalogue();
    var entries = catalogue.datasets().get(new Value.Name(List.of("crm", "unlabelled")));
    assertEquals(
        Map.of("owner", new Value.Text("1.10")), entries == null ? Map.of() : entries.whole());
    List<Diagnostic> found =
        Bundles.diagnostics(
            "package p label pii, hr datasets from \"datasets.csv\"",
            DATA.getOrDefault("csv", DataFiles.NONE));
    assertEquals(List.of(Code.UNSTATED_LABELS), found.stream().map(Diagnostic::code).toList());
    assertTrue(
        TextRenderer.render(found).contains("--> datasets.csv:4:1"), TextRenderer.render(found));
  }

  /** F40: what stands in two files is an error, never last-wins; whatever their order. */
  @Test
  void F40_a_duplicate_across_files_and_text_is_an_error() {
    DataFiles data =
        Bundles.data(
            "a.json",
            "[ { \"name\": \"d.x\", \"labels\": [] } ]",
            "b.yaml",
            "- { name: d.x, labels: [] }",
            "c.csv",
            "id\nspiffe://t.example/a\n");
    for (String declarations :
        List.of(
            "datasets from \"a.json\"\ndatasets from \"b.yaml\"",
            "datasets from \"b.yaml\"\ndatasets from \"a.json\"",
            "datasets from \"a.json\"\ndatasets from \"a.json\"",
            "datasets from \"a.json\"\ndataset d.x { labels { } }",
            "agents from \"c.csv\"\nagent \"spiffe://t.example/a\" { }")) {
      assertEquals(
          List.of(Code.DUPLICATE_NAME),
          Bundles.diagnostics("package p\n" + declarations, data).stream()
              .map(Diagnostic::code)
              .toList());
    }
  }

  /** What a file says of a dataset and of an agent comes from the registry, as text does. */
  @Test
  void what_a_file_states_has_the_registry_as_its_source() {
    String rules =
        """
        package p
        attribute agent.owner: string from verified
        datasets from "d.json"
        agents from "a.json"
        tool x.read { does read on d.x }
        permit p "P" { acts alone when dataset.owner == "crm" grant for 1m }
        deny d "D" { when agent.owner == "crm" }
        """;
    CompiledBundle bundle =
        Bundles.compile(
            rules,
            Bundles.data(
                "d.json",
                "[ { \"name\": \"d.x\", \"labels\": [], \"owner\": \"crm\" } ]",
                "a.json",
                "[ { \"id\": \"spiffe://acme.example/agent/support/7\", \"owner\": \"crm\" } ]"));
    Asking asking = new Asking().tool("x", "read");
    asking.principal = asking.agent;
    asking.chain = Sent.none();
    Decision.Reason reason =
        Decider.decide(asking.question(), bundle, new InMemoryLiveState(), Asking.NOON).reason();
    assertEquals(ReasonCode.INDETERMINATE, reason.code());
    assertEquals("agent.owner", reason.fact().orElse(""));
    Reading stated =
        bundle
            .catalogue()
            .agents()
            .values()
            .iterator()
            .next()
            .properties()
            .getOrDefault("owner", Reading.NONE);
    assertEquals(new Value.Text("crm"), stated);
  }
}
