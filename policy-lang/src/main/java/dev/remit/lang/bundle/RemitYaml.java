package dev.remit.lang.bundle;

import dev.remit.lang.canonical.DurationText;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CanonicalNames;
import dev.remit.lang.diagnostic.Spelling;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.schema.BundleLimits;
import dev.remit.lang.schema.FrontDoor;
import dev.remit.lang.source.SourceFile;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

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
 * front_doors:                  # what each front door supplies of the facts that it may leave out
 *   mcp: { supplies: [task.purpose, credential.kind] }
 * limits: { rules: 20000 }      # {@link BundleLimit}
 * </pre>
 */
final class RemitYaml {
  static final String PATH = "remit.yaml";

  private static final Set<String> KEYS =
      Set.of(
          "max_depth",
          "default_grant",
          "max_grant",
          "cache_time",
          "hop_floor",
          "task_registration",
          "roots",
          "front_doors",
          "limits");
  private static final int MOST_NESTING = 16;

  private final Map<?, ?> root;
  private final String text;

  private RemitYaml(Map<?, ?> root, String text) {
    this.root = root;
    this.text = text;
  }

  private static LoadSettings yaml() {
    return LoadSettings.builder().setLabel(PATH).build();
  }

  static BundleSettings read(String text) throws BundleFault {
    Object yaml;
    try {
      isShallow(text);
      yaml = new Load(yaml()).loadFromString(text);
    } catch (YamlEngineException malformed) {
      throw fault(
          "is no YAML, or has a key twice: "
              + String.valueOf(malformed.getMessage()).replace('\n', ' '));
    }
    if (yaml == null) {
      return BundleSettings.STANDARD;
    }
    if (!(yaml instanceof Map<?, ?> map)) {
      throw fault("is a mapping of settings to values");
    }
    for (Object key : map.keySet()) {
      known("setting", String.valueOf(key), KEYS);
    }
    return new RemitYaml(map, text).settings();
  }

  /** Settings nest a few levels deep, and none stands for another; deeper texts are not built. */
  private static void isShallow(String text) throws BundleFault {
    int depth = 0;
    for (Event event : new Parse(yaml()).parseString(text)) {
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        case Alias -> throw fault("has an alias (`*name`); write the value in its place");
        default -> {}
      }
      if (depth > MOST_NESTING) {
        throw fault("nests more than " + MOST_NESTING + " levels deep; no setting does");
      }
    }
  }

  private static void known(String what, String word, Collection<String> words) throws BundleFault {
    if (!words.contains(word)) {
      throw fault(
          "has no "
              + what
              + " `"
              + word
              + "`; "
              + Spelling.closest(word, words)
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("there are " + String.join(", ", new TreeSet<>(words))));
    }
  }

  private static BundleFault fault(String problem) {
    return new BundleFault("remit.yaml " + problem);
  }

  private BundleSettings settings() throws BundleFault {
    Duration maxGrant =
        duration(
            "max_grant",
            BundleSettings.STANDARD.maxGrant(),
            Duration.ofSeconds(1),
            Duration.ofDays(1));
    Duration defaultGrant = BundleSettings.STANDARD.defaultGrant();
    return new BundleSettings(
        depth(),
        duration(
            "default_grant",
            defaultGrant.compareTo(maxGrant) > 0 ? maxGrant : defaultGrant,
            Duration.ofSeconds(1),
            maxGrant),
        maxGrant,
        duration(
            "cache_time", BundleSettings.STANDARD.cacheTime(), Duration.ZERO, Duration.ofHours(1)),
        roots(),
        floor(),
        registration(),
        frontDoors(),
        limits());
  }

  private List<FrontDoor> frontDoors() throws BundleFault {
    if (root.get("front_doors") == null) {
      return List.of();
    }
    Node node = new Compose(yaml()).composeString(text).orElseThrow();
    for (NodeTuple setting : ((MappingNode) node).getValue()) {
      if (setting.getKeyNode() instanceof ScalarNode key && key.getValue().equals("front_doors")) {
        return new FrontDoorsYaml(new SourceFile(PATH, text)).read(setting.getValueNode());
      }
    }
    throw new IllegalStateException("a setting that was loaded is not there");
  }

  private BundleLimits limits() throws BundleFault {
    Object value = root.get("limits");
    if (value == null) {
      return BundleLimits.STANDARD;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw fault("says limits, which is a mapping of limits to numbers");
    }
    Map<BundleLimit, Integer> set = new EnumMap<>(BundleLimit.class);
    for (var entry : map.entrySet()) {
      String word = String.valueOf(entry.getKey());
      known("limit", word, BundleLimit.words());
      BundleLimit limit = BundleLimit.named(word).orElseThrow();
      if (!(entry.getValue() instanceof Integer number) || number < 1 || number > limit.most()) {
        throw fault(
            "says limits."
                + word
                + ": "
                + entry.getValue()
                + ", which is no number from 1 to "
                + limit.most());
      }
      set.put(limit, number);
    }
    return new BundleLimits(set);
  }

  private int depth() throws BundleFault {
    Object value = root.get("max_depth");
    if (value == null) {
      return BundleSettings.STANDARD.maxDepth();
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
    Optional<Duration> read = DurationText.read(String.valueOf(value));
    if (read.isPresent() && read.get().compareTo(least) >= 0 && read.get().compareTo(most) <= 0) {
      return read.get();
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
      return BundleSettings.STANDARD.hopFloor();
    }
    for (Source source : Source.values()) {
      if (source.word().equals(value)) {
        return source;
      }
    }
    List<String> words = Arrays.stream(Source.values()).map(Source::word).toList();
    throw fault(
        "says hop_floor: "
            + value
            + ", which is none of asserted, vouched, registry, verified"
            + Spelling.closest(String.valueOf(value), words)
                .map(near -> "; did you mean `" + near + "`?")
                .orElse(""));
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
