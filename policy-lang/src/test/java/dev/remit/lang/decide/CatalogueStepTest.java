package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.ActionRule;
import dev.remit.lang.schema.Catalogue.PathRule;
import dev.remit.lang.schema.Catalogue.TargetRule;
import dev.remit.lang.schema.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueStepTest {
  private static final String PINNED = "sha256:" + "a".repeat(64);

  private final Asking asking = new Asking();

  @Test
  void aToolOutsideTheCatalogueIsUnknown() {
    assertEquals("TOOL_UNKNOWN tool", new Tools().fault(asking.tool("crm", "drop")));
  }

  @Test
  void aPinnedToolThatIsNotShownToBeTheSameIsChanged() {
    Tools tools = new Tools().pinned(PINNED).does("read", "crm.customers");
    assertEquals("TOOL_CHANGED tool", tools.fault(asking));
    asking.tool =
        Optional.of(new Question.ToolRef("crm", "query", Optional.of("sha256:" + "b".repeat(64))));
    assertEquals("TOOL_CHANGED tool", tools.fault(asking));
    asking.tool = Optional.of(new Question.ToolRef("crm", "query", Optional.of(PINNED)));
    assertEquals("-", tools.fault(asking));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"a\":0.1}          | -",
        "{\"a\":100.00}       | -",
        "{\"a\":123456789.123456789} | -",
        "{\"a\":999999999999999999}  | -",
        "{\"a\":1000000000000000000} | ARGUMENT_INVALID args.a",
        "{\"a\":0.1234567891} | ARGUMENT_INVALID args.a",
        "{\"a\":1e399}        | ARGUMENT_INVALID args.a",
        "{\"a\":\"1\"}        | ARGUMENT_INVALID args.a",
        "{\"a\":null}         | ARGUMENT_INVALID args.a",
        "{}                   | ARGUMENT_INVALID args.a",
        "{\"a\":1,\"b\":2}    | ARGUMENT_UNDECLARED args.b",
        "{\"a\":true,\"b\":2} | ARGUMENT_INVALID args.a"
      })
  void aDecimalIsHeldExactlyOrRefused(String json, String fault) {
    assertEquals(fault, new Tools().arg("a", Tools.DECIMAL).fault(asking.arguments(json)));
  }

  @ParameterizedTest
  @CsvSource({
    "7, -",
    "1.0, -",
    "-9223372036854775808, -",
    "9223372036854775808, ARGUMENT_INVALID args.a",
    "1.5, ARGUMENT_INVALID args.a",
    "true, ARGUMENT_INVALID args.a"
  })
  void anIntIsHeldExactlyOrRefused(String number, String fault) {
    assertEquals(
        fault,
        new Tools().arg("a", new Type.Int()).fault(asking.arguments("{\"a\":" + number + "}")));
  }

  @Test
  void anEnumHasOnlyItsValues() {
    Tools tools = new Tools().arg("a", new Type.EnumOf("colour", List.of("red", "blue"), false));
    assertEquals("-", tools.fault(asking.arguments("{\"a\":\"blue\"}")));
    assertEquals("ARGUMENT_INVALID args.a", tools.fault(asking.arguments("{\"a\":\"Blue\"}")));
  }

  @Test
  void aListHasAtMostWhatItDeclares() {
    Tools tools = new Tools().arg("a", new Type.ListOf(new Type.Int(), 2));
    assertEquals("-", tools.fault(asking.arguments("{\"a\":[1,2]}")));
    assertEquals("ARGUMENT_INVALID args.a", tools.fault(asking.arguments("{\"a\":[1,2,3]}")));
    assertEquals("ARGUMENT_INVALID args.a", tools.fault(asking.arguments("{\"a\":[1,null]}")));
  }

  @Test
  void fieldsOfARecordAreDeclaredToo() {
    Type record = new Type.RecordOf(List.of(new Type.Field("b", Tools.TEXT, true, false)));
    Tools tools = new Tools().arg("a", record);
    assertEquals("-", tools.fault(asking.arguments("{\"a\":{}}")));
    assertEquals(
        "ARGUMENT_UNDECLARED args.a.c", tools.fault(asking.arguments("{\"a\":{\"c\":1}}")));
    assertEquals(
        "ARGUMENT_UNDECLARED args.a.c", tools.open().fault(asking.arguments("{\"a\":{\"c\":1}}")));
  }

  @Test
  void anOptionalArgumentThatIsNotThereIsNone() {
    Tools tools = new Tools().optional("a", Tools.TEXT);
    assertEquals(Map.of("a", Reading.NONE), tools.typed(asking).arguments());
    assertEquals(
        Map.of("a", Reading.NONE), tools.typed(asking.arguments("{\"a\":null}")).arguments());
  }

  @Test
  void anElidedArgumentIsThereAndUnknown() {
    asking.arguments =
        new Arguments.Typed(
            List.of(new Json.Member("a", new Json.Elided("sha256:" + "0".repeat(64), 9))),
            true,
            Source.VOUCHED);
    TypedCall call = new Tools().arg("a", Tools.TEXT).typed(asking);
    assertEquals(Map.of("a", new Reading.Unknown("args.a")), call.arguments());
    assertEquals(Optional.empty(), call.argumentsDigest());
  }

  @Test
  void aModeThatIsNotMappedIsInvalid() {
    Tools tools =
        new Tools()
            .optional("mode", Tools.TEXT)
            .does(
                new ActionRule.ByArgument(List.of("mode"), Map.of("r", "read")),
                new TargetRule.Nothing());
    assertEquals("-", tools.fault(asking.arguments("{\"mode\":\"r\"}")));
    assertEquals("ARGUMENT_INVALID args.mode", tools.fault(asking.arguments("{\"mode\":\"w\"}")));
    assertEquals("ARGUMENT_INVALID args.mode", tools.fault(asking.arguments("{}")));
  }

  @Test
  void aListIsAnAccessPerElementEachOnceInOrder() {
    Tools tools = new Tools().arg("files", Tools.TEXTS).doesAt("delete", "files", "files");
    assertEquals(
        List.of("a", "b/c"),
        tools.typed(asking.arguments("{\"files\":[\"b/c\",\"a\",\"b/c\"]}")).accesses().stream()
            .map(access -> ((Part.Known<Value.Path>) access.path()).value().toString())
            .toList());
  }

  @Test
  void anEmptyListAndNoneNameNoDataset() {
    Tools tools = new Tools().optional("files", Tools.TEXTS).doesAt("delete", "files", "files");
    assertEquals("DATASET_MISSING args.files", tools.fault(asking.arguments("{\"files\":[]}")));
    assertEquals("DATASET_MISSING args.files", tools.fault(asking.arguments("{}")));
  }

  @ParameterizedTest
  @CsvSource({"a/../b", "/a//b", "a/", ".", "''", "a\\\\b", "ä"})
  void aTextThatIsNoCanonicalPathIsRefused(String path) {
    Tools tools = new Tools().arg("file", Tools.TEXT).doesAt("read", "files", "file");
    assertEquals(
        "ARGUMENT_INVALID args.file", tools.fault(asking.arguments("{\"file\":\"" + path + "\"}")));
  }

  @Test
  void aSegmentIsOneSegment() {
    Tools tools =
        new Tools()
            .arg("owner", Tools.TEXT)
            .does(
                new ActionRule.Fixed("read"),
                new TargetRule.On(
                    Tools.name("github.repo"),
                    Optional.of(
                        new PathRule.Segments(
                            List.of(
                                new PathRule.Part.Constant("x"),
                                new PathRule.Part.Argument(List.of("owner")))))));
    assertEquals(
        new Part.Known<>(new Value.Path(false, List.of("x", "acme"))),
        tools.typed(asking.arguments("{\"owner\":\"acme\"}")).accesses().getFirst().path());
    assertEquals(
        "ARGUMENT_INVALID args.owner", tools.fault(asking.arguments("{\"owner\":\"a/b\"}")));
    assertEquals(
        "ARGUMENT_INVALID args.owner", tools.fault(asking.arguments("{\"owner\":\"..\"}")));
  }

  @Test
  void accessesAreDerivedToTheirLimit() {
    Tools tools = new Tools().arg("files", Tools.TEXTS).doesAt("delete", "files", "files");
    assertEquals("-", tools.fault(asking.arguments(files(Limits.ACCESSES))));
    assertEquals("MALFORMED args", tools.fault(asking.arguments(files(Limits.ACCESSES + 1))));
  }

  @Test
  void aToolThatStatesNothingIsOneUnknownAccess() {
    Access access = new Tools().typed(asking).accesses().getFirst();
    assertInstanceOf(Part.Unknown.class, access.action());
    assertInstanceOf(Part.Unknown.class, access.dataset());
  }

  @Test
  void datasetsFromTheRequestAreUnknownUntilItNamesThem() {
    Tools tools = new Tools().fromRequest("read");
    assertInstanceOf(Part.Unknown.class, tools.typed(asking).accesses().getFirst().dataset());
    assertEquals("DATASET_MISSING datasets", tools.fault(asking.datasets()));
    assertEquals(2, tools.typed(asking.datasets("b", "a")).accesses().size());
  }

  @Test
  void theListingFindsOnlyWhatNoArgumentsMend() {
    Tools tools =
        new Tools()
            .arg("files", Tools.TEXTS)
            .doesAt("delete", "files", "files")
            .fromRequest("read");
    CatalogueStep step = new CatalogueStep(tools.catalogue());
    asking.arguments = Asking.raw("{\"x\":1}", false, Source.ASSERTED);
    asking.datasets();
    TypedCall listed =
        assertInstanceOf(
                CatalogueStep.Result.Typed.class, step.checkWithoutArguments(asking.call()))
            .call();
    assertEquals(Map.of("files", new Reading.Unknown("args.files")), listed.arguments());
    assertEquals(2, listed.accesses().size());
    assertInstanceOf(
        CatalogueStep.Result.Fault.class,
        step.checkWithoutArguments(asking.tool("crm", "drop").call()));
    assertInstanceOf(
        CatalogueStep.Result.Fault.class,
        new CatalogueStep(new Tools().pinned(PINNED).catalogue())
            .checkWithoutArguments(asking.tool("crm", "query").call()));
  }

  private static String files(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"f" + i + "\"")
        .collect(Collectors.joining(",", "{\"files\":[", "]}"));
  }
}
