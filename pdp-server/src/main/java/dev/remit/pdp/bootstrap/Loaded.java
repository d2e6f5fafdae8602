package dev.remit.pdp.bootstrap;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.decide.AlteredQuestion;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Question;
import dev.remit.lang.fast.FastDecider;
import dev.remit.pdp.config.ServerSettings;
import dev.remit.pdp.config.SettingsFault;
import dev.remit.pdp.config.SettingsFile;
import dev.remit.pdp.decision.Snapshot;
import dev.remit.pdp.store.BundleStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server needs before it opens its port: its settings, and a bundle that compiles; and where
 * it gets another bundle.
 */
public record Loaded(
    BundleStore store, Optional<Path> settingsFile, ServerSettings settings, Snapshot snapshot) {

  public static Loaded from(Path policies, Optional<Path> settingsFile)
      throws BundleFault, SettingsFault {
    Optional<ServerSettings> written =
        settingsFile.isPresent()
            ? Optional.of(SettingsFile.read(settingsFile.get()))
            : Optional.empty();
    BundleStore store =
        new BundleStore(policies, written.map(ServerSettings::waiveTaskRegistration).orElse(true));
    return of(store, settingsFile, written, new FastDecider(store.load()));
  }

  private static Loaded of(
      BundleStore store,
      Optional<Path> settingsFile,
      Optional<ServerSettings> written,
      FastDecider decider)
      throws SettingsFault {
    CompiledBundle bundle = decider.bundle();
    if (settingsFile.isPresent() && written.isPresent()) {
      SettingsFile.check(settingsFile.get(), written.get(), bundle.performed());
    }
    return new Loaded(
        store,
        settingsFile,
        written.orElseGet(() -> SettingsFile.defaults(bundle.performed())),
        new Snapshot(decider, notes(bundle)));
  }

  /** The same with another bundle, of which that becomes code which has changed. */
  Loaded with(CompiledBundle bundle) throws SettingsFault {
    return of(
        store,
        settingsFile,
        settingsFile.map(written -> settings),
        new FastDecider(bundle, snapshot.decider()));
  }

  /**
   * A question of before as its enforcement point would ask it now: without a settings file it
   * performs what the bundle declares.
   */
  Question asked(Question before) {
    return settingsFile.isPresent()
        ? before
        : new AlteredQuestion(before).supported(snapshot.bundle().performed()).question();
  }

  private static List<String> notes(CompiledBundle bundle) {
    return bundle.settings().taskRegistration()
        ? List.of()
        : List.of("task registration is waived");
  }

  String revision() {
    return snapshot.bundle().revision();
  }

  /** How many rules there are, of which revision, and what is waived, a line each. */
  List<String> summary() {
    var program = snapshot.bundle().program();
    int rules = program.permits().size() + program.denies().size() + program.obliges().size();
    return Stream.concat(
            Stream.of(rules + " rules, revision " + revision()), snapshot.notes().stream())
        .toList();
  }
}
