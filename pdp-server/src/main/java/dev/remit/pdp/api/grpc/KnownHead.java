package dev.remit.pdp.api.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.remit.pdp.decision.Answer;
import dev.remit.proto.v1.Decision;
import java.util.List;

/**
 * What all decisions of a bundle say alike, its texts as bytes: revision and notes. The last one is
 * known, for one bundle is in force. Safe for use by many threads.
 */
record KnownHead(String revision, List<String> notes, Decision written) {
  private static volatile KnownHead last = of("", List.of());

  static Decision write(Answer answer) {
    KnownHead known = last;
    if (!known.isOf(answer)) {
      known = of(answer.revision(), answer.notes());
      last = known;
    }
    return known.written;
  }

  private boolean isOf(Answer answer) {
    return revision.equals(answer.revision()) && notes.equals(answer.notes());
  }

  private static KnownHead of(String revision, List<String> notes) {
    Decision head = Decision.newBuilder().setRevision(revision).addAllNotes(notes).build();
    try {
      return new KnownHead(revision, notes, Decision.parseFrom(head.toByteString()));
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException("what was just written is read", impossible);
    }
  }
}
