package dev.remit.pdp.api.grpc;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Takes requests off the wire as the bytes that they are; the transport bounds how many. */
final class ByteMarshaller implements MethodDescriptor.Marshaller<byte[]> {
  /** No request: protobuf has no tag of zero. */
  private static final byte[] BROKEN = {0};

  @Override
  public InputStream stream(byte[] request) {
    return new ByteArrayInputStream(request);
  }

  /** Bytes that cannot be read off the transport are no request. */
  @Override
  public byte[] parse(InputStream stream) {
    try {
      byte[] whole = stream.readNBytes(stream.available());
      byte[] more = stream.readAllBytes();
      if (more.length == 0) {
        return whole;
      }
      byte[] all = Arrays.copyOf(whole, whole.length + more.length);
      System.arraycopy(more, 0, all, whole.length, more.length);
      return all;
    } catch (IOException broken) {
      return BROKEN.clone();
    }
  }
}
