package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.remit.lang.decide.Decision.Deny;
import dev.remit.lang.decide.Decision.Reason;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.pdp.decision.Answer;
import dev.remit.proto.v1.Decision;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each answer names the bundle that it is of, whichever was asked before. */
class KnownHeadTest {
  private static Answer answer(String revision, String... notes) {
    return new Answer(
        new Deny(Reason.of(ReasonCode.NOT_PERMITTED, "no rule permits this")),
        new UUID(1, 2),
        revision,
        List.of(notes));
  }

  @Test
  void an_answer_has_its_own_revision_and_notes() {
    for (Answer answer :
        List.of(
            answer("sha256:a", "tasks are not registered"),
            answer("sha256:b", "tasks are not registered"),
            answer("sha256:b"),
            answer("sha256:b", "one", "two"),
            answer("sha256:a", "tasks are not registered"))) {
      Decision written = DecisionWriter.write(answer);
      assertEquals(answer.revision(), written.getRevision());
      assertEquals(answer.notes(), written.getNotesList());
      assertEquals(answer.id().toString(), written.getDecisionId());
    }
  }

  @Test
  void the_same_is_written_once() {
    assertSame(KnownHead.write(answer("sha256:c", "n")), KnownHead.write(answer("sha256:c", "n")));
  }
}
