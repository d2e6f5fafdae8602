package dev.remit.benchmarks;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.DataFile;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Policies over a catalogue and keyed data in files: half the datasets by name, half by path. */
final class DataCatalogue {
  /** The forms that data files have. */
  enum Form {
    CSV,
    JSON,
    YAML
  }

  private static final Value.Identity AGENT = new Value.Identity("spiffe://acme.example", "a");

  private static final BundleSettings SETTINGS = BundleSettings.STANDARD.withoutTaskRegistration();

  private static final String POLICY =
      """
      package p
      label pii
      attribute agent.tenant: string? from vouched
      datasets from "datasets.EXT"
      datasets from "repos.EXT"
      data tenant[id: string] complete { daily_spend: decimal, tier: string? } from "tenants.EXT"
      tool s.read {
        args { name: name, repo: string }
        does read on args.name
        does read on repos at ("acme", args.repo)
      }
      permit p "P" {
        acts alone
        tool is s.read
        when dataset.owner == "team-3" and dataset not labelled pii
        when has agent.tenant and tenant[agent.tenant].daily_spend <= 100.00
        grant for 1m
      }
      deny d "D" { when agent.tenant default "none" not in tenant }
      """;

  private DataCatalogue() {}

  /** A bundle over so many datasets, at least 10, and a tenth as many tenants, at least 10. */
  static CompiledBundle bundle(Form form, int datasets) {
    int half = Math.max(5, datasets / 2);
    int tenants = Math.max(10, datasets / 10);
    DataFiles data =
        switch (form) {
          case CSV -> csv(half, tenants);
          case JSON -> json(half, tenants);
          case YAML -> yaml(half, tenants);
        };
    SourceFile policy = new SourceFile("p.policy", POLICY.replace("EXT", extension(form)));
    PolicyCompiler.Result result =
        PolicyCompiler.compile(List.of(policy), data, SETTINGS, "sha256:benchmark");
    return result
        .bundle()
        .orElseThrow(() -> new IllegalStateException(TextRenderer.render(result.diagnostics())));
  }

  /** What any of the bundles permits. */
  static Question question() {
    Question.Party party = new Question.Party(Optional.of(AGENT), Source.VERIFIED);
    return new Question(
        party,
        party,
        Sent.none(),
        Sent.of(
            new Question.TaskClaim("t", Sent.none(), Sent.of(AgentQuestion.UNTIL), Source.VOUCHED)),
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

  private static DataFiles csv(int half, int tenants) {
    return files(
        Form.CSV,
        lines("name,owner,sensitivity,labels", half, i -> "crm.d" + i + ",team-3,internal,{}"),
        lines(
            "name,at,owner,sensitivity,labels",
            half,
            i -> "repos,acme/r" + i + ",team-3,internal,{}"),
        lines("id,daily_spend,tier", tenants, i -> "t" + i + ",50.00,none"));
  }

  private static DataFiles json(int half, int tenants) {
    String rest = "\"owner\": \"team-3\", \"sensitivity\": \"internal\", \"labels\": [] }";
    return files(
        Form.JSON,
        array(half, i -> "{ \"name\": \"crm.d" + i + "\", " + rest),
        array(half, i -> "{ \"name\": \"repos\", \"at\": \"acme/r" + i + "\", " + rest),
        array(tenants, i -> "{ \"id\": \"t" + i + "\", \"daily_spend\": 50.00, \"tier\": null }"));
  }

  private static DataFiles yaml(int half, int tenants) {
    String rest = "  owner: team-3\n  sensitivity: internal\n  labels: []";
    return files(
        Form.YAML,
        lines("---", half, i -> "- name: crm.d" + i + "\n" + rest),
        lines("---", half, i -> "- name: repos\n  at: acme/r" + i + "\n" + rest),
        lines("---", tenants, i -> "- { id: t" + i + ", daily_spend: 50.00, tier: none }"));
  }

  private static DataFiles files(Form form, String datasets, String repos, String tenants) {
    return new DataFiles(
        Map.of(
            "datasets." + extension(form), file("datasets." + extension(form), datasets),
            "repos." + extension(form), file("repos." + extension(form), repos),
            "tenants." + extension(form), file("tenants." + extension(form), tenants)));
  }

  private static DataFile file(String path, String text) {
    return new DataFile.Read(new SourceFile(path, text));
  }

  private static String extension(Form form) {
    return switch (form) {
      case CSV -> "csv";
      case JSON -> "json";
      case YAML -> "yaml";
    };
  }

  private static String lines(String header, int count, IntFunction<String> line) {
    return IntStream.range(0, count)
        .mapToObj(i -> line.apply(i) + "\n")
        .collect(Collectors.joining("", header + "\n", ""));
  }

  private static String array(int count, IntFunction<String> line) {
    return IntStream.range(0, count)
        .mapToObj(line)
        .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
  }
}
