package dev.remit.pdp.api.grpc;

import com.google.protobuf.MessageLite;
import io.grpc.Drainable;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes answers into an array of their size; the generated marshaller writes them through a buffer
 * into a stream that grows.
 *
 * @param generated reads them
 */
record AnswerMarshaller<A extends MessageLite>(MethodDescriptor.Marshaller<A> generated)
    implements MethodDescriptor.Marshaller<A> {

  @Override
  public InputStream stream(A answer) {
    return new Written(answer.toByteArray());
  }

  @Override
  public A parse(InputStream stream) {
    return generated.parse(stream);
  }

  /** As the transport takes it: all of it at once. */
  private static final class Written extends ByteArrayInputStream implements Drainable {
    Written(byte[] answer) {
      super(answer);
    }

    @Override
    public int drainTo(OutputStream target) throws IOException {
      int size = available();
      target.write(buf, pos, size);
      pos += size;
      return size;
    }
  }
}
