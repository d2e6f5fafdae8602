package dev.remit.pdp.api.grpc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizeResponse;
import io.grpc.Drainable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** An answer is its bytes, however the transport takes them. */
class AnswerMarshallerTest {
  private static final AuthorizeResponse ANSWER =
      AuthorizeResponse.newBuilder().setRequestId("r-1").build();

  private final AnswerMarshaller<AuthorizeResponse> marshaller =
      new AnswerMarshaller<>(AuthorizationServiceGrpc.getAuthorizeMethod().getResponseMarshaller());

  @Test
  void all_at_once() throws IOException {
    InputStream stream = marshaller.stream(ANSWER);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(ANSWER.getSerializedSize(), ((Drainable) stream).drainTo(out));
    assertArrayEquals(ANSWER.toByteArray(), out.toByteArray());
    assertEquals(-1, stream.read(), "it was drained");
    assertEquals(0, ((Drainable) stream).drainTo(out));
  }

  @Test
  void the_rest_of_what_was_read_in_part() throws IOException {
    InputStream stream = marshaller.stream(ANSWER);
    assertEquals(ANSWER.toByteArray()[0], stream.read());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(ANSWER.getSerializedSize() - 1, ((Drainable) stream).drainTo(out));
  }

  @Test
  void and_read_again() {
    assertEquals(ANSWER, marshaller.parse(marshaller.stream(ANSWER)));
  }
}
