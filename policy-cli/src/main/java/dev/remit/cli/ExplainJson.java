package dev.remit.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.Explanation.AccessPart;
import dev.remit.lang.decide.Explanation.ClausePart;
import dev.remit.lang.decide.Explanation.RulePart;
import dev.remit.testkit.explain.Explained;
import dev.remit.testkit.explain.WhatIf;
import dev.remit.testkit.run.ExplanationText;
import dev.remit.testkit.run.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What {@code remit explain} prints for machines. */
final class ExplainJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ExplainJson() {}

  static String of(Explained explained, Optional<WhatIf.Result> flips) {
    JsonObject json = new JsonObject();
    Decision.Reason reason = explained.decision().reason();
    json.addProperty("decision", effect(explained.decision()));
    json.addProperty("reason", reason.code().name());
    json.addProperty("step", explained.step().name().toLowerCase(Locale.ROOT));
    json.addProperty("words", Words.decision(explained.decision(), explained.scene().now()));
    json.addProperty("detail", reason.detail());
    reason.rule().ifPresent(rule -> json.add("rule", rule(rule)));
    reason.hop().ifPresent(hop -> json.addProperty("hop", hop));
    reason.fact().ifPresent(fact -> json.addProperty("fact", fact));
    json.add(
        "violations",
        array(
            reason.violations(),
            violation -> {
              JsonObject each = new JsonObject();
              each.addProperty("field", violation.field());
              each.addProperty("problem", violation.problem());
              return each;
            }));
    json.add("accesses", array(explained.explanation().accesses(), ExplainJson::access));
    flips.ifPresent(found -> json.add("whatIf", whatIf(found)));
    return GSON.toJson(json);
  }

  private static String effect(Decision decision) {
    return decision instanceof Decision.Allow ? "ALLOW" : "DENY";
  }

  private static <T> JsonArray array(List<T> items, Function<T, JsonObject> each) {
    JsonArray array = new JsonArray();
    items.forEach(item -> array.add(each.apply(item)));
    return array;
  }

  private static JsonObject rule(Decision.RuleRef rule) {
    JsonObject json = new JsonObject();
    json.addProperty("id", rule.id());
    json.addProperty("file", rule.file());
    json.addProperty("line", rule.line());
    json.addProperty("sentence", rule.sentence());
    return json;
  }

  private static JsonObject access(AccessPart access) {
    JsonObject json = new JsonObject();
    json.addProperty("access", ExplanationText.words(access.access()));
    json.add("rules", array(access.rules(), ExplainJson::rule));
    access.nearestPermit().ifPresent(permit -> json.add("nearestPermit", rule(permit)));
    return json;
  }

  private static JsonObject rule(RulePart part) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", part.kind());
    json.add("rule", rule(part.rule()));
    json.addProperty("truth", word(part.truth()));
    part.observed().ifPresent(truth -> json.addProperty("observed", word(truth)));
    json.add("clauses", array(part.clauses(), ExplainJson::clause));
    return json;
  }

  private static JsonObject clause(ClausePart clause) {
    JsonObject json = new JsonObject();
    json.addProperty("text", clause.text());
    json.addProperty("truth", word(clause.truth()));
    json.addProperty("line", clause.line());
    JsonObject values = new JsonObject();
    clause.values().forEach(value -> values.addProperty(value.fact(), value.value()));
    json.add("values", values);
    return json;
  }

  private static String word(Enum<?> truth) {
    return truth.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject whatIf(WhatIf.Result found) {
    JsonObject json = new JsonObject();
    json.addProperty("tried", found.tried());
    json.add(
        "flips",
        array(
            found.flips(),
            flip -> {
              JsonObject each = new JsonObject();
              JsonArray changes = new JsonArray();
              flip.changes().forEach(change -> changes.add(change.written()));
              each.add("with", changes);
              each.addProperty("decision", effect(flip.decision()));
              each.addProperty("words", Words.decision(flip.decision(), flip.scene().now()));
              return each;
            }));
    return json;
  }
}
