package dev.remit.lang.bundle;

import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CanonicalNames;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads {@code remit.yaml}:
 *
 * <pre>
 * max_depth: 8                  # hops, 1 to 16
 * default_grant: 5m             # for a permit that states no duration; up to max_grant
 * max_grant: 1h                 # 1s to 24h
 * cache_time: 30s               # 0s to 1h
 * hop_floor: vouched            # asserted, vouched, registry or verified
 * task_registration: required   # or waived
 * roots:                        # where a chain may start without authentication
 *   - { issuer: "https://idp.acme.example", subject: "nightly" }
 * </pre>
 */
final class RemitYaml {
  static final BundleSettings DEFAULTS =
      new BundleSettings(
          8,
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofSeconds(30),
          Set.of(),
          Source.VOUCHED,
          true);

  private static final Set<String> KEYS =
      Set.of(
          "max_depth",
          "default_grant",
          "max_grant",
          "cache_time",
          "hop_floor",
          "task_registration",
          "roots");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,7})([smh])");

  private final Map<?, ?> root;

  private RemitYaml(Map<?, ?> root) {
    this.root = root;
  }

  static BundleSettings read(String text) throws BundleFault {
    Object yaml;
    try {
      yaml = new Load(LoadSettings.builder().setLabel("remit.yaml").build()).loadFromString(text);
    } catch (YamlEngineException malformed) {
      throw fault(
          "is no YAML, or has a key twice: "
              + String.valueOf(malformed.getMessage()).replace('\n', ' '));
    }
    if (yaml == null) {
      return DEFAULTS;
    }
    if (!(yaml instanceof Map<?, ?> map)) {
      throw fault("is a mapping of settings to values");
    }
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw fault(
            "has no setting `" + key + "`; there are " + String.join(", ", new TreeSet<>(KEYS)));
      }
    }
    return new RemitYaml(map).settings();
  }

  private static BundleFault fault(String problem) {
    return new BundleFault("remit.yaml " + problem);
  }

  private BundleSettings settings() throws BundleFault {
    Duration maxGrant =
        duration("max_grant", DEFAULTS.maxGrant(), Duration.ofSeconds(1), Duration.ofDays(1));
    Duration defaultGrant = DEFAULTS.defaultGrant();
    return new BundleSettings(
        depth(),
        duration(
            "default_grant",
            defaultGrant.compareTo(maxGrant) > 0 ? maxGrant : defaultGrant,
            Duration.ofSeconds(1),
            maxGrant),
        maxGrant,
        duration("cache_time", DEFAULTS.cacheTime(), Duration.ZERO, Duration.ofHours(1)),
        roots(),
        floor(),
        registration());
  }

  private int depth() throws BundleFault {
    Object value = root.get("max_depth");
    if (value == null) {
      return DEFAULTS.maxDepth();
    }
    if (value instanceof Integer depth && depth >= 1 && depth <= 16) {
      return depth;
    }
    throw fault("says max_depth: " + value + ", which is no number from 1 to 16");
  }

  private Duration duration(String key, Duration otherwise, Duration least, Duration most)
      throws BundleFault {
    Object value = root.get(key);
    if (value == null) {
      return otherwise;
    }
    Matcher parts = DURATION.matcher(String.valueOf(value));
    if (parts.matches()) {
      long count = Long.parseLong(parts.group(1));
      Duration read =
          switch (parts.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
          };
      if (read.compareTo(least) >= 0 && read.compareTo(most) <= 0) {
        return read;
      }
    }
    throw fault(
        "says "
            + key
            + ": "
            + value
            + ", which is no duration from "
            + shown(least)
            + " to "
            + shown(most)
            + ", such as 5m");
  }

  private static String shown(Duration duration) {
    return duration.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }

  private Source floor() throws BundleFault {
    Object value = root.get("hop_floor");
    if (value == null) {
      return DEFAULTS.hopFloor();
    }
    for (Source source : Source.values()) {
      if (source.word().equals(value)) {
        return source;
      }
    }
    throw fault(
        "says hop_floor: " + value + ", which is none of asserted, vouched, registry, verified");
  }

  private boolean registration() throws BundleFault {
    Object value = root.get("task_registration");
    if (value == null || value.equals("required")) {
      return true;
    }
    if (value.equals("waived")) {
      return false;
    }
    throw fault("says task_registration: " + value + ", which is neither required nor waived");
  }

  private Set<Value.Identity> roots() throws BundleFault {
    Object value = root.get("roots");
    if (value == null) {
      return Set.of();
    }
    if (!(value instanceof List<?> list)) {
      throw fault("says roots, which is a list of { issuer, subject }");
    }
    Set<Value.Identity> roots = new HashSet<>();
    for (Object each : list) {
      if (!roots.add(identity(each))) {
        throw fault("names the root " + identity(each) + " twice");
      }
    }
    return roots;
  }

  private static Value.Identity identity(@Nullable Object value) throws BundleFault {
    if (value instanceof Map<?, ?> map
        && map.size() == 2
        && map.get("issuer") instanceof String issuer
        && map.get("subject") instanceof String subject) {
      Value.Identity identity = new Value.Identity(issuer, subject);
      if (!CanonicalNames.isIdentity(identity)) {
        throw fault(
            "names the root "
                + identity
                + ", which is no identity in canonical form, so that nobody could be it");
      }
      return identity;
    }
    throw fault("says roots, each of which is { issuer: \"…\", subject: \"…\" }");
  }
}
