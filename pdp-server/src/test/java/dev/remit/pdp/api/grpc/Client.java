package dev.remit.pdp.api.grpc;

import dev.remit.proto.v1.AuthorizationServiceGrpc;
import dev.remit.proto.v1.AuthorizationServiceGrpc.AuthorizationServiceBlockingStub;
import dev.remit.proto.v1.AuthorizationServiceGrpc.AuthorizationServiceStub;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** A real client, over a connection of its own to the server under test. */
final class Client implements AutoCloseable {
  private static final int MOST_BYTES = 16 << 20;

  private Optional<ManagedChannel> channel = Optional.empty();

  /** Opened when it is first asked for. */
  ManagedChannel channel() {
    ManagedChannel open = channel.orElseGet(Client::connect);
    channel = Optional.of(open);
    return open;
  }

  private static ManagedChannel connect() {
    int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    return NettyChannelBuilder.forAddress("127.0.0.1", port)
        .usePlaintext()
        .maxInboundMessageSize(MOST_BYTES)
        .build();
  }

  AuthorizationServiceBlockingStub service() {
    return AuthorizationServiceGrpc.newBlockingStub(channel());
  }

  AuthorizationServiceStub async() {
    return AuthorizationServiceGrpc.newStub(channel());
  }

  @Override
  public void close() {
    channel.ifPresent(ManagedChannel::shutdownNow);
    channel = Optional.empty();
  }
}
