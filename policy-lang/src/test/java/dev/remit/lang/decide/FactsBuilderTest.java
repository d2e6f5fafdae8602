package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.AgentEntry;
import dev.remit.lang.schema.Catalogue.DatasetEntry;
import dev.remit.lang.schema.Catalogue.PathPattern;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsBuilderTest {
  private final Asking asking = new Asking();
  private Tools tools = new Tools().does("read", "crm.customers");
  private List<DatasetEntry> datasets = List.of();
  private Map<Value.Identity, AgentEntry> agents = Map.of();
  private Attribute[] redeclared = {};

  @Test
  void aFactNotSentIsUnknown() {
    assertEquals(unknown("task.purpose"), read("task.purpose"));
  }

  @Test
  void aFactFromBelowItsFloorIsUnknown() {
    asking.fact("task.purpose", "\"support\"", Source.ASSERTED);
    assertEquals(unknown("task.purpose"), read("task.purpose"));
    asking.facts.clear();
    asking.fact("task.purpose", "\"support\"", Source.VOUCHED);
    assertEquals(new Value.Text("support"), read("task.purpose"));
  }

  @Test
  void aRedeclaredFloorIsTheFloor() {
    redeclared =
        new Attribute[] {
          new Attribute(
              "task.deadline", new Type.Time(), true, Source.REGISTRY, Attribute.Supply.QUESTION)
        };
    assertEquals(unknown("task.deadline"), read("task.deadline"));
  }

  @Test
  void aDeadlineThatIsNotSentIsUnknownAndOneThatIsNoneIsNone() {
    assertEquals(new Value.Time(Asking.NOON.plusSeconds(60)), read("task.deadline"));
    asking.task =
        Sent.of(new Question.TaskClaim("t-1", Sent.none(), Sent.nothing(), Source.VOUCHED));
    assertEquals(unknown("task.deadline"), read("task.deadline"));
    assertEquals(Reading.NONE, read("task.parent"));
  }

  @Test
  void nothingIsReadOfATaskOrACredentialThatIsNone() {
    asking.task = Sent.none();
    asking.credential = Sent.none();
    asking.fact("task.purpose", "\"support\"", Source.VERIFIED);
    asking.fact("credential.kind", "\"jwt_svid\"", Source.VERIFIED);
    assertEquals(new Reading.Absent("task"), read("task"));
    assertEquals(new Reading.Absent("task"), read("task.purpose"));
    assertEquals(new Reading.Absent("task"), read("task.deadline"));
    assertEquals(new Reading.Absent("credential"), read("credential.kind"));
  }

  @Test
  void theAgentsEntryDecidesWhateverIsSent() {
    agents =
        Map.of(
            Asking.AGENT, new AgentEntry(Asking.AGENT, Map.of("owner", new Value.Text("team-a"))));
    asking.fact("agent.owner", "\"team-b\"", Source.VERIFIED);
    asking.fact("agent.environment", "\"prod\"", Source.VOUCHED);
    assertEquals(new Value.Text("team-a"), read("agent.owner"));
    assertEquals(unknown("agent.environment"), read("agent.environment"));
    agents = Map.of();
    assertEquals(new Value.Text("prod"), read("agent.environment"));
  }

  @Test
  void anEntryIsBelowAFloorOfVerified() {
    agents =
        Map.of(
            Asking.AGENT, new AgentEntry(Asking.AGENT, Map.of("owner", new Value.Text("team-a"))));
    redeclared =
        new Attribute[] {
          new Attribute(
              "agent.owner", new Type.Text(), false, Source.VERIFIED, Attribute.Supply.STATEMENT)
        };
    assertEquals(unknown("agent.owner"), read("agent.owner"));
    asking.fact("agent.owner", "\"team-b\"", Source.VERIFIED);
    assertEquals(new Value.Text("team-b"), read("agent.owner"));
  }

  @Test
  void anAssertedHopShowsItsTrustAndNothingElse() {
    Question.Hop hop = Asking.hop();
    asking.chain =
        Sent.of(
            List.of(
                new Question.Hop(
                    hop.from(),
                    hop.to(),
                    hop.delegation(),
                    hop.parent(),
                    hop.task(),
                    hop.scope(),
                    hop.purpose(),
                    hop.notBefore(),
                    hop.expiresAt(),
                    hop.assurance(),
                    Source.ASSERTED)));
    assertEquals(new Value.Symbol("asserted", 0), hop("hop.trust"));
    assertEquals(unknown("hop.to"), hop("hop.to"));
    assertEquals(unknown("hop.index"), hop("hop.index"));
    assertEquals(unknown("chain.expires_at"), read("chain.expires_at"));
    assertEquals(new Value.Int(1), read("chain.depth"));
  }

  @Test
  void aVouchedHopShowsWhatItSays() {
    assertEquals(Asking.AGENT, hop("hop.to"));
    assertEquals(new Value.Text("support"), hop("hop.purpose"));
    assertEquals(unknown("hop.assurance"), hop("hop.assurance"));
    assertEquals(new Value.Time(Asking.NOON.plusSeconds(3600)), read("chain.expires_at"));
    assertEquals(new Value.Symbol("vouched", 1), read("chain.trust"));
  }

  @Test
  void anEmptyChainIsAssertedAndHasNoEnd() {
    asking.chain = Sent.none();
    assertEquals(new Value.Symbol("asserted", 0), read("chain.trust"));
    assertEquals(Reading.NONE, read("chain.expires_at"));
    assertEquals(Asking.EMMA, read("chain.root"));
  }

  @Test
  void F30_whatAnEntryDoesNotStateIsUnknown() {
    datasets = List.of(entry("crm.customers", "", Map.of("owner", new Value.Text("hr"))));
    assertEquals(new Value.Text("hr"), read("dataset.owner"));
    assertEquals(unknown("dataset.labels"), read("dataset.labels"));
    datasets = List.of(entry("crm.customers", "", Map.of("labels", new Value.Many(List.of()))));
    assertEquals(new Value.Many(List.of()), read("dataset.labels"));
  }

  @Test
  void F29_aDatasetWithoutAnEntryHasANameAndNothingElseKnown() {
    assertEquals(Tools.name("crm.customers"), read("dataset"));
    assertEquals(Reading.NONE, read("dataset.path"));
    assertEquals(unknown("dataset.owner"), read("dataset.owner"));
  }

  @Test
  void aToolThatTouchesNoDataHasNoDataset() {
    tools = new Tools().does("execute");
    assertEquals(new Reading.Absent("dataset"), read("dataset"));
    assertEquals(new Reading.Absent("dataset"), read("dataset.labels"));
    assertEquals(new Value.Symbol("execute", 4), read("action"));
  }

  @Test
  void anUnknownAccessHasNothingKnown() {
    tools = new Tools();
    assertEquals(unknown("action"), read("action"));
    assertEquals(unknown("dataset"), read("dataset"));
    assertEquals(unknown("dataset.path"), read("dataset.path"));
    assertEquals(unknown("dataset.labels"), read("dataset.labels"));
  }

  @Test
  void theLongestPatternCountsWholeAndInheritsNothing() {
    files();
    asking.arguments("{\"file\":\"hr/pay/jan\"}");
    assertEquals(new Value.Text("payroll"), read("dataset.owner"));
    assertEquals(unknown("dataset.region"), read("dataset.region"));
    asking.arguments("{\"file\":\"docs/a\"}");
    assertEquals(new Value.Text("all"), read("dataset.owner"));
    assertEquals(new Value.Text("eu"), read("dataset.region"));
    assertEquals(new Value.Path(false, List.of("docs", "a")), read("dataset.path"));
  }

  @Test
  void whereThePathIsUnknownSoIsWhatTheEntriesDifferOn() {
    files();
    tools.open();
    asking.arguments = Asking.raw("{}", false, Source.VOUCHED);
    assertEquals(unknown("dataset.path"), read("dataset.path"));
    assertEquals(unknown("dataset.owner"), read("dataset.owner"));
    assertEquals(new Value.Text("file"), read("dataset.kind"));
  }

  @Test
  void whereThePathIsUnknownAndMayHaveNoEntryNothingIsKnown() {
    files();
    tools.open();
    datasets = List.of(entry("files", "hr/**", Map.of("owner", new Value.Text("hr"))));
    asking.arguments = Asking.raw("{}", false, Source.VOUCHED);
    assertEquals(unknown("dataset.owner"), read("dataset.owner"));
  }

  @Test
  void ofTwoPatternsAsLongTheNarrowerCountsAndElseWhatBothState() {
    files();
    datasets =
        List.of(
            entry("files", "a/*", Map.of("owner", new Value.Text("wide"))),
            entry("files", "a/b", Map.of("owner", new Value.Text("exact"))));
    asking.arguments("{\"file\":\"a/b\"}");
    assertEquals(new Value.Text("exact"), read("dataset.owner"));
    datasets =
        List.of(
            entry(
                "files",
                "a/*",
                Map.of("owner", new Value.Text("x"), "kind", new Value.Text("file"))),
            entry(
                "files",
                "*/b",
                Map.of("owner", new Value.Text("y"), "kind", new Value.Text("file"))));
    assertEquals(unknown("dataset.owner"), read("dataset.owner"));
    assertEquals(new Value.Text("file"), read("dataset.kind"));
  }

  @Test
  void anArgumentIsNoneForAToolThatDoesNotDeclareItSo() {
    tools = new Tools().arg("amount", Tools.DECIMAL);
    asking.arguments("{\"amount\":5}");
    assertEquals(new Value.Decimal(new java.math.BigDecimal(5)), argument(Tools.DECIMAL, "amount"));
    assertEquals(Reading.NONE, argument(new Type.Int(), "amount"));
    assertEquals(Reading.NONE, argument(Tools.DECIMAL, "total"));
  }

  @Test
  void aFieldIsReadThroughRecords() {
    Type.RecordOf invoice =
        new Type.RecordOf(List.of(new Type.Field("amount", Tools.DECIMAL, false, false)));
    tools = new Tools().optional("invoice", invoice);
    asking.arguments("{\"invoice\":{\"amount\":5}}");
    assertEquals(
        new Value.Decimal(new java.math.BigDecimal(5)),
        argument(Tools.DECIMAL, "invoice", "amount"));
    asking.arguments("{}");
    assertEquals(Reading.NONE, argument(Tools.DECIMAL, "invoice", "amount"));
    tools.open();
    asking.arguments = Asking.raw("{}", false, Source.VOUCHED);
    assertEquals(unknown("args.invoice.amount"), argument(Tools.DECIMAL, "invoice", "amount"));
  }

  private void files() {
    tools = new Tools().arg("file", Tools.TEXT).doesAt("read", "files", "file");
    Value.Text file = new Value.Text("file");
    datasets =
        List.of(
            entry(
                "files",
                "",
                Map.of(
                    "owner", new Value.Text("all"), "region", new Value.Text("eu"), "kind", file)),
            entry("files", "hr/**", Map.of("owner", new Value.Text("hr"), "kind", file)),
            entry("files", "hr/pay/**", Map.of("owner", new Value.Text("payroll"), "kind", file)));
  }

  private static DatasetEntry entry(String name, String at, Map<String, Reading> properties) {
    return new DatasetEntry(
        Tools.name(name),
        Optional.of(at)
            .filter(text -> !text.isEmpty())
            .map(text -> new PathPattern(false, new NamePattern(List.of(text.split("/"))))),
        properties);
  }

  private static Reading unknown(String name) {
    return new Reading.Unknown(name);
  }

  private Reading read(String name) {
    return facts(core(name)).slot(0);
  }

  private FactKey core(String name) {
    Type type =
        Asking.model(redeclared)
            .attribute(name)
            .map(attribute -> attribute.type())
            .orElse(new Type.Text());
    return new FactKey.Core(name, type);
  }

  private Reading argument(Type type, String... path) {
    return facts(new FactKey.Argument(List.of(path), type)).slot(0);
  }

  private Reading hop(String name) {
    return facts(core(name)).hop(0, 0);
  }

  private Facts facts(FactKey key) {
    Call call = asking.call(redeclared);
    Catalogue plain = tools.catalogue(datasets.toArray(DatasetEntry[]::new));
    Catalogue catalogue = new Catalogue(plain.tools(), plain.families(), plain.datasets(), agents);
    TypedCall typed =
        switch (new CatalogueStep(catalogue).check(call)) {
          case CatalogueStep.Result.Typed(TypedCall found) -> found;
          case CatalogueStep.Result.Fault(Decision.Reason reason) ->
              throw new AssertionError(reason.toString());
        };
    SlotLayout layout =
        new SlotLayout(
            List.of(key), key instanceof FactKey.Core core ? List.of(core) : List.of(), List.of());
    return new FactsBuilder(typed, layout, catalogue, Asking.model(redeclared), Asking.NOON)
        .facts(typed.accesses().getFirst());
  }
}
