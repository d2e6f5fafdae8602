package dev.remit.pdp.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.bundle.BundleFault;
import dev.remit.pdp.config.SettingsFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server holds its settings and its bundle against, before it opens its port. */
class LoadedTest {
  @TempDir Path directory = Path.of("");

  private Loaded load(String supports) throws IOException, BundleFault, SettingsFault {
    Path settings =
        Files.writeString(
            directory.resolve("settings.yaml"),
            "enforcement_points: { gateway: { addresses: [ 127.0.0.1/32 ], supports: [ "
                + supports
                + " ] } }");
    return Loaded.from(policies(), Optional.of(settings));
  }

  private Path policies() throws IOException {
    Path policies = Files.createDirectories(directory.resolve("policies"));
    Files.writeString(
        policies.resolve("p.policy"),
        """
        package p
        tool a.b { does execute }
        obligation watermark with { level: int max }
        obligation attest before { within: duration }
        permit a "A" { tool is a.b }
        oblige o "O" { with watermark { level: 3 } }
        """);
    return policies;
  }

  @Test
  void an_enforcement_point_performs_what_the_bundle_declares() throws Exception {
    assertEquals(
        Set.of("watermark", "redact"),
        load("watermark, redact").settings().enforcementPoints().getFirst().supports());
  }

  @Test
  void what_there_is_not_to_perform_stops_the_start() {
    for (String unknown : Set.of("watermrak", "attest", "human_approval", "cap_grant")) {
      String message =
          String.valueOf(assertThrows(SettingsFault.class, () -> load(unknown)).getMessage());
      assertTrue(message.contains("supports: `" + unknown + "` is none of mark, "), message);
    }
  }

  @Test
  void without_settings_the_one_point_performs_every_obligation() throws Exception {
    assertTrue(
        Loaded.from(policies(), Optional.empty())
            .settings()
            .enforcementPoints()
            .getFirst()
            .supports()
            .containsAll(Set.of("watermark", "redact", "mark")));
  }
}
