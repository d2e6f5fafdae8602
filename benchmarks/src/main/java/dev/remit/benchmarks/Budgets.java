package dev.remit.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The bars of a {@code budgets.json}, in its order. */
record Budgets(List<Bar> bars) {
  Budgets {
    bars = List.copyOf(bars);
  }

  /** Fails where a bar has no name, or says nothing that can be compared. */
  static Budgets read(Path file) throws IOException {
    List<Bar> bars = new ArrayList<>();
    for (JsonNode bar : new ObjectMapper().readTree(file.toFile()).required("bars")) {
      bars.add(bar(bar, bar.required("name").textValue()));
    }
    return new Budgets(bars);
  }

  private static Bar bar(JsonNode bar, String name) {
    if (bar.has("unmeasured")) {
      return new Bar.Unmeasured(name, bar.get("unmeasured").textValue());
    }
    if (bar.has("ratio")) {
      JsonNode ratio = bar.get("ratio");
      return new Bar.Ratio(
          name,
          ratio.required("of").textValue(),
          texts(ratio.path("less")),
          ratio.required("over").textValue(),
          number(bar, "atMost"));
    }
    JsonNode bytes = bar.required("bytes");
    return new Bar.Bytes(
        name,
        bytes.required("of").textValue(),
        texts(bytes.path("less")),
        bytes.path("escapeAnalysis").asBoolean(true),
        bar.has("below")
            ? new Bar.Most(number(bar, "below"), false)
            : new Bar.Most(number(bar, "atMost"), true));
  }

  /** No text and no missing member is a number: a bar is never zero by mistake. */
  private static double number(JsonNode bar, String member) {
    JsonNode number = bar.required(member);
    if (!number.isNumber()) {
      throw new IllegalArgumentException("`" + member + "` of a bar is a number: " + bar);
    }
    return number.doubleValue();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.textValue()));
    return texts;
  }
}
