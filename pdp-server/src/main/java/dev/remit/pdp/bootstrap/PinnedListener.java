package dev.remit.pdp.bootstrap;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The listener that was checked, above every other source of configuration: no environment
 * variable, system property, file or profile of any of them names another.
 */
public final class PinnedListener implements ConfigSource {
  /** Would open another port, on all addresses. */
  private static final String SEPARATE = "quarkus.grpc.server.use-separate-server";

  private static volatile Optional<Listener> pinned = Optional.empty();

  static void pin(Listener listener) {
    pinned = Optional.of(listener);
  }

  /** Empty in a test, which starts without a check. */
  static Optional<Listener> pinned() {
    return pinned;
  }

  @Override
  public Map<String, String> getProperties() {
    return pinned
        .map(listener ->
            Map.of(
                Listener.HOST,
                listener.address().getHostAddress(),
                Listener.PORT,
                Integer.toString(listener.port()),
                SEPARATE,
                "false"))
        .orElse(Map.of());
  }

  @Override
  public Set<String> getPropertyNames() {
    return getProperties().keySet();
  }

  @Override
  public @Nullable String getValue(String name) {
    return getProperties().get(name);
  }

  @Override
  public int getOrdinal() {
    return Integer.MAX_VALUE;
  }

  @Override
  public String getName() {
    return "the listener that was checked";
  }
}
