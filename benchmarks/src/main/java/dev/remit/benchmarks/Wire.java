package dev.remit.benchmarks;

import com.google.protobuf.CodedOutputStream;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** gRPC methods over plain bytes, so that one client, and as little of it, asks every server. */
final class Wire {
  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] message) {
          return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream stream) {
          try {
            return stream.readAllBytes();
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        }
      };

  private Wire() {}

  static MethodDescriptor<byte[], byte[]> unary(String name) {
    return method(name, MethodDescriptor.MethodType.UNARY);
  }

  static MethodDescriptor<byte[], byte[]> stream(String name) {
    return method(name, MethodDescriptor.MethodType.BIDI_STREAMING);
  }

  private static MethodDescriptor<byte[], byte[]> method(
      String name, MethodDescriptor.MethodType type) {
    return MethodDescriptor.newBuilder(BYTES, BYTES).setFullMethodName(name).setType(type).build();
  }

  /** As long as {@link AgentMessages#REQUEST_ID}, so that each answer has one length. */
  static String id(long number) {
    return String.format(Locale.ROOT, "r%08x", number);
  }

  /** A message whose first field is the id of that number, before the rest of its bytes. */
  static byte[] withId(long number, byte[] rest) {
    byte[] id = id(number).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream out = new ByteArrayOutputStream(id.length + rest.length + 2);
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    try {
      coded.writeByteArray(1, id);
      coded.writeRawBytes(rest);
      coded.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
