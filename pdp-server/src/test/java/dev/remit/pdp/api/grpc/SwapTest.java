package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.fast.FastDecider;
import dev.remit.lang.source.SourceFile;
import dev.remit.pdp.decision.DecisionPoint;
import dev.remit.pdp.decision.Snapshot;
import dev.remit.proto.v1.AuthorizeBatchRequest;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.AuthorizeResult;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Effect;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bundles that change places while requests are under way. */
@QuarkusTest
class SwapTest {
  private static final String PERMITS = "sha256:permits";
  private static final String DENIES = "sha256:denies";
  private static final Map<String, Effect> RIGHT =
      Map.of(PERMITS, Effect.EFFECT_ALLOW, DENIES, Effect.EFFECT_DENY);
  private static final int REQUESTS = 500;

  @Inject DecisionPoint decisions;
  private final Client client = new Client();

  @AfterEach
  void close() {
    client.close();
  }

  private static Snapshot snapshot(String revision, String more) throws Exception {
    Path policies = Path.of("src/test/resources/policies/test.policy");
    CompiledBundle bundle =
        PolicyCompiler.compile(
                List.of(new SourceFile("test.policy", Files.readString(policies) + more)),
                BundleSettings.STANDARD.withoutTaskRegistration(),
                revision)
            .bundle()
            .orElseThrow();
    return new Snapshot(new FastDecider(bundle), List.of());
  }

  private static void assertRight(Decision decision) {
    assertEquals(RIGHT.get(decision.getRevision()), decision.getEffect(), decision.toString());
  }

  /** Asks one by one and in batches, and says which bundles answered. */
  private Set<Effect> ask(String caller) {
    Set<Effect> met = EnumSet.noneOf(Effect.class);
    for (int i = 0; i < REQUESTS; i++) {
      Decision one = client.service().authorize(Requests.query(caller + i).build()).getDecision();
      assertRight(one);
      met.add(one.getEffect());
      AuthorizeRequest.Builder request = Requests.query(caller + "b" + i);
      List<AuthorizeResult> batch =
          client
              .service()
              .authorizeBatch(
                  AuthorizeBatchRequest.newBuilder()
                      .setRequestId(request.getRequestId())
                      .setContext(request.getContext())
                      .addCalls(request.getCall())
                      .addCalls(request.getCall())
                      .build())
              .getResultsList();
      batch.forEach(result -> assertRight(result.getDecision()));
      assertEquals(
          1, batch.stream().map(result -> result.getDecision().getRevision()).distinct().count());
    }
    return met;
  }

  @Test
  void each_answer_is_of_one_bundle_and_a_batch_of_the_same() throws Exception {
    Snapshot before = decisions.snapshot().orElseThrow();
    Snapshot permits = snapshot(PERMITS, "");
    Snapshot denies = snapshot(DENIES, "\ndeny nobody \"Nobody reads\" { tool is crm.query }\n");
    decisions.put(permits);
    try {
      List<FutureTask<Set<Effect>>> asking = new ArrayList<>();
      for (String caller : List.of("one-", "other-")) {
        asking.add(new FutureTask<>(() -> ask(caller)));
      }
      asking.forEach(each -> Thread.ofPlatform().start(each));
      boolean permit = false;
      while (!asking.stream().allMatch(FutureTask::isDone)) {
        decisions.put(permit ? permits : denies);
        permit = !permit;
        Thread.onSpinWait();
      }
      for (FutureTask<Set<Effect>> each : asking) {
        assertEquals(EnumSet.of(Effect.EFFECT_ALLOW, Effect.EFFECT_DENY), each.get());
      }
    } finally {
      decisions.put(before);
    }
  }
}
