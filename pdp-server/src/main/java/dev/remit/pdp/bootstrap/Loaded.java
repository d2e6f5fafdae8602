package dev.remit.pdp.bootstrap;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.pdp.config.ServerSettings;
import dev.remit.pdp.config.SettingsFault;
import dev.remit.pdp.config.SettingsFile;
import dev.remit.pdp.decision.Snapshot;
import dev.remit.pdp.store.BundleStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a server needs before it opens its port: its settings, and a bundle that compiles. */
public record Loaded(ServerSettings settings, Snapshot snapshot) {

  public static Loaded from(Path policies, Optional<Path> settingsFile)
      throws BundleFault, SettingsFault {
    Optional<ServerSettings> written =
        settingsFile.isPresent()
            ? Optional.of(SettingsFile.read(settingsFile.get()))
            : Optional.empty();
    CompiledBundle bundle =
        BundleStore.load(policies, written.map(ServerSettings::waiveTaskRegistration).orElse(true));
    if (written.isPresent()) {
      SettingsFile.check(settingsFile.orElseThrow(), written.get(), bundle.performed());
    }
    ServerSettings settings = written.orElseGet(() -> SettingsFile.defaults(bundle.performed()));
    List<String> notes =
        bundle.settings().taskRegistration() ? List.of() : List.of("task registration is waived");
    return new Loaded(settings, new Snapshot(bundle, notes));
  }
}
