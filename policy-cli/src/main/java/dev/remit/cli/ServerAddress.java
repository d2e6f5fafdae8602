package dev.remit.cli;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a server listens: {@code HOST:PORT}, an IPv6 address in brackets. */
record ServerAddress(String host, int port) {
  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^\\s:/\\[\\]]+)):(\\d{1,5})");
  private static final int MOST = 65_535;
  private static final int PATIENCE_MILLIS = 10_000;

  static ServerAddress of(String written) throws CommandFault {
    Matcher parts = WRITTEN.matcher(written);
    if (!parts.matches()) {
      throw new CommandFault("--server is HOST:PORT, not " + written);
    }
    int port = Integer.parseInt(parts.group(3));
    if (port < 1 || port > MOST) {
      throw new CommandFault("--server has a port from 1 to " + MOST + ", not " + port);
    }
    return new ServerAddress(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
  }

  /** A channel to the server, once something there has taken a connection. */
  ManagedChannel channel() throws CommandFault {
    if (Stream.of(addresses()).noneMatch(this::answers)) {
      throw silent();
    }
    return NettyChannelBuilder.forAddress(host, port).usePlaintext().build();
  }

  /**
   * An address of the server that has taken a connection.
   *
   * @param anywhere whether it may be on another machine; without, nothing is sent to one
   */
  InetSocketAddress reached(boolean anywhere) throws CommandFault {
    InetAddress[] all = addresses();
    if (!anywhere && !Stream.of(all).allMatch(InetAddress::isLoopbackAddress)) {
      throw new CommandFault(
          this
              + " is beyond loopback; load is sent there, in plaintext, only with --beyond-loopback");
    }
    return Stream.of(all)
        .filter(this::answers)
        .findFirst()
        .map(address -> new InetSocketAddress(address, port))
        .orElseThrow(this::silent);
  }

  private CommandFault silent() {
    return new CommandFault("nothing answers at " + this + "; start it with `remit serve`");
  }

  private boolean answers(InetAddress address) {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private InetAddress[] addresses() throws CommandFault {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException unknown) {
      throw new CommandFault("--server names no host that is known here: " + host);
    }
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
