package dev.remit.cli.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.function.Function;

/** Writes a report for machines. */
public final class CoverageJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private CoverageJson() {}

  public static String of(Coverage coverage) {
    Framework framework = coverage.framework();
    JsonObject report = new JsonObject();
    report.addProperty("framework", framework.name());
    report.addProperty("title", framework.title());
    report.addProperty("version", framework.version());
    report.addProperty("source", framework.source());
    report.addProperty("revision", coverage.revision());
    report.add("summary", summary(coverage));
    report.add("controls", array(coverage.controls(), CoverageJson::served));
    report.add("faults", array(coverage.faults(), CoverageJson::fault));
    return GSON.toJson(report) + "\n";
  }

  private static JsonObject summary(Coverage coverage) {
    JsonObject summary = new JsonObject();
    summary.addProperty("rules", coverage.rules());
    summary.addProperty("controls", coverage.count());
    summary.addProperty("served", coverage.served());
    summary.add("without_rule", array(coverage.open(), CoverageJson::id));
    summary.add("beyond_rules", array(coverage.beyond(), CoverageJson::id));
    return summary;
  }

  private static JsonElement id(Control control) {
    return new JsonPrimitive(control.id());
  }

  private static JsonObject served(Coverage.Served served) {
    Control control = served.control();
    JsonObject json = new JsonObject();
    json.addProperty("id", control.id());
    json.addProperty("tag", control.tag());
    json.addProperty("title", control.title());
    json.addProperty("section", control.section());
    control.beyond().ifPresent(who -> json.addProperty("beyond_rules", who));
    json.add("rules", array(served.rules(), CoverageJson::rule));
    return json;
  }

  private static JsonObject fault(Coverage.Fault fault) {
    JsonObject json = new JsonObject();
    json.addProperty("tag", fault.tag());
    json.add("rule", rule(fault.rule()));
    fault.near().ifPresent(near -> json.addProperty("did_you_mean", near));
    return json;
  }

  private static JsonObject rule(Coverage.Rule rule) {
    JsonObject json = new JsonObject();
    json.addProperty("id", rule.id());
    json.addProperty("kind", rule.kind());
    json.addProperty("sentence", rule.sentence());
    json.addProperty("file", rule.file());
    json.addProperty("line", rule.line());
    rule.observedUntil().ifPresent(until -> json.addProperty("observed_until", until.toString()));
    return json;
  }

  private static <T> JsonArray array(List<T> list, Function<T, ? extends JsonElement> json) {
    JsonArray array = new JsonArray();
    list.forEach(each -> array.add(json.apply(each)));
    return array;
  }
}
