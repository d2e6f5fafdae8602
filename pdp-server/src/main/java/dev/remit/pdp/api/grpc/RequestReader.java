package dev.remit.pdp.api.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.remit.lang.decide.Question;
import dev.remit.pdp.config.EnforcementPoint;
import dev.remit.proto.v1.Call;
import dev.remit.proto.v1.Context;
import dev.remit.wire.ContextReader;
import dev.remit.wire.QuestionReader;
import java.util.Optional;

/**
 * Reads the questions of one caller out of the bytes of its requests. A context whose bytes were
 * met before is not read again: its parts are those of the question before, by which the decision
 * knows them. Safe for use by many threads.
 */
final class RequestReader {
  private final ContextReader contexts;
  private final QuestionReader questions;
  private final KnownBytes<RequestReader, ContextReader.Head> heads = new KnownBytes<>();
  private final KnownBytes<ContextReader.Head, ContextReader.Whole> wholes = new KnownBytes<>();

  RequestReader(EnforcementPoint caller) {
    this.contexts = new ContextReader(caller);
    this.questions = new QuestionReader(caller);
  }

  /** Empty where the parts are no messages, or nested deeper than protobuf reads. */
  Optional<Question> read(RequestParts parts) {
    try {
      ContextReader.Whole context = whole(parts, head(parts));
      return Optional.of(questions.read(context, call(parts)));
    } catch (InvalidProtocolBufferException malformed) {
      return Optional.empty();
    }
  }

  private ContextReader.Head head(RequestParts parts) throws InvalidProtocolBufferException {
    int from = parts.contextAt();
    int to = parts.tailAt();
    Optional<ContextReader.Head> known = heads.read(parts.bytes(), from, to, this);
    if (known.isPresent()) {
      return known.get();
    }
    ContextReader.Head head = contexts.head(context(parts.bytes(), from, to));
    heads.keep(parts.bytes(), from, to, this, head);
    return head;
  }

  private ContextReader.Whole whole(RequestParts parts, ContextReader.Head head)
      throws InvalidProtocolBufferException {
    int from = parts.tailAt();
    int to = parts.contextEnd();
    Optional<ContextReader.Whole> known = wholes.read(parts.bytes(), from, to, head);
    if (known.isPresent()) {
      return known.get();
    }
    ContextReader.Whole whole = contexts.whole(head, context(parts.bytes(), from, to));
    wholes.keep(parts.bytes(), from, to, head, whole);
    return whole;
  }

  private static Context context(byte[] bytes, int from, int to)
      throws InvalidProtocolBufferException {
    CodedInputStream in = RequestMarshaller.limited(bytes, from, to);
    Context context = Context.parser().parseFrom(in);
    in.checkLastTagWas(0);
    return context;
  }

  private static Call call(RequestParts parts) throws InvalidProtocolBufferException {
    CodedInputStream in = RequestMarshaller.limited(parts.bytes(), parts.callAt(), parts.callEnd());
    Call call = Call.parser().parseFrom(in);
    in.checkLastTagWas(0);
    return call;
  }
}
