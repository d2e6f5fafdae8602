package dev.remit.lang.suite;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.Attribute.Supply;
import dev.remit.lang.schema.Type;
import dev.remit.lang.suite.SceneDraft.Said;
import dev.remit.lang.suite.World.TaskStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The facts that a draft states by name: those of the core model, the site's own, and a few
 * switches.
 */
final class SceneFacts {
  /** What is no statement of the request, but set by name all the same. */
  private static final Set<String> SWITCHES =
      Set.of(
          "task.id",
          "task.parent",
          "task.deadline",
          "task.state",
          "credential.id",
          "credential.expires_at",
          "principal.authenticated",
          "tool.digest",
          "state.available");

  private static final Type TEXT = new Type.Text();
  private static final Type TIME = new Type.Time();
  private static final Type BOOL = new Type.Bool();

  private final CompiledBundle bundle;
  private final Findings findings;
  private final SceneDraft draft;
  private final WrittenJson json;

  SceneFacts(CompiledBundle bundle, Findings findings, SceneDraft draft, WrittenJson json) {
    this.bundle = bundle;
    this.findings = findings;
    this.draft = draft;
    this.json = json;
  }

  /** What is unknown is not stated. */
  List<Question.Statement> statements() {
    List<Question.Statement> statements = new ArrayList<>();
    draft.facts.forEach((name, said) -> {
      if (!SWITCHES.contains(name) && !name.startsWith("args.")) {
        statement(name, said).ifPresent(statements::add);
      }
    });
    return statements;
  }

  private Optional<Question.Statement> statement(String name, Said said) {
    Optional<Attribute> attribute = bundle.attributes().attribute(name);
    if (said.raw()) {
      return said.value() instanceof Written.Unknown
          ? Optional.empty()
          : json.raw(said.value())
              .map(value ->
                  new Question.Statement(
                      name, Sent.of(value), source(said.origin(), Source.VERIFIED)));
    }
    if (attribute.isEmpty()) {
      findings.unknown(
          Code.TEST_NAME, said.span(), "there is no fact `" + name + "` to state", name, stated());
      return Optional.empty();
    }
    if (!isStated(attribute.get())) {
      findings.add(
          Code.TEST_NAME, said.span(), "`" + name + "` is not stated: " + whence(attribute.get()));
      return Optional.empty();
    }
    Source source = source(said.origin(), attribute.get().floor());
    return switch (said.value()) {
      case Written.Unknown unknown -> Optional.empty();
      case Written.Plain(Expression value) when isNone(value) ->
          none(attribute.get(), said)
              ? Optional.of(new Question.Statement(name, Sent.none(), source))
              : Optional.empty();
      default ->
          json.of(said.value(), attribute.get().type(), name)
              .map(value -> new Question.Statement(name, Sent.of(value), source));
    };
  }

  private boolean none(Attribute attribute, Said said) {
    if (!attribute.optional()) {
      findings.add(
          Code.TEST_VALUE,
          said.value().span(),
          "`" + attribute.name() + "` is never none",
          "where nothing says what it is, write `unknown`");
    }
    return attribute.optional();
  }

  private static boolean isNone(Expression value) {
    return value instanceof Expression.Reference(Name name) && name.texts().equals(List.of("none"));
  }

  private static boolean isStated(Attribute attribute) {
    return attribute.supply() == Supply.STATEMENT && attribute.stated();
  }

  private List<String> stated() {
    List<String> names = new ArrayList<>(SWITCHES);
    bundle.attributes().attributes().values().stream()
        .filter(SceneFacts::isStated)
        .map(Attribute::name)
        .forEach(names::add);
    return names;
  }

  private static String whence(Attribute attribute) {
    return switch (attribute.supply()) {
      case STATEMENT -> "it is captured from another attribute; state that one";
      case QUESTION -> "it follows from the agent, the principal, the chain or the call";
      case ACCESS -> "it follows from the call and the catalogue's entry of the dataset";
      case TOOL -> "the catalogue's entry of the tool says it";
      case HOP -> "a hop says it, in the chain or with `hop 0 { … }`";
      case CLOCK -> "the clock decides it; say `at`, or the times that it follows from";
    };
  }

  /** Of the word after `from`. */
  Source source(Optional<Name.Segment> origin, Source otherwise) {
    if (origin.isEmpty()) {
      return otherwise;
    }
    Optional<Source> source =
        Arrays.stream(Source.values())
            .filter(each -> each.word().equals(origin.get().text()))
            .findFirst();
    if (source.isEmpty()) {
      findings.unknown(
          Code.TEST_NAME,
          origin.get().span(),
          "a word is asserted, vouched, registry or verified",
          origin.get().text(),
          Arrays.stream(Source.values()).map(Source::word).toList());
    }
    return source.orElse(otherwise);
  }

  Source source(String name, Source otherwise) {
    return source(said(name).flatMap(Said::origin), otherwise);
  }

  private Optional<Said> said(String name) {
    return Optional.ofNullable(draft.facts.get(name));
  }

  String id(String name, String otherwise) {
    return said(name)
        .flatMap(said -> json.value(said.value(), TEXT, name))
        .map(value -> value instanceof Value.Text(String text) ? text : otherwise)
        .orElse(otherwise);
  }

  /** None, where nothing is said. */
  Sent<String> text(String name) {
    return sent(name, TEXT, value -> value instanceof Value.Text(String text) ? text : "");
  }

  /** None, where nothing is said. */
  Sent<Instant> time(String name) {
    return sent(
        name, TIME, value -> value instanceof Value.Time(Instant time) ? time : Instant.EPOCH);
  }

  private <T> Sent<T> sent(String name, Type type, java.util.function.Function<Value, T> read) {
    Optional<Said> said = said(name);
    if (said.isEmpty()) {
      return Sent.none();
    }
    return switch (said.get().value()) {
      case Written.Unknown unknown -> Sent.nothing();
      case Written.Plain(Expression value) when isNone(value) -> Sent.none();
      default ->
          json.value(said.get().value(), type, name)
              .map(read)
              .<Sent<T>>map(Sent::of)
              .orElseGet(Sent::nothing);
    };
  }

  boolean flag(String name, boolean otherwise) {
    return said(name)
        .flatMap(said -> json.value(said.value(), BOOL, name))
        .map(value -> value.equals(new Value.Bool(true)))
        .orElse(otherwise);
  }

  /** The digest that the enforcement point saw: the one that the catalogue pins, if any. */
  Optional<String> digest(Optional<String> pinned) {
    Optional<Said> said = said("tool.digest");
    if (said.isEmpty()) {
      return pinned;
    }
    return said.get().value() instanceof Written.Unknown
        ? Optional.empty()
        : json.value(said.get().value(), TEXT, "tool.digest")
            .map(value -> value instanceof Value.Text(String text) ? text : "");
  }

  TaskStanding standing(String name, TaskStanding otherwise) {
    Optional<Said> said = said(name);
    if (said.isEmpty()) {
      return otherwise;
    }
    Map<String, TaskStanding> words =
        Map.of(
            "registered", TaskStanding.REGISTERED,
            "ended", TaskStanding.ENDED,
            "unregistered", TaskStanding.UNREGISTERED);
    String word = said.get().value().span().text().toLowerCase(Locale.ROOT);
    if (!words.containsKey(word)) {
      findings.unknown(
          Code.TEST_VALUE,
          said.get().value().span(),
          "a task is registered, ended or unregistered",
          word,
          words.keySet());
    }
    return words.getOrDefault(word, otherwise);
  }
}
