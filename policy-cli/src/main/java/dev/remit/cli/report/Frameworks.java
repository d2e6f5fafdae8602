package dev.remit.cli.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The frameworks that are known: data files beside this class, one for each. */
public final class Frameworks {
  public static final List<String> NAMES =
      List.of("owasp-asi", "owasp-nhi", "owasp-aisvs", "nist-ai-rmf", "maestro");

  private static final List<Framework> ALL = NAMES.stream().map(Frameworks::read).toList();

  private Frameworks() {}

  public static List<Framework> all() {
    return ALL;
  }

  public static Optional<Framework> named(String name) {
    return ALL.stream().filter(framework -> framework.name().equals(name)).findFirst();
  }

  /** The tags of all frameworks whose tags begin with this word. */
  static Set<String> tags(String family) {
    return ALL.stream()
        .filter(framework -> framework.family().equals(family))
        .flatMap(framework -> framework.controls().stream())
        .map(Control::tag)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Framework read(String name) {
    JsonObject file = json(name + ".json");
    return new Framework(
        text(file, "name"),
        text(file, "title"),
        text(file, "version"),
        text(file, "source"),
        file.getAsJsonArray("controls").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(Frameworks::control)
            .toList());
  }

  private static Control control(JsonObject control) {
    return new Control(
        text(control, "id"),
        text(control, "tag"),
        text(control, "title"),
        control.has("section") && control.get("section").getAsBoolean(),
        Optional.ofNullable(control.get("beyond")).map(JsonElement::getAsString));
  }

  private static JsonObject json(String file) {
    try (InputStream in = Frameworks.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not beside its class");
      }
      return JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }
}
