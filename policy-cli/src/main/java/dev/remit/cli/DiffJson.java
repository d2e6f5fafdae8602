package dev.remit.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.source.Span;
import dev.remit.testkit.diff.Comparison;
import dev.remit.testkit.diff.Difference;
import dev.remit.testkit.diff.ExampleTest;
import dev.remit.testkit.diff.Group;
import dev.remit.testkit.diff.RuleChange;
import dev.remit.testkit.run.Words;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What {@code remit diff} prints for machines. */
final class DiffJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private DiffJson() {}

  static String of(Comparison comparison, CompiledBundle after) {
    JsonObject json = new JsonObject();
    json.addProperty("tried", comparison.tried());
    json.addProperty("writtenOrRecorded", comparison.asked());
    json.addProperty("widens", comparison.widens());
    JsonObject counts = new JsonObject();
    for (Difference.Kind kind : Difference.Kind.values()) {
      counts.addProperty(word(kind), comparison.count(kind));
    }
    json.add("counts", counts);
    JsonArray rules = new JsonArray();
    comparison.rules().forEach(change -> rules.add(rule(change)));
    json.add("rules", rules);
    JsonArray groups = new JsonArray();
    ExampleTest examples = new ExampleTest(after);
    comparison.groups().forEach(group -> groups.add(group(group, examples)));
    json.add("groups", groups);
    return GSON.toJson(json);
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject rule(RuleChange change) {
    JsonObject json = new JsonObject();
    json.addProperty("rule", change.id());
    json.addProperty("change", change.words());
    place(json, "old", change.before());
    place(json, "new", change.after());
    return json;
  }

  private static void place(JsonObject json, String side, Optional<Span> span) {
    span.ifPresent(at -> json.addProperty(side, at.file().path() + ":" + at.line()));
  }

  private static JsonObject group(Group group, ExampleTest examples) {
    Difference difference = group.difference();
    Instant now = group.example().scene().now();
    JsonObject json = new JsonObject();
    json.addProperty("kind", word(difference.kind()));
    json.addProperty("widens", difference.widens());
    JsonArray aspects = new JsonArray();
    difference.ordered().forEach(aspect -> aspects.add(word(aspect)));
    json.add("aspects", aspects);
    json.addProperty("requests", group.count());
    json.add("old", side(group.before(), now));
    json.add("new", side(group.after(), now));
    json.addProperty("from", group.origin());
    json.addProperty(
        "test", examples.of(group, difference.kind().words() + ": " + difference.after()));
    return json;
  }

  private static JsonObject side(Decision decision, Instant now) {
    JsonObject json = new JsonObject();
    json.addProperty("decision", decision instanceof Decision.Allow ? "ALLOW" : "DENY");
    json.addProperty("reason", decision.reason().code().name());
    json.addProperty("words", Words.decision(decision, now));
    json.addProperty("detail", decision.reason().detail());
    decision
        .reason()
        .rule()
        .ifPresent(rule -> {
          json.addProperty("rule", rule.id());
          json.addProperty("place", rule.file() + ":" + rule.line());
        });
    return json;
  }
}
