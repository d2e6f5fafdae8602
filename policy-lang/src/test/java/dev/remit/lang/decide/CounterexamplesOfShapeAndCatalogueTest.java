package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The requests of {@code counterexamples.md} that steps 1 and 2 settle, each named after its
 * number.
 */
class CounterexamplesOfShapeAndCatalogueTest {
  private final Asking asking = new Asking();

  @Test
  void F20_aBoundThatIsLeftOutIsAFault() {
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
                    Optional.empty(),
                    hop.assurance(),
                    hop.trust())));
    assertEquals(List.of("chain.hops[0].expires_at"), asking.faults());
  }

  @Test
  void F21_numbersThatADoubleConfusesHaveDifferentDigests() {
    Tools tools = new Tools().arg("a", new Type.Int());
    assertNotEquals(
        tools.typed(asking.arguments("{\"a\":9007199254740993}")).argumentsDigest(),
        tools.typed(asking.arguments("{\"a\":9007199254740992}")).argumentsDigest());
    Tools open = new Tools().open();
    assertNotEquals(
        open.typed(asking.arguments("{\"a\":0.30000000000000001}")).argumentsDigest(),
        open.typed(asking.arguments("{\"a\":0.3}")).argumentsDigest());
  }

  @Test
  void F21_aNumberThatItsTypeCannotHoldExactlyIsRefused() {
    assertEquals(
        "ARGUMENT_INVALID args.a",
        new Tools().arg("a", Tools.DECIMAL).fault(asking.arguments("{\"a\":0.30000000000000001}")));
  }

  @Test
  void F23_aScopeHoldsOnlyPatternsThatInclusionDecides() {
    assertEquals(List.of("chain.hops[0].scope.datasets[0].name"), scoped("crm.**.x"));
    assertEquals(List.of("chain.hops[0].scope.datasets[0].name"), scoped("crm.(a|b)"));
    assertEquals(List.of(), scoped("crm.*.x"));
  }

  @Test
  void F25_anEmptyListOfDatasetsIsAFault() {
    assertEquals(
        "DATASET_MISSING datasets", new Tools().fromRequest("read").fault(asking.datasets()));
  }

  @Test
  void F25_aListThatIsNotSentIsUnknown() {
    assertInstanceOf(
        Part.Unknown.class,
        new Tools().fromRequest("read").typed(asking).accesses().getFirst().dataset());
  }

  @Test
  void F26_datasetsOtherThanTheDerivedOnesAreAConflict() {
    Tools tools = new Tools().does("read", "crm.customers");
    assertEquals("FACT_CONFLICT datasets", tools.fault(asking.datasets("public.docs")));
    assertEquals(
        "FACT_CONFLICT datasets", tools.fault(asking.datasets("crm.customers", "public.docs")));
    assertEquals("FACT_CONFLICT datasets", tools.fault(asking.datasets()));
    assertEquals("-", tools.fault(asking.datasets("crm.customers")));
  }

  @Test
  void F27_datasetsAreASet() {
    assertEquals(
        2, new Tools().fromRequest("read").typed(asking.datasets("b", "a", "b")).accesses().size());
  }

  @Test
  void F28_anotherActionThanTheCataloguesIsAConflict() {
    Tools tools = new Tools().does("pay", "crm.refunds");
    assertEquals("FACT_CONFLICT accesses", tools.fault(asking.stating("read", "crm.refunds")));
    assertEquals("-", tools.fault(asking.stating("pay", "crm.refunds")));
  }

  @Test
  void F28_statingOnlyTheHarmlessAccessIsAConflict() {
    Tools tools = new Tools().does("read", "crm.refunds").does("pay", "crm.refunds");
    assertEquals("FACT_CONFLICT accesses", tools.fault(asking.stating("read", "crm.refunds")));
  }

  @Test
  void F29_aToolWithoutAnEntryIsUnknown() {
    assertEquals("TOOL_UNKNOWN tool", new Tools().fault(asking.tool("legacy", "export")));
  }

  @Test
  void F31_incompleteArgumentsAreUndeclared() {
    asking.arguments = Asking.raw("{\"amount\":1}", false, Source.VERIFIED);
    assertEquals(
        "ARGUMENT_UNDECLARED args", new Tools().arg("amount", Tools.DECIMAL).fault(asking));
  }

  @Test
  void F31_incompleteArgumentsAreAllUnknown() {
    asking.arguments = Asking.raw("{\"amount\":1}", false, Source.VERIFIED);
    TypedCall call =
        new Tools().open().arg("amount", Tools.DECIMAL).optional("note", Tools.TEXT).typed(asking);
    assertEquals(
        Map.of(
            "amount", new Reading.Unknown("args.amount"), "note", new Reading.Unknown("args.note")),
        call.arguments());
    assertEquals(Optional.empty(), call.argumentsDigest());
  }

  @Test
  void F31_incompletenessMendsNoFault() {
    asking.arguments = Asking.raw("{\"file\":\"a/../b\"}", false, Source.VERIFIED);
    assertEquals(
        "ARGUMENT_INVALID args.file",
        new Tools().open().arg("file", Tools.TEXT).doesAt("read", "files", "file").fault(asking));
  }

  @Test
  void F32_anUndeclaredArgumentIsAFault() {
    asking.arguments("{\"admin\":true}");
    assertEquals("ARGUMENT_UNDECLARED args.admin", new Tools().fault(asking));
  }

  @Test
  void F32_anOpenToolsUndeclaredArgumentsAreInTheDigest() {
    Tools tools = new Tools().open();
    assertNotEquals(
        tools.typed(asking.arguments("{\"admin\":true}")).argumentsDigest(),
        tools.typed(asking.arguments("{}")).argumentsDigest());
  }

  @Test
  void F42_duplicateKeysAreMalformedWhereverTheyAre() {
    assertEquals(
        List.of("arguments.json"), asking.arguments("{\"amount\":1,\"amount\":2}").faults());
    assertEquals(
        List.of("arguments.json"), asking.arguments("{\"a\":[{\"b\":1,\"\\u0062\":1}]}").faults());
    assertEquals(ReasonCode.MALFORMED, asking.refusal().code());
  }

  @Test
  void F48_namesInAnotherFormAreRefusedAndNotRewritten() {
    assertEquals(List.of("tool.name"), asking.tool("crm", "refund ").faults());
    assertEquals("TOOL_UNKNOWN tool", new Tools().fault(asking.tool("CRM", "query")));
    asking.tool("crm", "query").datasets("crm..customers");
    assertEquals(List.of("datasets[0].name"), asking.faults());
  }

  @Test
  void F49_aToolIsAPairAndNeverJoinedText() {
    assertEquals("query.raw", asking.tool("crm", "query.raw").call().tool().name());
    assertNotEquals(
        asking.tool("crm", "query.raw").call().tool(),
        asking.tool("crm.query", "raw").call().tool());
  }

  @Test
  void F68_theQuestionItselfIsRequired() {
    asking.task = Sent.nothing();
    asking.credential = Sent.nothing();
    assertEquals(List.of("task", "credential"), asking.faults());
  }

  private List<String> scoped(String dataset) {
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
                    Optional.of(
                        new Scope(
                            Optional.of(new Scope.Bound.All<>()),
                            Optional.of(new Scope.Bound.All<>()),
                            Optional.of(
                                new Scope.Bound.Only<>(
                                    List.of(new Scope.DatasetBound(dataset, Optional.empty())))),
                            Optional.of(new Scope.Bound.All<>()))),
                    hop.purpose(),
                    hop.notBefore(),
                    hop.expiresAt(),
                    hop.assurance(),
                    hop.trust())));
    return asking.faults();
  }
}
