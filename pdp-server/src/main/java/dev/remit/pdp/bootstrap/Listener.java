package dev.remit.pdp.bootstrap;

import dev.remit.pdp.config.SettingsFault;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Where the server listens: resolved once, so that what is checked, announced and used is one. */
record Listener(InetAddress address, int port) {
  static final String HOST = "quarkus.http.host";
  static final String PORT = "quarkus.http.port";

  /**
   * The host and port that the command line names. Loopback, unless the operator says that requests
   * may travel in plaintext.
   */
  static Listener fromProperties() throws SettingsFault {
    return new Listener(
        address(System.getProperty(HOST, "127.0.0.1")), port(System.getProperty(PORT, "7070")));
  }

  private static InetAddress address(String host) throws SettingsFault {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (!address.isLoopbackAddress() && !Boolean.getBoolean("remit.insecure-plaintext")) {
        throw new SettingsFault(
            host
                + " is beyond loopback, and requests would travel in plaintext; serve on 127.0.0.1, or say"
                + " --insecure-plaintext");
      }
      return address;
    } catch (UnknownHostException unknown) {
      throw new SettingsFault("there is no host " + host + " on this machine");
    }
  }

  private static int port(String text) throws SettingsFault {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    throw new SettingsFault("--port is 1 to 65535, not " + text);
  }

  /** Whether nobody else listens there. */
  void free() throws SettingsFault {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
    } catch (IOException taken) {
      throw new SettingsFault(
          "port "
              + port
              + " of "
              + address.getHostAddress()
              + " is taken; choose another with --port");
    }
  }

  @Override
  public String toString() {
    String host = address.getHostAddress();
    return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
  }
}
