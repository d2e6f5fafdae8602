package dev.remit.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@code budgets.json} says.
 *
 * @param bars what is to be met, in order
 * @param targets what is reported beside them, in order
 * @param ceilings the bytes that a benchmark allocates at most today; they only go down
 */
record Budgets(List<Bar> bars, List<Target> targets, Map<String, Integer> ceilings) {
  Budgets {
    bars = List.copyOf(bars);
    targets = List.copyOf(targets);
    ceilings = Map.copyOf(ceilings);
  }

  /** Fails where a bar has no name, or says nothing that can be compared. */
  static Budgets read(Path file) throws IOException {
    List<Bar> bars = new ArrayList<>();
    JsonNode budgets = new ObjectMapper().readTree(file.toFile());
    for (JsonNode bar : budgets.required("bars")) {
      bars.add(bar(bar, bar.required("name").textValue()));
    }
    List<Target> targets = new ArrayList<>();
    for (JsonNode target : budgets.path("targets")) {
      targets.add(
          new Target(
              target.required("name").textValue(),
              target.required("of").textValue(),
              number(target, "millis")));
    }
    Map<String, Integer> ceilings = new HashMap<>();
    budgets
        .required("ceilings")
        .properties()
        .forEach(each -> ceilings.put(each.getKey(), each.getValue().intValue()));
    return new Budgets(bars, targets, ceilings);
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
          limit(bar));
    }
    if (bar.has("count")) {
      return new Bar.Count(name, bar.get("count").textValue(), limit(bar));
    }
    JsonNode bytes = bar.required("bytes");
    return new Bar.Bytes(
        name,
        bytes.required("of").textValue(),
        texts(bytes.path("less")),
        bytes.path("escapeAnalysis").asBoolean(true),
        limit(bar));
  }

  private static Bar.Limit limit(JsonNode bar) {
    return bar.has("below")
        ? new Bar.Limit(Bar.Side.BELOW, number(bar, "below"))
        : bar.has("atLeast")
            ? new Bar.Limit(Bar.Side.AT_LEAST, number(bar, "atLeast"))
            : new Bar.Limit(Bar.Side.AT_MOST, number(bar, "atMost"));
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
