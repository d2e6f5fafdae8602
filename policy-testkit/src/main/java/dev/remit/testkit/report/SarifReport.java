package dev.remit.testkit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.remit.lang.diagnostic.JsonWriter;
import dev.remit.lang.diagnostic.SarifPlaces;
import dev.remit.lang.diagnostic.SarifRenderer;
import dev.remit.lang.source.Span;
import java.io.IOException;
import java.util.List;

/**
 * What failed as SARIF 2.1.0 (OASIS), each at the expectation that was not met; and the changes
 * that no test notices, each at what is changed.
 */
public final class SarifReport {
  /** What a result may be of, in the order of the list of rules. */
  private enum Rule {
    FAILED_TEST("failed-test", "A test is not answered as it expects"),
    FAILED_INVARIANT("failed-invariant", "An invariant does not hold"),
    UNNOTICED_CHANGE("unnoticed-change", "A rule could be another, and no test would notice");

    private final String id;
    private final String text;

    Rule(String id, String text) {
      this.id = id;
      this.text = text;
    }
  }

  private static final List<Rule> RULES = List.of(Rule.values());

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
        failure(outcome, failure, json);
      }
    }
    for (Unnoticed each : report.unnoticed()) {
      unnoticed(each, json);
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
    for (Rule rule : RULES) {
      json.writeStartObject();
      json.writeStringField("id", rule.id);
      message("shortDescription", rule.text, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
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

  private void failure(Outcome outcome, Outcome.Failure failure, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    result(
        outcome.property().isPresent() ? Rule.FAILED_INVARIANT : Rule.FAILED_TEST,
        "error",
        title(outcome, failure) + ": " + failure.message(),
        failure.span(),
        json);
    json.writeEndObject();
  }

  /** A note where no request was found that would be answered otherwise: it may be none. */
  private void unnoticed(Unnoticed of, JsonGenerator json) throws IOException {
    json.writeStartObject();
    result(
        Rule.UNNOTICED_CHANGE,
        of.test().isPresent() ? "warning" : "note",
        "no test notices " + of.title(),
        of.mutant().span(),
        json);
    if (of.test().isPresent()) {
      json.writeObjectFieldStart("properties");
      json.writeStringField("test", of.test().get().text());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void result(Rule rule, String level, String text, Span span, JsonGenerator json)
      throws IOException {
    json.writeStringField("ruleId", rule.id);
    json.writeNumberField("ruleIndex", RULES.indexOf(rule));
    json.writeStringField("level", level);
    message("message", text, json);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    places.physical(span, json);
    json.writeEndObject();
    json.writeEndArray();
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
