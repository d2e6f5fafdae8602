package dev.remit.pdp.api.grpc;

import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
      byte[] whole = new byte[stream.available()];
      int read = stream.readNBytes(whole, 0, whole.length);
      int next = stream.read();
      if (next < 0) {
        return read == whole.length ? whole : Arrays.copyOf(whole, read);
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(whole, 0, read);
      all.write(next);
      stream.transferTo(all);
      return all.toByteArray();
    } catch (IOException broken) {
      return BROKEN.clone();
    }
  }
}
