package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An example of the language reference. A block {@code policy} begins one; blocks with a file's
 * name ({@code csv tenants.csv}) that stand together are one bundle, that block among them. Blocks
 * {@code decisions} and {@code findings} after it say what is decided and what is found.
 */
final class ReferenceExample {
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)(?: (\\S+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Set<String> FILES = Set.of("policy", "csv", "json", "yaml");
  private static final String SETTINGS = "remit.yaml";

  private final String place;
  private final Map<String, String> files = new TreeMap<>();
  private final List<String> decisions = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();

  private ReferenceExample(String place) {
    this.place = place;
  }

  /** Page and line, such as {@code types.md:12}. */
  String place() {
    return place;
  }

  /** Each a call and what is decided. */
  List<String> decisions() {
    return List.copyOf(decisions);
  }

  /** Each a code and what it underlines; with none there is no error. */
  List<String> findings() {
    return List.copyOf(findings);
  }

  static List<ReferenceExample> of(Path page) throws IOException {
    String text = Files.readString(page);
    List<ReferenceExample> examples = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    int end = 0;
    while (block.find()) {
      String kind = block.group(1);
      String place =
          page.getFileName() + ":" + (text.substring(0, block.start()).lines().count() + 1);
      Optional<String> name = Optional.ofNullable(block.group(2));
      boolean together = text.substring(end, block.start()).isBlank();
      boolean unnamed = kind.equals("policy") && name.isEmpty();
      if (unnamed || (FILES.contains(kind) && name.isPresent())) {
        if (unnamed || !together || examples.isEmpty() || examples.getLast().isClosed()) {
          examples.add(new ReferenceExample(place));
        }
        examples.getLast().add(name.orElse("example.policy"), block.group(3));
      } else if (kind.equals("decisions") || kind.equals("findings")) {
        assertFalse(examples.isEmpty(), place + " follows no example");
        examples.getLast().say(kind, block.group(3).lines().toList(), place);
      }
      end = block.end();
    }
    return examples;
  }

  private boolean isClosed() {
    return !decisions.isEmpty() || !findings.isEmpty();
  }

  private void add(String name, String text) {
    assertTrue(files.put(name, text) == null, place + " has the file " + name + " twice");
  }

  private void say(String kind, List<String> lines, String at) {
    List<String> said = kind.equals("decisions") ? decisions : findings;
    assertTrue(said.isEmpty(), at + " says again what the example before it does");
    said.addAll(lines);
  }

  /** Compiles the files in an empty directory; without settings, tasks need not be registered. */
  PolicyCompiler.Result compile(Path root) throws IOException, BundleFault {
    files.putIfAbsent(SETTINGS, "task_registration: waived\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(root.resolve(file.getKey()), file.getValue());
    }
    BundleSource source = BundleReader.read(root);
    return PolicyCompiler.compile(source, source.settings());
  }
}
