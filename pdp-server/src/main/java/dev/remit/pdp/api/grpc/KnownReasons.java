package dev.remit.pdp.api.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.remit.lang.decide.Decision;
import dev.remit.proto.v1.Reason;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Reasons of rules as they were written before, their texts as bytes. Each place keeps the last
 * that came there, so that it does not grow. Safe for use by many threads.
 */
final class KnownReasons {
  private static final int PLACES = 1024;

  private static final AtomicReferenceArray<@Nullable Known> WRITTEN =
      new AtomicReferenceArray<>(PLACES);

  private KnownReasons() {}

  private record Known(Decision.Reason reason, Reason written) {}

  static Reason write(Decision.Reason reason) {
    if (reason.rule().isEmpty()) {
      return DecisionWriter.reason(reason);
    }
    int place = (reason.rule().get().id().hashCode() ^ reason.detail().hashCode()) & (PLACES - 1);
    Known known = WRITTEN.getAcquire(place);
    if (known != null && known.reason.equals(reason)) {
      return known.written;
    }
    Reason written = asBytes(DecisionWriter.reason(reason));
    WRITTEN.setRelease(place, new Known(reason, written));
    return written;
  }

  private static Reason asBytes(Reason reason) {
    try {
      return Reason.parseFrom(reason.toByteString());
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException("what was just written is read", impossible);
    }
  }
}
