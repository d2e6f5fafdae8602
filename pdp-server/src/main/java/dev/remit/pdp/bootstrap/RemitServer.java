package dev.remit.pdp.bootstrap;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.pdp.config.SettingsFault;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Starts a server. What an operator may get wrong is found before the port opens, and said in one
 * sentence with exit code 1.
 */
@QuarkusMain
public class RemitServer implements QuarkusApplication {
  private static volatile Optional<Loaded> loadedBefore = Optional.empty();

  /** What was loaded before the start; a test starts without. */
  static Optional<Loaded> loaded() {
    return loadedBefore;
  }

  @SuppressWarnings("SystemOut")
  public static void main(String... args) {
    try {
      Loaded loaded = load();
      new WarmUp(loaded.snapshot().bundle()).run();
      loadedBefore = Optional.of(loaded);
    } catch (BundleFault | SettingsFault fault) {
      System.err.println("remit: " + fault.getMessage());
      System.exit(1);
    }
    Quarkus.run(RemitServer.class, args);
  }

  private static Loaded load() throws BundleFault, SettingsFault {
    String host = System.getProperty("quarkus.http.host", "127.0.0.1");
    int port = Integer.getInteger("quarkus.http.port", 7070);
    free(address(host), port);
    return Loaded.from(
        Path.of(System.getProperty("remit.policies", "policies")),
        Optional.ofNullable(System.getProperty("remit.settings")).map(Path::of));
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

  private static void free(InetAddress host, int port) throws SettingsFault {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException taken) {
      throw new SettingsFault(
          "port "
              + port
              + " of "
              + host.getHostAddress()
              + " is taken; choose another with --port");
    }
  }

  @Override
  public int run(String... args) {
    loaded().ifPresent(RemitServer::announce);
    Quarkus.waitForExit();
    return 0;
  }

  @SuppressWarnings("SystemOut")
  private static void announce(Loaded loaded) {
    var program = loaded.snapshot().bundle().program();
    int rules = program.permits().size() + program.denies().size() + program.obliges().size();
    System.out.println(
        "remit: " + rules + " rules, revision " + loaded.snapshot().bundle().revision());
    loaded.snapshot().notes().forEach(note -> System.out.println("remit: " + note));
    loaded
        .settings()
        .enforcementPoints()
        .forEach(point ->
            System.out.println(
                "remit: enforcement point "
                    + point.name()
                    + (point.vouchesForEveryone() ? ", which may vouch for everyone" : "")));
    System.out.println(
        "remit: listening on "
            + System.getProperty("quarkus.http.host", "127.0.0.1")
            + ":"
            + System.getProperty("quarkus.http.port", "7070")
            + " (gRPC and HTTP)");
  }
}
