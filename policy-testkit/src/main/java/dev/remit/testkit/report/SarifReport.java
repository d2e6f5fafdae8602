package dev.remit.testkit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.remit.lang.diagnostic.JsonWriter;
import dev.remit.lang.diagnostic.SarifPlaces;
import dev.remit.lang.diagnostic.SarifRenderer;
import java.io.IOException;
import java.util.List;

/** What failed as SARIF 2.1.0 (OASIS), each at the expectation that was not met. */
public final class SarifReport {
  private static final List<String> RULES = List.of("failed-test", "failed-invariant");

  private final RunReport report;
  private final SarifPlaces places;

  private SarifReport(RunReport report) {
    this.report = report;
    this.places = new SarifPlaces(report.root());
  }

  public static String of(RunReport report) {
    return JsonWriter.document(new SarifReport(report)::log);
  }

  private void log(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SarifRenderer.SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    tool(json);
    json.writeStringField("columnKind", "utf16CodeUnits");
    invocation(json);
    json.writeArrayFieldStart("results");
    for (Outcome outcome : report.outcomes()) {
      for (Outcome.Failure failure : outcome.failures()) {
        result(outcome, failure, json);
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void tool(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "remit test");
    json.writeArrayFieldStart("rules");
    rule(RULES.getFirst(), "A test is not answered as it expects", json);
    rule(RULES.getLast(), "An invariant does not hold", json);
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void rule(String id, String text, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    message("shortDescription", text, json);
    json.writeEndObject();
  }

  /** What is no failure of a test: why the run failed all the same. */
  private void invocation(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", true);
    json.writeArrayFieldStart("toolExecutionNotifications");
    for (String shortfall : report.shortfalls()) {
      json.writeStartObject();
      json.writeStringField("level", "error");
      message("message", shortfall, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private void result(Outcome outcome, Outcome.Failure failure, JsonGenerator json)
      throws IOException {
    int rule = outcome.property().isPresent() ? 1 : 0;
    json.writeStartObject();
    json.writeStringField("ruleId", RULES.get(rule));
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", "error");
    message("message", title(outcome, failure) + ": " + failure.message(), json);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    places.physical(failure.span(), json);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  static String title(Outcome outcome, Outcome.Failure failure) {
    return outcome.title() + (failure.step().isEmpty() ? "" : " / " + failure.step());
  }

  private static void message(String field, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
