package dev.remit.pdp.identity;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** Notes from where a call comes, before it is handled. */
@GlobalInterceptor
@Singleton
public class CallerAddress implements ServerInterceptor {
  private static final Context.Key<InetAddress> ADDRESS = Context.key("remit-caller-address");

  /**
   * The address of the caller of the call being handled; empty where the transport did not tell.
   */
  public static Optional<InetAddress> current() {
    return Optional.ofNullable(ADDRESS.get());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    boolean known =
        call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress at
            && at.getAddress() != null;
    if (!known) {
      return next.startCall(call, headers);
    }
    InetSocketAddress at =
        (InetSocketAddress) call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    return Contexts.interceptCall(
        Context.current().withValue(ADDRESS, at.getAddress()), call, headers, next);
  }
}
