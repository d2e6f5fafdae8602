package dev.remit.pdp.config;

import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.NamePattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the settings file:
 *
 * <pre>
 * task_registration: waived          # or required
 * trust_domains: [ "spiffe://acme.example", "https://idp.acme.example" ]   # default: all
 * enforcement_points:
 *   gateway:
 *     addresses: [ "127.0.0.0/8" ]
 *     tools: [ "crm.*" ]             # default: all
 *     trust_domains: [ "spiffe://acme.example" ]   # of those above; default: all of them
 *     agents: [ "spiffe://acme.example/agent/**" ] # default: all
 *     principals: [ "https://idp.acme.example" ]   # whose subjects it authenticates as principals;
 *                                    # default: every issuer that is no spiffe:// trust domain
 *     supports: [ redact ]           # default: none
 *     explain: true                  # default: false
 * </pre>
 */
public final class SettingsFile {
  private static final int MOST_CHARS = 1 << 20;
  private static final Pattern DOMAIN =
      Pattern.compile(
          "spiffe://[a-z0-9][a-z0-9._-]*|https://[a-z0-9][a-z0-9.-]*(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*/?");

  private final Path file;

  private SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * One enforcement point, on loopback, that may vouch for everything and performs every
   * obligation; task registration waived.
   *
   * @param performed the obligations of the bundle that an enforcement point performs
   */
  public static ServerSettings defaults(Set<String> performed) {
    return new ServerSettings(
        List.of(
            new EnforcementPoint(
                "local",
                List.of(network("127.0.0.0/8"), network("::1/128")),
                List.of(new NamePattern(List.of("**"))),
                Set.of(),
                List.of(),
                Optional.empty(),
                performed,
                true)),
        true);
  }

  private static Network network(String text) {
    return Network.parse(text).orElseThrow();
  }

  /**
   * Holds what the enforcement points say that they perform against what there is to perform: a
   * name misspelt would deny every call that has the obligation.
   *
   * @param performed the obligations of the bundle that an enforcement point performs
   */
  public static void check(Path file, ServerSettings settings, Set<String> performed)
      throws SettingsFault {
    for (EnforcementPoint point : settings.enforcementPoints()) {
      for (String type : point.supports()) {
        if (!performed.contains(type)) {
          throw new SettingsFile(file)
              .fault(
                  "enforcement_points."
                      + point.name()
                      + ".supports: `"
                      + type
                      + "` is none of "
                      + String.join(", ", performed.stream().sorted().toList()));
        }
      }
    }
  }

  public static ServerSettings read(Path file) throws SettingsFault {
    return new SettingsFile(file).read();
  }

  private ServerSettings read() throws SettingsFault {
    Map<?, ?> root = map(yaml(), "the file");
    only(root, "the file", Set.of("task_registration", "trust_domains", "enforcement_points"));
    String registration = text(root, "task_registration", "the file").orElse("required");
    if (!Set.of("waived", "required").contains(registration)) {
      throw fault("task_registration is `waived` or `required`");
    }
    Set<String> domains = domains(root, "the file");
    List<EnforcementPoint> points = new ArrayList<>();
    for (Map.Entry<?, ?> entry :
        map(root.get("enforcement_points"), "enforcement_points").entrySet()) {
      EnforcementPoint point = point(String.valueOf(entry.getKey()), entry.getValue(), domains);
      distinct(point, points);
      points.add(point);
    }
    if (points.isEmpty()) {
      throw fault("enforcement_points names at least one");
    }
    return new ServerSettings(points, registration.equals("waived"));
  }

  /** A caller is told by its address, so no address may tell two. */
  private void distinct(EnforcementPoint point, List<EnforcementPoint> others)
      throws SettingsFault {
    for (EnforcementPoint other : others) {
      for (Network theirs : other.addresses()) {
        if (point.addresses().stream().anyMatch(theirs::overlaps)) {
          throw fault(
              "enforcement_points: " + other.name() + " and " + point.name() + " share addresses");
        }
      }
    }
  }

  /** An empty list authenticates nobody: chains then start at the bundle's roots alone. */
  private Optional<Set<String>> principals(Map<?, ?> point, String where, Set<String> domains)
      throws SettingsFault {
    if (!point.containsKey("principals")) {
      return Optional.empty();
    }
    Set<String> issuers = issuers(point, "principals", where);
    if (!domains.isEmpty() && !domains.containsAll(issuers)) {
      throw fault(where + ": principals are some of its trust domains");
    }
    return Optional.of(issuers);
  }

  private Set<String> issuers(Map<?, ?> map, String key, String where) throws SettingsFault {
    Set<String> issuers = new HashSet<>(texts(map, key, where).orElse(List.of()));
    for (String issuer : issuers) {
      if (!DOMAIN.matcher(issuer).matches()) {
        throw fault(
            where
                + ": `"
                + issuer
                + "` is no trust domain such as spiffe://acme.example and no issuer such as"
                + " https://idp.acme.example");
      }
    }
    return issuers;
  }

  private Set<String> domains(Map<?, ?> map, String where) throws SettingsFault {
    Set<String> domains = issuers(map, "trust_domains", where);
    if (map.containsKey("trust_domains") && domains.isEmpty()) {
      throw fault(where + ": trust_domains names at least one, or is left out for all");
    }
    return domains;
  }

  private @Nullable Object yaml() throws SettingsFault {
    try {
      String text = Files.readString(file);
      if (text.length() > MOST_CHARS) {
        throw fault("is over " + MOST_CHARS + " characters");
      }
      return new Load(LoadSettings.builder().setLabel(file.toString()).build())
          .loadFromString(text);
    } catch (IOException unreadable) {
      throw fault("cannot be read");
    } catch (YamlEngineException malformed) {
      throw fault(
          "is no YAML, or has a key twice: "
              + String.valueOf(malformed.getMessage()).lines().findFirst().orElse(""));
    }
  }

  private EnforcementPoint point(String name, @Nullable Object value, Set<String> allDomains)
      throws SettingsFault {
    String where = "enforcement_points." + name;
    Map<?, ?> point = map(value, where);
    only(
        point,
        where,
        Set.of(
            "addresses", "tools", "trust_domains", "agents", "principals", "supports", "explain"));
    Set<String> own = domains(point, where);
    if (!allDomains.isEmpty() && !allDomains.containsAll(own)) {
      throw fault(where + ": trust_domains are some of those at the top of the file");
    }
    Set<String> domains = own.isEmpty() ? allDomains : own;
    List<IdentityPattern> agents = new ArrayList<>();
    for (String text : texts(point, "agents", where).orElse(List.of())) {
      agents.add(
          IdentityPattern.spiffe(text)
              .orElseThrow(() ->
                  fault(
                      where
                          + ".agents: `"
                          + text
                          + "` is no SPIFFE id or pattern such as spiffe://acme.example/agent/**")));
    }
    List<Network> addresses = new ArrayList<>();
    for (String text : texts(point, "addresses", where).orElse(List.of())) {
      addresses.add(
          Network.parse(text)
              .orElseThrow(() ->
                  fault(where + ".addresses: `" + text + "` is no network such as 127.0.0.0/8")));
    }
    if (addresses.isEmpty()) {
      throw fault(where + ".addresses says from where it calls, such as [ \"127.0.0.0/8\" ]");
    }
    List<NamePattern> tools = new ArrayList<>();
    for (String text : texts(point, "tools", where).orElse(List.of("**"))) {
      tools.add(pattern(text, where));
    }
    Set<String> supports = new HashSet<>(texts(point, "supports", where).orElse(List.of()));
    Object explain = point.get("explain");
    if (explain != null && !(explain instanceof Boolean)) {
      throw fault(where + ".explain is true or false");
    }
    return new EnforcementPoint(
        name,
        addresses,
        tools,
        domains,
        agents,
        principals(point, where, domains),
        supports,
        Boolean.TRUE.equals(explain));
  }

  private NamePattern pattern(String text, String where) throws SettingsFault {
    int dot = text.indexOf('.');
    List<String> segments =
        dot < 0 ? List.of(text) : List.of(text.substring(0, dot), text.substring(dot + 1));
    boolean good =
        text.equals("**")
            || (dot > 0 && !segments.getFirst().equals("**") && !segments.getLast().isEmpty());
    if (!good) {
      throw fault(where + ".tools: `" + text + "` is no SERVER.NAME, SERVER.* or **");
    }
    return new NamePattern(segments);
  }

  private SettingsFault fault(String problem) {
    return new SettingsFault("settings " + file + ": " + problem);
  }

  private Map<?, ?> map(@Nullable Object value, String where) throws SettingsFault {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw fault(where + " is a mapping of names to values");
  }

  private void only(Map<?, ?> map, String where, Set<String> known) throws SettingsFault {
    for (Object key : map.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        throw fault(
            where
                + " has no setting `"
                + key
                + "`; there are "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private Optional<String> text(Map<?, ?> map, String key, String where) throws SettingsFault {
    Object value = map.get(key);
    if (value == null || value instanceof String) {
      return Optional.ofNullable((String) value);
    }
    throw fault(where + ": " + key + " is a text");
  }

  private Optional<List<String>> texts(Map<?, ?> map, String key, String where)
      throws SettingsFault {
    Object value = map.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return Optional.of(list.stream().map(String.class::cast).toList());
    }
    throw fault(where + "." + key + " is a list of texts");
  }
}
