package dev.remit.pdp.bootstrap;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.decide.InMemoryLiveState;
import dev.remit.pdp.config.SettingsFault;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Starts a server. What an operator may get wrong is found before the port opens, and said in one
 * sentence with exit code 1.
 */
@QuarkusMain
public class RemitServer implements QuarkusApplication {
  private static volatile Optional<Loaded> loadedBefore = Optional.empty();

  private final Reload reload;
  private final Stop stop;

  RemitServer(Reload reload, Stop stop) {
    this.reload = reload;
    this.stop = stop;
  }

  /** What was loaded before the start; a test starts without. */
  static Optional<Loaded> loaded() {
    return loadedBefore;
  }

  @SuppressWarnings("SystemOut")
  public static void main(String... args) {
    try {
      Loaded loaded = load();
      WarmUp.run(loaded.snapshot(), new InMemoryLiveState());
      loadedBefore = Optional.of(loaded);
    } catch (BundleFault | SettingsFault fault) {
      System.err.println("remit: " + fault.getMessage());
      System.exit(1);
    }
    Quarkus.run(RemitServer.class, args);
  }

  private static Loaded load() throws BundleFault, SettingsFault {
    Listener listener = Listener.fromProperties();
    listener.free();
    PinnedListener.pin(listener);
    return Loaded.from(
        Path.of(System.getProperty("remit.policies", "policies")),
        Optional.ofNullable(System.getProperty("remit.settings")).map(Path::of));
  }

  @Override
  public int run(String... args) {
    boolean watching = Boolean.getBoolean("remit.watch");
    loaded().ifPresent(loaded -> announce(loaded, watching));
    if (watching) {
      reload.start();
    }
    Quarkus.waitForExit();
    reload.stop();
    stop.run();
    return 0;
  }

  @SuppressWarnings("SystemOut")
  private static void announce(Loaded loaded, boolean watching) {
    loaded.summary().forEach(line -> System.out.println("remit: " + line));
    loaded
        .settings()
        .enforcementPoints()
        .forEach(point ->
            System.out.println(
                "remit: enforcement point "
                    + point.name()
                    + (point.vouchesForEveryone() ? ", which may vouch for everyone" : "")));
    if (watching) {
      System.out.println("remit: watching " + loaded.store().directory() + " for other policies");
    }
    PinnedListener.pinned()
        .ifPresent(
            listener -> System.out.println("remit: listening on " + listener + " (gRPC and HTTP)"));
  }
}
