package dev.remit.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.proto.v1.AuthorizeResponse;
import dev.remit.proto.v1.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.Blackhole;

/** Each benchmark runs once, and answers what it has to. */
class BenchmarksTest {
  private static final Instant IN_FIVE_MINUTES = AgentQuestion.NOW.plusSeconds(300);

  private static Blackhole hole() {
    return new Blackhole(
        "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
  }

  private static Decision.Allow allowed(Decision decision) {
    assertEquals(ReasonCode.PERMITTED, decision.reason().code());
    return (Decision.Allow) decision;
  }

  /** Refunds read arguments, so their grant is for one use and is not cached. */
  private static void assertRefund(Decision decision, int accesses) {
    Decision.Allow allow = allowed(decision);
    assertEquals(IN_FIVE_MINUTES, allow.grant().expiresAt());
    assertEquals(accesses, allow.grant().accesses().size());
    assertEquals(1, allow.grant().uses().orElseThrow());
  }

  @Test
  void rules_permit_the_refund() {
    RulesBenchmark benchmark = new RulesBenchmark();
    benchmark.setUp();
    assertTrue(benchmark.engine());
    assertTrue(benchmark.byHand());
  }

  @Test
  void a_decision_permits_the_refund_for_five_minutes() {
    DecisionBenchmark benchmark = new DecisionBenchmark();
    benchmark.setUp();
    assertRefund(benchmark.answer(), 1);
    assertEquals(benchmark.reference(), benchmark.answer());
    assertEquals(benchmark.byHand(), benchmark.engine());
    assertEquals(IN_FIVE_MINUTES.getEpochSecond(), benchmark.byHand());
  }

  @Test
  void any_number_of_rules_gives_the_same_decision() {
    RuleCountBenchmark benchmark = new RuleCountBenchmark();
    for (int rules : new int[] {10, 1_000}) {
      benchmark.rules = rules;
      benchmark.setUp();
      assertRefund(benchmark.decide(), 1);
    }
  }

  @Test
  void any_number_of_rules_of_one_tool_gives_the_same_decision() {
    OneToolBenchmark benchmark = new OneToolBenchmark();
    for (int rules : new int[] {10, 1_000}) {
      benchmark.rules = rules;
      benchmark.setUp();
      assertRefund(benchmark.answer(), 1);
      assertEquals(IN_FIVE_MINUTES.getEpochSecond(), benchmark.engine());
    }
  }

  @Test
  void all_rules_over_hops_permit() {
    SharedConditionsBenchmark benchmark = new SharedConditionsBenchmark();
    for (String rules : List.of("shared", "apart", "bare", "one")) {
      benchmark.rules = rules;
      benchmark.setUp();
      for (int i = 0; i < 2; i++) {
        assertEquals(rules.equals("one") ? 1 : 500, benchmark.permitting());
      }
    }
  }

  @Test
  void of_rules_over_several_attributes_the_one_that_matches_decides() {
    IndexShapeBenchmark benchmark = new IndexShapeBenchmark();
    for (String shape : List.of("48x8", "120x4", "10000x100")) {
      benchmark.shape = shape;
      benchmark.setUp();
      String rule = "crm.shaped" + ShapedPolicy.of(shape).attributes();
      for (Decision decision : List.of(benchmark.decide(), benchmark.one())) {
        assertEquals(rule, allowed(decision).reason().rule().orElseThrow().id(), shape);
      }
    }
  }

  @Test
  void any_length_of_chain_gives_the_same_decision() {
    ChainLengthBenchmark benchmark = new ChainLengthBenchmark();
    for (int hops : new int[] {1, 16}) {
      benchmark.hops = hops;
      benchmark.setUp();
      assertRefund(benchmark.decide(), 1);
    }
  }

  @Test
  void each_account_is_an_access() {
    AccessCountBenchmark benchmark = new AccessCountBenchmark();
    for (int accesses : new int[] {1, 32}) {
      benchmark.accesses = accesses;
      benchmark.setUp();
      assertRefund(benchmark.decide(), accesses);
    }
  }

  @Test
  void an_unknown_purpose_permits_nothing() {
    UnknownFactsBenchmark benchmark = new UnknownFactsBenchmark();
    benchmark.setUp();
    assertRefund(benchmark.known(), 1);
    assertEquals(ReasonCode.NOT_PERMITTED, benchmark.unknown().reason().code());
  }

  @Test
  void bytes_become_the_bytes_of_the_decision() throws InvalidProtocolBufferException {
    WireBenchmark benchmark = new WireBenchmark();
    benchmark.setUp();
    byte[] answer = benchmark.decide();
    AuthorizeResponse read = AuthorizeResponse.parseFrom(answer);
    assertEquals(AgentMessages.REQUEST_ID, read.getRequestId());
    assertEquals(Effect.EFFECT_ALLOW, read.getDecision().getEffect());
    assertEquals(
        IN_FIVE_MINUTES.getEpochSecond(),
        read.getDecision().getGrant().getExpiresAt().getSeconds());
    assertEquals("crm.refund0", read.getDecision().getReason().getRule().getId());
    assertArrayEquals(answer, benchmark.parseAndBuild(hole()));
    assertEquals(2, benchmark.digestsAndId(hole()).variant());
  }

  @Test
  void a_row_of_a_data_file_permits_the_read() {
    DataScaleBenchmark benchmark = new DataScaleBenchmark();
    benchmark.setUp();
    Decision.Allow allow = allowed(benchmark.decide());
    assertEquals(
        Duration.ofMinutes(1), Duration.between(AgentQuestion.NOW, allow.grant().expiresAt()));
  }

  @Test
  void data_files_of_each_form_make_one_bundle() {
    DataLoadBenchmark benchmark = new DataLoadBenchmark();
    for (String form : List.of("CSV", "JSON", "YAML")) {
      benchmark.form = form;
      assertEquals(1, benchmark.compile().program().permits().size());
    }
  }

  @Test
  void both_engines_answer_the_calls_of_an_application() throws Exception {
    CedarShapesBenchmark benchmark = new CedarShapesBenchmark();
    for (String shape : List.of("gdrive-dangling", "gdrive-mended", "github", "tinytodo")) {
      benchmark.shape = shape;
      benchmark.size = 50;
      benchmark.setUp();
      int allowed = 0;
      for (int i = 0; i < 256; i++) {
        allowed += benchmark.remit() instanceof Decision.Allow ? 1 : 0;
      }
      for (int i = 0; i < 256; i++) {
        allowed -= benchmark.cedar().isAllowed() ? 1 : 0;
      }
      assertEquals(0, allowed, shape);
      assertFalse(benchmark.cedarWithoutPolicies().isAllowed());
    }
  }

  @Test
  void texts_become_the_decision_also_after_one_of_them_changed() {
    CompileBenchmark benchmark = new CompileBenchmark();
    benchmark.rules = 250;
    benchmark.setUp();
    assertRefund(benchmark.first(), 1);
    assertRefund(benchmark.again(), 1);
    assertRefund(benchmark.oneFileChanged(), 1);
    assertRefund(benchmark.oneFileChanged(), 1);
    CompileBenchmark.OneChanged bundles = new CompileBenchmark.OneChanged();
    bundles.setUp(benchmark);
    assertFalse(benchmark.codeOfOneFileChanged(bundles).classes().isEmpty());
  }

  @Test
  void all_tools_are_listed() {
    ListingBenchmark benchmark = new ListingBenchmark();
    benchmark.tools = 100;
    benchmark.setUp();
    assertEquals(100, benchmark.listed());
  }

  @Test
  void an_index_is_built() {
    IndexBuildBenchmark benchmark = new IndexBuildBenchmark();
    for (String shape : List.of("48x8", "120x4")) {
      benchmark.shape = shape;
      benchmark.setUp();
      assertTrue(benchmark.build().size() > 0);
    }
  }

  @Test
  void no_benchmark_is_without_a_test() throws IOException {
    try (InputStream list =
        Objects.requireNonNull(
            BenchmarksTest.class.getResourceAsStream("/META-INF/BenchmarkList"))) {
      TreeSet<String> found =
          new String(list.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.replaceAll(".*?dev\\.remit\\.benchmarks\\.(\\w+).*", "$1"))
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(
          List.of(
              "AccessCountBenchmark",
              "CedarBenchmark",
              "CedarEmptyBenchmark",
              "CedarShapesBenchmark",
              "CelBenchmark",
              "ChainLengthBenchmark",
              "CompileBenchmark",
              "DataLoadBenchmark",
              "DataScaleBenchmark",
              "DecisionBenchmark",
              "IndexBuildBenchmark",
              "IndexShapeBenchmark",
              "ListingBenchmark",
              "OneToolBenchmark",
              "RuleCountBenchmark",
              "RulesAtScaleBenchmark",
              "RulesBenchmark",
              "SharedConditionsBenchmark",
              "UnknownFactsBenchmark",
              "WireBenchmark"),
          List.copyOf(found));
    }
  }
}
