package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DigestsTest {

  @TestFactory
  List<DynamicTest> eachVectorHasItsDigest() {
    return vectors().stream()
        .map(vector ->
            DynamicTest.dynamicTest(
                vector.name(),
                () -> {
                  Json json = json(vector.json());
                  assertEquals(vector.canonical(), CanonicalJson.text(json));
                  assertEquals(Optional.of(vector.digest()), Digests.of(json));
                }))
        .toList();
  }

  @Test
  void aDigestThatWasCutOffLeavesNothingBehind() throws Exception {
    byte[] bytes = "{}".getBytes(StandardCharsets.UTF_8);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update((byte) 1);
    assertEquals(
        Digests.of(new Json.Object(List.of())).orElseThrow(), Digests.sha256(digest, bytes));
  }

  @Test
  void whatHasNoSpellingHasNoDigestHoweverDeep() {
    Json twice =
        new Json.Object(
            List.of(new Json.Member("m", new Json.Null()), new Json.Member("m", new Json.Null())));
    for (Json none : List.of(twice, new Json.Elided("sha256:" + "0".repeat(64), 1))) {
      Json member = new Json.Object(List.of(new Json.Member("in", none)));
      assertEquals(Optional.empty(), Digests.of(member));
      assertEquals(Optional.empty(), Digests.of(new Json.Array(List.of(member))));
    }
  }

  /** Few members are told apart in another way than many. */
  @Test
  void oneNameTwiceHasNoDigestHoweverManyMembers() {
    for (int size = 2; size < 20; size++) {
      List<Json.Member> members = new ArrayList<>();
      for (int i = 1; i < size; i++) {
        members.add(new Json.Member("m" + i, new Json.Null()));
      }
      assertTrue(Digests.of(new Json.Array(List.of(new Json.Object(members)))).isPresent());
      members.add(new Json.Member("m" + Math.max(1, size / 2), new Json.Null()));
      assertEquals(Optional.empty(), Digests.of(new Json.Array(List.of(new Json.Object(members)))));
    }
  }

  @Test
  void theChainOfTheVectorHasItsDigest() {
    assertEquals(digest("a chain"), Digests.chain(asking().call().chain()));
  }

  @Test
  void theChainThatBoundsArgumentsHasItsDigest() {
    Scope scope =
        new Scope(
            Optional.of(new Scope.Bound.All<>()),
            Optional.of(new Scope.Bound.All<>()),
            Optional.of(new Scope.Bound.All<>()),
            Optional.of(
                new Scope.Bound.Only<>(
                    List.of(
                        new Scope.Texts(
                            "source",
                            List.of("Zürich", "Zürich"),
                            List.of("crm.*"),
                            List.of("exports/*", "/srv/**", "exports/*")),
                        new Scope.Interval(
                            "amount",
                            Optional.of(new BigDecimal("0.50")),
                            Optional.of(new BigDecimal("100.0"))),
                        new Scope.Texts(
                            "invoice.currency", List.of("EUR", "CHF"), List.of(), List.of())))));
    Asking asking = new Asking();
    asking.chain =
        Sent.of(List.of(hop(Optional.of(scope), "2026-11-23T13:00:00Z", Source.VOUCHED)));
    assertEquals(digest("a chain that bounds arguments"), Digests.chain(asking.call().chain()));
  }

  @Test
  void theDemandOfTheVectorHasItsDigest() {
    assertEquals(
        digest("a demand"),
        Digests.demand(typed(asking()), approval(new Value.Int(1))).orElseThrow());
  }

  /** Sets stand in the order that {@code docs/digests.md} gives their elements. */
  @Test
  void theDemandWithAFieldOfEachTypeHasItsDigest() {
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("day", typed(new Type.Date(), "\"2026-12-24\""));
    fields.put("site", typed(new Type.Uri(), "\"https://shop.example.com/a?b\""));
    fields.put("to", typed(new Type.Email(), "\"emma@example.com\""));
    fields.put("host", typed(new Type.Domain(), "\"example.com\""));
    fields.put("from", typed(new Type.Ip(), "\"2001:db8::1\""));
    fields.put("net", typed(new Type.Cidr(), "\"10.0.0.0/8\""));
    fields.put("line", typed(new Type.Command(), "\"git commit -m 'a b'\""));
    fields.put("tier", new Value.Symbol("paid", 1));
    fields.put("limit", typed(new Type.Decimal(), "12.50"));
    fields.put("within", typed(new Type.Length(), "\"10m\""));
    fields.put("at", typed(new Type.Time(), "\"2026-11-23T14:00:00.500+01:00\""));
    fields.put("path", typed(new Type.Path(), "\"/srv/a\""));
    fields.put("name", typed(new Type.Name(), "\"crm.customers\""));
    fields.put(
        "words",
        typed(
            new Type.SetOf(new Type.Text(), 9),
            "[\"\uD83D\uDE00\", \"b\", \"a b\", \"a\", \"\uFF5E\", \"a\"]"));
    fields.put("numbers", typed(new Type.SetOf(new Type.Int(), 9), "[10, 2]"));
    Type.EnumOf levels = new Type.EnumOf("level", List.of("low", "high"), true);
    fields.put("levels", typed(new Type.SetOf(levels, 9), "[\"low\", \"high\"]"));
    List<Type.Field> record =
        List.of(
            new Type.Field("a", new Type.Int(), true, false),
            new Type.Field("b", new Type.Bool(), false, false));
    fields.put("record", typed(new Type.RecordOf(record), "{\"b\": true}"));
    Decision.Obligation inspect =
        new Decision.Obligation(
            "inspect", Decision.Obligation.Phase.BEFORE, fields, List.of("crm.inspect"));
    assertEquals(
        Optional.of(digest("a demand with a field of each type")),
        Digests.demand(typed(asking()), inspect));
  }

  private static Value typed(Type type, String json) {
    return (Value) new JsonTyping(new Faults()).read(json(json), type, "x");
  }

  @Test
  void trustIsNoPartOfAChain() {
    Asking asking = new Asking();
    String vouched = Digests.chain(asking.call().chain());
    Question.Hop hop = Asking.hop();
    asking.chain = Sent.of(List.of(hop(hop.scope(), "2026-11-23T13:00:00Z", Source.VERIFIED)));
    assertEquals(vouched, Digests.chain(asking.call().chain()));
    asking.chain = Sent.of(List.of(hop(hop.scope(), "2026-11-23T13:00:01Z", Source.VERIFIED)));
    assertNotEquals(vouched, Digests.chain(asking.call().chain()));
  }

  @Test
  void whatIsElidedIncompleteOrUnknownHasNoDigest() {
    Json.Elided elided = new Json.Elided("sha256:" + "0".repeat(64), 1);
    assertTrue(Digests.of(new Json.Array(List.of(elided))).isEmpty());
    Json.Member member = new Json.Member("a", new Json.Null());
    assertTrue(Digests.of(new Json.Object(List.of(member, member))).isEmpty());
    assertTrue(
        Digests.demand(typed(asking()), approval(new Reading.Unknown("task.purpose"))).isEmpty());
  }

  @Test
  void codePointsAreNotUtf16() {
    assertTrue(CanonicalJson.BY_CODE_POINT.compare("\uFF5E", "\uD83D\uDE00") < 0);
    assertTrue("\uFF5E".compareTo("\uD83D\uDE00") > 0);
  }

  private static Asking asking() {
    Asking asking = new Asking();
    Scope scope =
        new Scope(
            Optional.of(only("crm.*", "crm.\"query.raw\"", "crm.*")),
            Optional.of(only("read")),
            Optional.of(
                new Scope.Bound.Only<>(
                    List.of(
                        new Scope.DatasetBound("files", Optional.of("/srv/**")),
                        new Scope.DatasetBound("crm.**", Optional.empty())))),
            Optional.of(
                new Scope.Bound.Only<>(
                    List.of(
                        new Scope.Interval(
                            "amount", Optional.empty(), Optional.of(new BigDecimal("100.00")))))));
    asking.chain =
        Sent.of(List.of(hop(Optional.of(scope), "2026-11-23T13:00:00.500Z", Source.VOUCHED)));
    return asking;
  }

  private static Scope.Bound<String> only(String... items) {
    return new Scope.Bound.Only<>(List.of(items));
  }

  private static Question.Hop hop(Optional<Scope> scope, String until, Source trust) {
    Question.Hop hop = Asking.hop();
    return new Question.Hop(
        hop.from(),
        hop.to(),
        hop.delegation(),
        hop.parent(),
        hop.task(),
        scope,
        hop.purpose(),
        hop.notBefore(),
        Times.read(until),
        hop.assurance(),
        trust);
  }

  private static TypedCall typed(Asking asking) {
    return new Tools().does("read", "crm.customers").typed(asking);
  }

  private static Decision.Obligation approval(Reading count) {
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("approvers", new Value.Text("crm.leads"));
    fields.put("count", count instanceof Value value ? value : new Value.Many(List.of(count)));
    fields.put("within", new Value.Length(Duration.ofMinutes(10)));
    return new Decision.Obligation(
        "human_approval", Decision.Obligation.Phase.BEFORE, fields, List.of("crm.approval"));
  }

  private record Vector(String name, String json, String canonical, String digest) {}

  private static String digest(String name) {
    return vectors().stream()
        .filter(vector -> vector.name().equals(name))
        .findFirst()
        .orElseThrow()
        .digest();
  }

  private static List<Vector> vectors() {
    List<Vector> vectors = new ArrayList<>();
    for (Json vector : ((Json.Array) json(resource())).elements()) {
      Map<String, String> texts = new HashMap<>();
      for (Json.Member member : ((Json.Object) vector).members()) {
        texts.put(member.name(), ((Json.Text) member.value()).value());
      }
      vectors.add(
          new Vector(
              texts.getOrDefault("name", ""),
              texts.getOrDefault("json", ""),
              texts.getOrDefault("canonical", ""),
              texts.getOrDefault("digest", "")));
    }
    return vectors;
  }

  private static String resource() {
    try (InputStream in = DigestsTest.class.getResourceAsStream("/digests/vectors.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Json json(String text) {
    return switch (JsonReader.read(text.getBytes(StandardCharsets.UTF_8))) {
      case JsonReader.Result.Read(Json json) -> json;
      case JsonReader.Result.Refused(String problem) -> throw new AssertionError(problem);
    };
  }
}
