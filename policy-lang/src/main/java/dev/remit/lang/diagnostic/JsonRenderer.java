package dev.remit.lang.diagnostic;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.io.IOException;
import java.util.List;

/**
 * Shows a report as one JSON document. The names of its fields are stable, and described in {@code
 * docs/diagnostics/README.md}. Lines and columns count from 1, offsets from 0; columns and offsets
 * in UTF-16 characters.
 */
public final class JsonRenderer {
  private static final int FORMAT = 1;

  private JsonRenderer() {}

  public static String render(Report report) {
    return JsonWriter.document(json -> report(report, json));
  }

  private static void report(Report report, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("format", FORMAT);
    json.writeBooleanField("passed", report.passed());
    if (report.fault().isPresent()) {
      json.writeStringField("fault", report.fault().get());
    }
    json.writeNumberField("files", report.read().files());
    json.writeNumberField("data_files", report.read().dataFiles());
    if (report.read().revision().isPresent()) {
      json.writeStringField("revision", report.read().revision().get());
    }
    json.writeNumberField("errors", report.errors());
    json.writeNumberField("warnings", report.warnings());
    json.writeBooleanField("warnings_as_errors", report.warningsAsErrors());
    json.writeArrayFieldStart("findings");
    for (Diagnostic each : report.shown()) {
      finding(each, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("omitted");
    for (var file : report.omitted().entrySet()) {
      json.writeStartObject();
      json.writeStringField("file", file.getKey());
      json.writeNumberField("count", file.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (report.costs().isPresent()) {
      costs(report.costs().get(), json);
    }
    json.writeEndObject();
  }

  private static void finding(Diagnostic finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", finding.code().id());
    json.writeStringField("severity", finding.code().severity().word());
    json.writeStringField("title", finding.code().title());
    json.writeStringField("message", finding.message());
    json.writeFieldName("span");
    span(finding.span(), json);
    json.writeArrayFieldStart("related");
    for (Diagnostic.Label label : finding.secondary()) {
      json.writeStartObject();
      json.writeStringField("message", label.text());
      json.writeFieldName("span");
      span(label.span(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (finding.help().isPresent()) {
      json.writeStringField("help", finding.help().get());
    }
    if (finding.fix().isPresent()) {
      json.writeObjectFieldStart("fix");
      json.writeFieldName("span");
      span(finding.fix().get().span(), json);
      json.writeStringField("replacement", finding.fix().get().replacement());
      json.writeEndObject();
    }
    json.writeStringField("page", finding.code().page());
    json.writeEndObject();
  }

  private static void span(Span span, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", span.file().path());
    json.writeFieldName("start");
    place(span.file(), span.start(), json);
    json.writeFieldName("end");
    place(span.file(), span.end(), json);
    json.writeEndObject();
  }

  private static void place(SourceFile file, int offset, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("line", file.line(offset));
    json.writeNumberField("column", file.column(offset));
    json.writeNumberField("offset", offset);
    json.writeEndObject();
  }

  private static void costs(List<Report.Cost> costs, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("costs");
    for (Report.Cost cost : costs) {
      json.writeStartObject();
      json.writeNumberField("cost", cost.cost());
      json.writeStringField("kind", cost.kind());
      json.writeStringField("rule", cost.rule());
      json.writeFieldName("span");
      span(cost.span(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
