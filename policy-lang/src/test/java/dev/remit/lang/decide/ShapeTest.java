package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Type;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final Attribute SITES_OWN =
      new Attribute(
          "task.budget", new Type.Decimal(), true, Source.VOUCHED, Attribute.Supply.STATEMENT);

  private final Asking asking = new Asking();

  @Test
  void aWholeQuestionPasses() {
    Call call = asking.call();
    assertEquals(Asking.AGENT, call.agent());
    assertEquals(1, call.chain().size());
    assertTrue(call.complete());
  }

  @Test
  void eachRequiredPartThatIsMissingIsNamed() {
    asking.agent = Optional.empty();
    asking.principal = Optional.empty();
    asking.chain = Sent.nothing();
    asking.task = Sent.nothing();
    asking.credential = Sent.nothing();
    asking.tool = Optional.empty();
    asking.arguments = new Arguments.Missing();
    assertEquals(
        List.of("agent", "principal", "chain", "task", "credential", "tool", "arguments"),
        asking.faults());
    assertEquals(ReasonCode.MALFORMED, asking.refusal().code());
  }

  @Test
  void whatDoesNotExistIsSpelledOut() {
    asking.chain = Sent.none();
    asking.task = Sent.none();
    asking.credential = Sent.none();
    Call call = asking.call();
    assertEquals(List.of(), call.chain());
    assertEquals(Optional.empty(), call.task());
    assertEquals(Optional.empty(), call.credential());
  }

  @Test
  void eachBoundOfAHopIsRequired() {
    asking.chain =
        Sent.of(
            List.of(
                Asking.hop(),
                new Question.Hop(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Sent.nothing(),
                    Optional.empty(),
                    Optional.of(
                        new Scope(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())),
                    Sent.nothing(),
                    Optional.empty(),
                    Optional.empty(),
                    Sent.nothing(),
                    Source.VOUCHED)));
    assertEquals(
        List.of(
                "from",
                "to",
                "delegation_id",
                "parent",
                "task_id",
                "scope.tools",
                "scope.actions",
                "scope.datasets",
                "scope.arguments",
                "not_before",
                "expires_at")
            .stream()
            .map(field -> "chain.hops[1]." + field)
            .toList(),
        asking.faults());
  }

  @Test
  void idsOnSomebodysWordAreNotAuthenticated() {
    asking.agentSource = Source.ASSERTED;
    assertEquals(ReasonCode.UNAUTHENTICATED, asking.refusal().code());
    asking.agentSource = Source.VOUCHED;
    asking.principalSource = Source.ASSERTED;
    assertEquals(Optional.of("principal"), asking.refusal().fact());
    asking.principalSource = Source.VOUCHED;
    asking.task = Sent.of(new Question.TaskClaim("t", Sent.none(), Sent.none(), Source.ASSERTED));
    assertEquals(Optional.of("task"), asking.refusal().fact());
    asking.task = Sent.none();
    asking.credential = Sent.of(new Question.CredentialClaim("c", Sent.none(), Source.ASSERTED));
    assertEquals(Optional.of("credential"), asking.refusal().fact());
  }

  @Test
  void malformedIsReportedBeforeUnauthenticated() {
    asking.agentSource = Source.ASSERTED;
    asking.tool("crm", "query ");
    assertEquals(ReasonCode.MALFORMED, asking.refusal().code());
  }

  @Test
  void hopsAreReadToTheirLimit() {
    asking.chain = Sent.of(Collections.nCopies(Limits.HOPS, Asking.hop()));
    assertEquals(List.of(), asking.faults());
    asking.chain = Sent.of(Collections.nCopies(Limits.HOPS + 1, Asking.hop()));
    assertEquals(List.of("chain.hops"), asking.faults());
  }

  @Test
  void datasetsAreReadToTheirLimit() {
    asking.datasets = Sent.of(datasets(Limits.DATASETS));
    assertEquals(List.of(), asking.faults());
    asking.datasets = Sent.of(datasets(Limits.DATASETS + 1));
    assertEquals(List.of("datasets"), asking.faults());
  }

  @Test
  void factsAreReadToTheirLimit() {
    asking.facts.addAll(facts(Limits.FACTS));
    assertEquals(List.of(), asking.faults());
    asking.facts.addAll(facts(1));
    assertEquals(List.of("facts"), asking.faults());
  }

  @Test
  void approvalsAreReadToTheirLimit() {
    asking.approvals = Collections.nCopies(Limits.APPROVALS, new Question.PresentedApproval("a-1"));
    assertEquals(List.of("a-1"), asking.call().approvals());
    asking.approvals =
        Collections.nCopies(Limits.APPROVALS + 1, new Question.PresentedApproval("a-1"));
    assertEquals(List.of("approvals"), asking.faults());
  }

  @Test
  void violationsAreListedToTheirLimit() {
    asking.datasets =
        Sent.of(Collections.nCopies(Limits.DATASETS, new Question.DatasetRef("a b", none())));
    asking.agent = Optional.empty();
    assertEquals(Limits.VIOLATIONS, asking.faults().size());
  }

  @Test
  void parsedArgumentsHaveTheSameLimits() {
    asking.arguments = typed(new Json.Text("a".repeat(Limits.STRING_BYTES)));
    assertEquals(List.of(), asking.faults());
    asking.arguments = typed(new Json.Text("a".repeat(Limits.STRING_BYTES + 1)));
    assertEquals(List.of("arguments.typed"), asking.faults());
    asking.arguments = typed(new Json.Number(new java.math.BigDecimal("1e999999999")));
    assertEquals(List.of("arguments.typed"), asking.faults());
    asking.arguments =
        typed(
            new Json.Array(Collections.nCopies(5, new Json.Text("a".repeat(Limits.STRING_BYTES)))));
    assertEquals(List.of("arguments.typed"), asking.faults());
  }

  @Test
  void parsedArgumentsNestToTheLimit() {
    Json nested = new Json.Null();
    for (int i = 1; i < Limits.NESTING; i++) {
      nested = new Json.Array(List.of(nested));
    }
    asking.arguments = typed(nested);
    assertEquals(List.of(), asking.faults());
    asking.arguments = typed(new Json.Array(List.of(nested)));
    assertEquals(List.of("arguments.typed"), asking.faults());
  }

  @Test
  void argumentsThatAreNoObjectAreMalformed() {
    assertEquals(List.of("arguments.json"), asking.arguments("[]").faults());
  }

  @Test
  void anElidedMemberThatIsAlsoSentIsADuplicate() {
    Json.Elided elided = new Json.Elided("sha256:" + "0".repeat(64), 5);
    asking.arguments =
        new Arguments.Raw(
            "{\"note\":\"x\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            List.of(new Arguments.ElidedMember("note", elided)),
            true,
            Source.VOUCHED);
    assertEquals(List.of("arguments.json"), asking.faults());
  }

  @Test
  void theWordThatArgumentsAreCompleteCountsFromVouchedUp() {
    asking.arguments = Asking.raw("{}", true, Source.ASSERTED);
    assertFalse(asking.call().complete());
  }

  @Test
  void datasetsCountFromVouchedUpSortedAndEachOnce() {
    asking.datasets("b.c", "a", "b.c");
    assertEquals(
        List.of(Tools.name("a"), Tools.name("b.c")),
        asking.call().datasets().orElseThrow().stream().map(Call.Dataset::name).toList());
    asking.datasetsSource = Source.ASSERTED;
    assertEquals(Optional.empty(), asking.call().datasets());
  }

  @Test
  void aFactOfAnotherTypeIsMalformed() {
    asking.fact("task.purpose", "7", Source.VOUCHED);
    assertEquals(List.of("facts[0].value"), asking.faults());
  }

  @Test
  void aFactThatIsNeverNoneIsMalformedAsNone() {
    asking.facts.add(new Question.Statement("task.purpose", Sent.none(), Source.VOUCHED));
    assertEquals(List.of("facts[0].value"), asking.faults());
    asking.facts.set(0, new Question.Statement("agent.tenant", Sent.none(), Source.VOUCHED));
    assertEquals(List.of(), asking.faults());
  }

  @Test
  void undeclaredFactsAreIgnoredButForDuplicateKeys() {
    asking.fact("task.colour", "\"red\"", Source.VOUCHED);
    assertEquals(List.of(), asking.call().facts());
    asking.fact("task.colour", "{\"a\":[{\"b\":1,\"b\":1}]}", Source.VOUCHED);
    assertEquals(List.of("facts[1].value"), asking.faults());
  }

  @Test
  void whatIsNoStatementIsNotTakenFromOne() {
    asking.fact("dataset.labels", "[]", Source.VERIFIED);
    asking.fact("chain.depth", "1", Source.VERIFIED);
    asking.fact("env.now", "\"2026-11-23T12:00:00Z\"", Source.VERIFIED);
    assertEquals(List.of(), asking.call().facts());
  }

  @Test
  void aLesserCopyDecidesNothingAlsoWhileTheBetterIsSilent() {
    asking.fact("task.purpose", "\"refund\"", Source.VOUCHED);
    asking.facts.add(new Question.Statement("task.purpose", Sent.nothing(), Source.REGISTRY));
    assertEquals(
        List.of(new Question.Statement("task.purpose", Sent.nothing(), Source.REGISTRY)),
        asking.call().facts());
  }

  @Test
  void oneSourceDoesNotContradictItself() {
    asking.fact("task.budget", "100.0", Source.VOUCHED);
    asking.fact("task.budget", "100.00", Source.VOUCHED);
    assertEquals(List.of(), asking.faults(SITES_OWN));
    asking.fact("task.budget", "100.01", Source.VOUCHED);
    assertEquals(List.of("facts[2]"), asking.faults(SITES_OWN));
  }

  @Test
  void timesOutsideTheYearsThatEveryWireCanSayAreMalformed() {
    asking.credential =
        Sent.of(new Question.CredentialClaim("c", Sent.of(Instant.MAX), Source.VERIFIED));
    assertEquals(List.of("credential.expires_at"), asking.faults());
  }

  @Test
  void anActionOutsideTheEnumIsMalformed() {
    assertEquals(List.of("accesses[0].action"), asking.stating("peruse", "a.b").faults());
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  private static List<Question.DatasetRef> datasets(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Question.DatasetRef("d" + i, Optional.empty()))
        .toList();
  }

  private static List<Question.Statement> facts(int count) {
    return Collections.nCopies(
        count,
        new Question.Statement("task.purpose", Sent.of(new Json.Text("support")), Source.VOUCHED));
  }

  private static Arguments typed(Json value) {
    return new Arguments.Typed(List.of(new Json.Member("a", value)), true, Source.VOUCHED);
  }
}
