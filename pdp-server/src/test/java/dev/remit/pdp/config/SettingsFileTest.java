package dev.remit.pdp.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings file of a server: what it grants, and what it refuses in one sentence. */
class SettingsFileTest {
  private static final Value.Identity AGENT =
      new Value.Identity("spiffe://acme.example", "agent/7");

  @TempDir Path directory = Path.of("");

  private ServerSettings read(String yaml) throws IOException, SettingsFault {
    return SettingsFile.read(Files.writeString(directory.resolve("settings.yaml"), yaml));
  }

  private String fault(String yaml) {
    String message =
        String.valueOf(assertThrows(SettingsFault.class, () -> read(yaml)).getMessage());
    assertTrue(message.startsWith("settings "), message);
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void an_enforcement_point_has_what_its_entry_lists_and_no_more() throws Exception {
    EnforcementPoint gateway =
        read("""
        trust_domains: [ "spiffe://acme.example", "https://idp.acme.example" ]
        enforcement_points:
          gateway:
            addresses: [ "127.0.0.0/8" ]
            tools: [ "crm.*", "bank.read" ]
            trust_domains: [ "spiffe://acme.example" ]
            agents: [ "spiffe://acme.example/agent/*" ]
            supports: [ redact ]
        """)
            .enforcementPoints()
            .getFirst();
    assertTrue(gateway.mayAsk("crm", "query"));
    assertTrue(gateway.mayAsk("bank", "read"));
    assertFalse(gateway.mayAsk("bank", "pay"));
    assertEquals(Source.VOUCHED, gateway.wordOnAgent(AGENT));
    Value.Identity other = new Value.Identity("spiffe://acme.example", "service/7");
    assertEquals(Source.VOUCHED, gateway.wordOn(other));
    assertEquals(Source.ASSERTED, gateway.wordOnAgent(other));
    assertEquals(
        Source.ASSERTED, gateway.wordOn(new Value.Identity("https://idp.acme.example", "emma")));
    assertFalse(gateway.explains());
    assertFalse(gateway.vouchesForEveryone());
  }

  @Test
  void the_trust_domains_at_the_top_bound_a_point_that_names_none() throws Exception {
    ServerSettings settings =
        read(
            """
            trust_domains: [ "spiffe://acme.example" ]
            enforcement_points: { gateway: { addresses: [ "127.0.0.1/32" ] } }
            """);
    EnforcementPoint gateway = settings.enforcementPoints().getFirst();
    assertEquals(Source.VOUCHED, gateway.wordOnAgent(AGENT));
    assertEquals(
        Source.ASSERTED, gateway.wordOn(new Value.Identity("spiffe://evil.example", "agent/7")));
    assertFalse(settings.waiveTaskRegistration());
  }

  @Test
  void principals_are_authenticated_by_issuer_and_agents_only_where_they_are_listed()
      throws Exception {
    String file =
        """
        trust_domains: [ "spiffe://acme.example", "https://idp.acme.example" ]
        enforcement_points: { gateway: { addresses: [ "127.0.0.1/32" ]%s } }
        """;
    Value.Identity emma = new Value.Identity("https://idp.acme.example", "emma");
    Value.Identity stranger = new Value.Identity("https://idp.evil.example", "emma");
    EnforcementPoint standard = read(file.formatted("")).enforcementPoints().getFirst();
    assertTrue(standard.authenticates(emma));
    assertFalse(standard.authenticates(AGENT));
    assertFalse(standard.authenticates(stranger));
    EnforcementPoint listed =
        read(file.formatted(", principals: [ \"spiffe://acme.example\" ]"))
            .enforcementPoints()
            .getFirst();
    assertFalse(listed.authenticates(emma));
    assertTrue(listed.authenticates(AGENT));
    EnforcementPoint nobody =
        read(file.formatted(", principals: [ ]")).enforcementPoints().getFirst();
    assertFalse(nobody.authenticates(emma));
    assertFalse(nobody.authenticates(AGENT));
  }

  @Test
  void without_a_file_one_point_on_loopback_may_vouch_for_everything() throws Exception {
    ServerSettings settings = SettingsFile.defaults(Set.of("redact"));
    EnforcementPoint local = settings.enforcementPoints().getFirst();
    assertEquals("local", local.name());
    assertTrue(local.vouchesForEveryone());
    assertTrue(settings.waiveTaskRegistration());
    assertEquals(Set.of("redact"), local.supports());
    assertTrue(
        local.addresses().stream()
            .allMatch(network ->
                network.address().isLoopbackAddress()
                    || network.address().getHostAddress().equals("127.0.0.0")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "enforcement_points: { } | names at least one",
        "task_registration: waived | enforcement_points is a mapping",
        "enforcement_points: { a: { } } | says from where it calls",
        "enforcement_points: { a: { addresses: [ here ] } } | is no network",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/33 ] } } | is no network",
        "enforcement_points: { a: { addresses: 127.0.0.1/32 } } | is a list of texts",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], tool: [ ] } } | has no setting `tool`",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], tools: [ crm ] } } | is no SERVER.NAME",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], supports: pray } } | is a list of texts",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], explain: maybe } } | is true or false",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], agents: [ bob ] } } | is no SPIFFE id",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], agents: [ 'spiffe://*/a' ] } } | is no SPIFFE id",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], trust_domains: [ '*' ] } } | is no trust domain",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], trust_domains: [ ] } } | names at least one",
        "enforcement_points: { a: { addresses: [ 127.0.0.0/8 ] }, b: { addresses: [ 127.0.0.1/32 ] } } | share addresses",
        "trust_domains: [ 'spiffe://a' ]¶enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], trust_domains: [ 'spiffe://b' ] } } | some of those at the top",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], principals: [ emma ] } } | is no trust domain",
        "enforcement_points: { a: { addresses: [ 127.0.0.1/32 ], trust_domains: [ 'spiffe://a' ], principals: [ 'spiffe://b' ] } } | some of its trust domains",
        "ports: 1 | has no setting `ports`",
        "task_registration: maybe | is `waived` or `required`",
        "a: [ | is no YAML",
        "a: 1¶a: 2 | has a key twice",
      })
  void a_mistake_is_one_clear_sentence(String yaml, String expected) {
    String message = fault(yaml.replace('¶', '\n'));
    assertTrue(message.contains(expected), message);
  }

  @Test
  void a_point_performs_only_what_there_is_to_perform() throws Exception {
    ServerSettings settings =
        read(
            """
            enforcement_points: { a: { addresses: [ "127.0.0.1/32" ], supports: [ watermark ] } }
            """);
    Path file = directory.resolve("settings.yaml");
    SettingsFile.check(file, settings, Set.of("redact", "watermark"));
    SettingsFault fault =
        assertThrows(
            SettingsFault.class, () -> SettingsFile.check(file, settings, Set.of("redact")));
    assertTrue(
        String.valueOf(fault.getMessage())
            .endsWith("enforcement_points.a.supports: `watermark` is none of redact"),
        fault.getMessage());
  }

  @Test
  void a_file_that_is_not_there_cannot_be_read() {
    SettingsFault fault =
        assertThrows(
            SettingsFault.class, () -> SettingsFile.read(directory.resolve("missing.yaml")));
    assertTrue(String.valueOf(fault.getMessage()).contains("cannot be read"));
  }
}
