package dev.remit.lang.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on attributes has each of the core model once, with its type, floor and supply. */
class CoreModelPageTest {
  private static final Path PAGE = Path.of("../docs/language/attributes.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z_.]+)` \\| `([^`]+)` \\| (\\w+) \\| (\\w+) \\|.*");

  @Test
  void the_page_says_what_the_core_model_is() throws IOException {
    Map<String, String> said = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String before =
            said.put(row.group(1), row.group(2) + " " + row.group(3) + " " + row.group(4));
        assertNull(before, row.group(1) + " is there twice");
      }
    }
    Map<String, String> is = new TreeMap<>();
    Stream.concat(
            CoreModel.ATTRIBUTES.stream(), Stream.of(CoreModel.datasets(CoreModel.ATTRIBUTES)))
        .forEach(attribute -> is.put(attribute.name(), shown(attribute)));
    assertEquals(lines(is), lines(said));
  }

  private static String lines(Map<String, String> rows) {
    return String.join("\n", rows.entrySet().stream().map(Object::toString).toList());
  }

  private static String shown(Attribute attribute) {
    return written(attribute.type())
        + (attribute.optional() ? "?" : "")
        + " "
        + attribute.floor().word()
        + " "
        + attribute.supply().name().toLowerCase(Locale.ROOT);
  }

  /** As a declaration would write the type. */
  private static String written(Type type) {
    return switch (type) {
      case Type.Bool any -> "bool";
      case Type.Int any -> "int";
      case Type.Text any -> "string";
      case Type.Time any -> "timestamp";
      case Type.Length any -> "duration";
      case Type.Name any -> "name";
      case Type.Path any -> "path";
      case Type.Ip any -> "ip";
      case Type.Identity any -> "identity";
      case Type.Tool any -> "tool";
      case Type.RecordOf any -> "record";
      case Type.SetOf(Type of, int max) -> "set<" + written(of) + "> max " + max;
      case Type.ListOf(Type of, int max) -> "list<" + written(of) + "> max " + max;
      case Type.EnumOf(String name, List<String> values, boolean ordered) ->
          ordered ? name : "enum { " + String.join(", ", values) + " }";
      default -> throw new AssertionError("the core model has no " + type);
    };
  }
}
