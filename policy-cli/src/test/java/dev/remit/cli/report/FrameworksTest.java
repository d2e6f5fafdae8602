package dev.remit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.source.SourceFile;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogues of controls. */
class FrameworksTest {
  private static final BundleSettings SETTINGS =
      new BundleSettings(
          8,
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ZERO,
          Set.of(),
          Source.VOUCHED,
          false);

  private static Framework framework(String name) {
    return Frameworks.named(name).orElseThrow();
  }

  private static CompiledBundle compiled(String policy) {
    return PolicyCompiler.compile(
            List.of(new SourceFile("p.policy", policy)), SETTINGS, "sha256:test")
        .bundle()
        .orElseThrow();
  }

  private static long controls(String name) {
    return framework(name).controls().stream().filter(control -> !control.section()).count();
  }

  @Test
  void each_framework_has_as_many_controls_as_its_publisher_gives_it() {
    assertEquals(10, controls("owasp-asi"));
    assertEquals(10, controls("owasp-nhi"));
    assertEquals(43, controls("owasp-aisvs"));
    assertEquals(4, controls("nist-ai-rmf"));
    assertEquals(7, controls("maestro"));
    assertEquals(8, framework("owasp-aisvs").controls().stream().filter(Control::section).count());
  }

  @Test
  void a_tag_names_one_control_of_one_framework() {
    Set<String> tags = new HashSet<>();
    Frameworks.all()
        .forEach(framework ->
            framework.controls().forEach(control -> assertTrue(tags.add(control.tag()))));
  }

  @Test
  void a_requirement_s_tag_follows_from_its_id() {
    framework("owasp-aisvs")
        .controls()
        .forEach(control ->
            assertEquals("aisvs.c" + control.id().substring(1).replace('.', '_'), control.tag()));
    for (String name : List.of("owasp-asi", "owasp-nhi")) {
      framework(name)
          .controls()
          .forEach(control ->
              assertEquals("owasp." + control.id().toLowerCase(Locale.ROOT), control.tag()));
    }
  }

  /** What no policy could write would never be served. */
  @Test
  void every_tag_can_be_written_in_a_rule() {
    String tags =
        String.join(
            ", ",
            Frameworks.all().stream()
                .flatMap(framework -> framework.controls().stream())
                .map(Control::tag)
                .toList());
    String policy =
        "package p\ntool t.x { does execute }\npermit a \"A\" { tool is t.x tag " + tags + " }";
    CompiledBundle bundle = compiled(policy);
    for (Framework framework : Frameworks.all()) {
      Coverage coverage = Coverage.of(bundle, framework, Instant.EPOCH);
      assertEquals(coverage.count(), coverage.served(), framework.name());
      assertEquals(List.of(), coverage.faults(), framework.name());
      assertEquals(List.of(), coverage.open());
      assertEquals(List.of(), coverage.beyond());
    }
  }

  @Test
  void a_file_is_named_as_its_framework_and_says_where_it_is_from() {
    for (String name : Frameworks.NAMES) {
      assertEquals(name, framework(name).name());
      assertTrue(framework(name).source().startsWith("https://"), name);
    }
  }
}
