package dev.remit.pdp.api.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Refuses calls whose messages are compressed: a compressed message hides its size from the cap on
 * messages, and one that cannot be decompressed would stay without an answer (docs/decisions/0080).
 */
@GlobalInterceptor
@ApplicationScoped
public class PlainMessages implements ServerInterceptor {
  private static final String IDENTITY = "identity";
  private static final Metadata.Key<String> ENCODING = ascii("grpc-encoding");
  private static final Metadata.Key<String> ACCEPTED = ascii("grpc-accept-encoding");

  private static Metadata.Key<String> ascii(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String encoding = headers.get(ENCODING);
    if (encoding == null || encoding.equals(IDENTITY)) {
      return next.startCall(call, headers);
    }
    Metadata trailers = new Metadata();
    trailers.put(ACCEPTED, IDENTITY);
    call.close(
        Status.UNIMPLEMENTED.withDescription("messages are sent without compression"), trailers);
    return new ServerCall.Listener<>() {};
  }
}
