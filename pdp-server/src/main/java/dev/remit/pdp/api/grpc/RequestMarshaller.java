package dev.remit.pdp.api.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads requests off the wire, whatever their bytes are: what a caller nests too deep for protobuf
 * is read as far as it may go and ends in a decision, and bytes that are no message are told from a
 * message instead of failing where nobody answers.
 */
final class RequestMarshaller<Q extends Message>
    implements MethodDescriptor.Marshaller<Incoming<Q>> {
  /**
   * Messages within each other, instead of protobuf's 100: the deepest value that the contract
   * admits is over 100 deep, and reading this many takes a few dozen KiB of stack.
   */
  private static final int DEEPEST_MESSAGE = 256;

  private final Q prototype;

  RequestMarshaller(Q prototype) {
    this.prototype = prototype;
  }

  @Override
  public InputStream stream(Incoming<Q> sent) {
    return switch (sent) {
      case Incoming.Read<Q>(Q message) -> new ByteArrayInputStream(message.toByteArray());
      case Incoming.Undecodable<Q> none -> throw new IllegalStateException("there is no message");
    };
  }

  @Override
  public Incoming<Q> parse(InputStream stream) {
    try {
      return read(stream.readAllBytes());
    } catch (IOException broken) {
      return new Incoming.Undecodable<>();
    }
  }

  Incoming<Q> read(byte[] bytes) {
    return message(bytes)
        .or(() -> DeepValues.cut(bytes, prototype.getDescriptorForType()).flatMap(this::message))
        .<Incoming<Q>>map(Incoming.Read::new)
        .orElseGet(Incoming.Undecodable::new);
  }

  @SuppressWarnings("unchecked")
  private Optional<Q> message(byte[] bytes) {
    try {
      CodedInputStream in = limited(bytes);
      Message message = prototype.getParserForType().parseFrom(in);
      in.checkLastTagWas(0);
      return Optional.of((Q) message);
    } catch (InvalidProtocolBufferException malformed) {
      return Optional.empty();
    }
  }

  static CodedInputStream limited(byte[] bytes) {
    return limited(bytes, 0, bytes.length);
  }

  static CodedInputStream limited(byte[] bytes, int from, int to) {
    CodedInputStream in = CodedInputStream.newInstance(bytes, from, to - from);
    in.setRecursionLimit(DEEPEST_MESSAGE);
    return in;
  }
}
