package dev.remit.lang.diagnostic;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Shows a report as SARIF 2.1.0 (OASIS), the format of code scanning. Columns count UTF-16
 * characters, as {@code columnKind} says.
 */
public final class SarifRenderer {
  public static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Report report;
  private final SarifPlaces places;
  private final Optional<URI> docs;

  private SarifRenderer(Report report, String root, Optional<URI> docs) {
    this.report = report;
    this.places = new SarifPlaces(root);
    this.docs = docs;
  }

  /**
   * The report as one document.
   *
   * @param root the bundle's directory relative to where the log is read, with {@code /} between
   *     its parts; empty if it is the same
   * @param docs where the distribution's root is published; a rule's {@code helpUri} is absolute
   *     (section 3.49.12), so that without it a rule names its page in its {@code help} alone
   */
  public static String render(Report report, String root, Optional<URI> docs) {
    return JsonWriter.document(new SarifRenderer(report, root, docs)::log);
  }

  private void log(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    List<Code> rules = report.codes();
    tool(rules, json);
    json.writeStringField("columnKind", "utf16CodeUnits");
    invocation(json);
    json.writeArrayFieldStart("results");
    for (Diagnostic each : report.shown()) {
      result(each, rules.indexOf(each.code()), json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private void tool(List<Code> rules, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "remit");
    json.writeArrayFieldStart("rules");
    for (Code code : rules) {
      rule(code, json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
  }

  private void rule(Code code, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", code.id());
    message("shortDescription", code.title(), json);
    message("fullDescription", code.title(), json);
    if (docs.isPresent()) {
      json.writeStringField("helpUri", docs.get().resolve(code.page()).toString());
    }
    json.writeObjectFieldStart("help");
    json.writeStringField("text", "See " + code.page() + ".");
    json.writeStringField("markdown", "See [" + code.id() + "](" + code.page() + ").");
    json.writeEndObject();
    json.writeObjectFieldStart("defaultConfiguration");
    json.writeStringField("level", code.severity().word());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** What is no finding at a place: why nothing was checked, and what is not shown. */
  private void invocation(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("invocations");
    json.writeStartObject();
    json.writeBooleanField("executionSuccessful", report.fault().isEmpty());
    json.writeArrayFieldStart("toolExecutionNotifications");
    if (report.fault().isPresent()) {
      notification("error", report.fault().get(), json);
    }
    for (var file : report.omitted().entrySet()) {
      notification(
          "note", file.getValue() + " more findings in " + file.getKey() + " are not shown", json);
    }
    if (report.warningsAsErrors() && report.warnings() > 0) {
      notification("note", "warnings count as errors", json);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void notification(String level, String text, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("level", level);
    message("message", text, json);
    json.writeEndObject();
  }

  private void result(Diagnostic finding, int rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.code().id());
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", finding.code().severity().word());
    message(
        "message",
        finding.message() + finding.help().map(help -> "\nhelp: " + help).orElse(""),
        json);
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    places.physical(finding.span(), json);
    json.writeEndObject();
    json.writeEndArray();
    if (!finding.secondary().isEmpty()) {
      json.writeArrayFieldStart("relatedLocations");
      int id = 0;
      for (Diagnostic.Label label : finding.secondary()) {
        json.writeStartObject();
        json.writeNumberField("id", id++);
        places.physical(label.span(), json);
        message("message", label.text(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (finding.fix().isPresent()) {
      fix(finding.fix().get(), finding.help(), json);
    }
    json.writeEndObject();
  }

  private void fix(Diagnostic.Fix fix, Optional<String> help, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("fixes");
    json.writeStartObject();
    if (help.isPresent()) {
      message("description", help.get(), json);
    }
    json.writeArrayFieldStart("artifactChanges");
    json.writeStartObject();
    places.artifact(fix.span(), json);
    json.writeArrayFieldStart("replacements");
    json.writeStartObject();
    SarifPlaces.region("deletedRegion", fix.span(), json);
    message("insertedContent", fix.replacement(), json);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void message(String field, String text, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("text", text);
    json.writeEndObject();
  }
}
