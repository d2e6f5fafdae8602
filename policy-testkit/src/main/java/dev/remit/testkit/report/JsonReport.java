package dev.remit.testkit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.remit.lang.diagnostic.JsonWriter;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.source.Span;
import dev.remit.testkit.coverage.ClauseCoverage;
import dev.remit.testkit.coverage.Coverage;
import dev.remit.testkit.coverage.RuleCoverage;
import dev.remit.testkit.mutation.MutationResult;
import dev.remit.testkit.property.PropertyResult;
import dev.remit.testkit.run.SuiteResult;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * A run as one JSON document. The names of its fields are stable, and described in {@code
 * docs/testing-policies.md}. Lines and columns count from 1, columns in UTF-16 characters.
 */
public final class JsonReport {
  private static final int FORMAT = 1;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private JsonReport() {}

  public static String of(RunReport report) {
    return JsonWriter.document(json -> report(report, json));
  }

  private static void report(RunReport report, JsonGenerator json) throws IOException {
    SuiteResult result = report.result();
    json.writeStartObject();
    json.writeNumberField("format", FORMAT);
    json.writeBooleanField("passed", report.passed());
    texts("shortfalls", report.shortfalls(), json);
    json.writeStringField("revision", report.tested().bundle().revision());
    json.writeNumberField("seed", result.seed());
    json.writeNumberField("time_ms", result.nanos() / NANOS_PER_MILLI);
    json.writeObjectFieldStart("tests");
    json.writeNumberField("run", result.size());
    json.writeNumberField("passed", result.size() - result.failures());
    json.writeNumberField("failed", result.failures());
    json.writeNumberField("not_run", result.skipped());
    json.writeEndObject();
    json.writeArrayFieldStart("results");
    for (Outcome each : report.outcomes()) {
      outcome(each, json);
    }
    json.writeEndArray();
    coverage(result.coverage(), json);
    if (report.mutation().isPresent()) {
      mutation(report.mutation().get(), report.unnoticed(), json);
    }
    json.writeEndObject();
  }

  private static void outcome(Outcome outcome, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", outcome.kind());
    json.writeStringField("package", outcome.packageName());
    json.writeStringField("title", outcome.title());
    span(outcome.span(), json);
    json.writeBooleanField("passed", outcome.passed());
    json.writeNumberField("time_ms", outcome.nanos() / NANOS_PER_MILLI);
    if (outcome.property().isPresent()) {
      PropertyResult property = outcome.property().get();
      json.writeNumberField("tried", property.tried());
      json.writeNumberField("met", property.met());
    }
    json.writeArrayFieldStart("failures");
    for (Outcome.Failure failure : outcome.failures()) {
      json.writeStartObject();
      if (!failure.step().isEmpty()) {
        json.writeStringField("step", failure.step());
      }
      json.writeStringField("message", failure.message());
      span(failure.span(), json);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!outcome.passed()) {
      json.writeStringField("explanation", outcome.body());
    }
    json.writeEndObject();
  }

  private static void coverage(Coverage coverage, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("coverage");
    ratio("rules", coverage.ruleRatio(), json);
    ratio("clauses", coverage.clauseRatio(), json);
    json.writeArrayFieldStart("by_rule");
    for (RuleCoverage rule : coverage.rules()) {
      json.writeStartObject();
      json.writeStringField("rule", rule.rule().id());
      json.writeStringField("kind", Outcome.word(rule.rule().kind()));
      span(rule.span(), json);
      json.writeNumberField("fired", rule.fired());
      json.writeNumberField("decided", rule.decided());
      json.writeArrayFieldStart("clauses");
      for (ClauseCoverage clause : rule.clauses()) {
        clause(clause, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void ratio(String name, Coverage.Ratio ratio, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("covered", ratio.part());
    json.writeNumberField("of", ratio.whole());
    json.writeNumberField("percent", ratio.percent());
    json.writeEndObject();
  }

  private static void clause(ClauseCoverage clause, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("text", clause.text());
    span(clause.span(), json);
    for (Truth truth : Truth.values()) {
      json.writeNumberField(Outcome.word(truth), clause.count(truth));
    }
    texts("missing", clause.missing().stream().sorted().map(Outcome::word).toList(), json);
    json.writeEndObject();
  }

  private static void mutation(MutationResult result, List<Unnoticed> survived, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("mutation");
    json.writeNumberField("killed", result.killed().size());
    json.writeArrayFieldStart("survived");
    for (Unnoticed each : survived) {
      json.writeStartObject();
      json.writeStringField("rule", each.mutant().rule());
      json.writeStringField("kind", Outcome.word(each.mutant().kind()));
      json.writeStringField("change", each.mutant().change());
      span(each.mutant().span(), json);
      if (each.test().isPresent()) {
        json.writeStringField("test", each.test().get().text());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("equivalent", result.equivalent().size());
    json.writeNumberField("tried", result.tried());
    json.writeNumberField("percent", result.percent());
    json.writeEndObject();
  }

  private static void texts(String name, Collection<String> texts, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void span(Span span, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("span");
    json.writeStringField("file", span.file().path());
    json.writeNumberField("line", span.line());
    json.writeNumberField("column", span.column());
    json.writeNumberField("end_line", span.endLine());
    json.writeNumberField("end_column", span.endColumn());
    json.writeEndObject();
  }
}
