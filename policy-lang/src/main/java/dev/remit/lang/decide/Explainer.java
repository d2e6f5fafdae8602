package dev.remit.lang.decide;

import dev.remit.lang.decide.Explanation.AccessPart;
import dev.remit.lang.decide.Explanation.ClausePart;
import dev.remit.lang.decide.Explanation.RulePart;
import dev.remit.lang.decide.Explanation.ValuePart;
import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Explains what the rules say of a call, clause by clause. */
public final class Explainer {
  private static final String SECRET = "(secret)";

  private final TypedCall typed;
  private final CompiledBundle bundle;
  private final RuleRefs refs;

  private Explainer(TypedCall typed, CompiledBundle bundle) {
    this.typed = typed;
    this.bundle = bundle.interpreted();
    this.refs = new RuleRefs(bundle.program());
  }

  /** Nothing to explain where steps 1 to 4 found a fault: the decision's reason says it. */
  public static Explanation explain(
      Question question, CompiledBundle bundle, LiveState state, Instant now) {
    try {
      return Decider.standing(question, bundle, state, now)
              instanceof Decider.Standing.Good(TypedCall typed)
          ? new Explainer(typed, bundle).explain(now)
          : new Explanation(List.of());
    } catch (RuntimeException | StackOverflowError fault) {
      return new Explanation(List.of());
    }
  }

  private Explanation explain(Instant now) {
    return new Explanation(
        RuleStep.accesses(typed, bundle, now).stream().map(this::access).toList());
  }

  private AccessPart access(AccessRules access) {
    List<RulePart> relevant =
        Stream.of(bundle.program().permits(), bundle.program().denies(), bundle.program().obliges())
            .flatMap(List::stream)
            .filter(rule -> access.header(rule.unobserved()) != Truth.FALSE)
            .map(rule -> rule(rule, access, clauses(rule, access)))
            .toList();
    boolean permitted = access.permit(bundle.settings().defaultGrant()).isPresent();
    return new AccessPart(
        access.access(), relevant, permitted ? Optional.empty() : nearest(access));
  }

  private RulePart rule(RuleIr rule, AccessRules access, List<ClausePart> clauses) {
    return new RulePart(
        rule.kind().name().toLowerCase(java.util.Locale.ROOT),
        refs.of(rule),
        access.truth(rule),
        rule.isObservedAt(access.facts().now())
            ? Optional.of(access.truth(rule.unobserved()))
            : Optional.empty(),
        clauses);
  }

  /**
   * The permit with the fewest clauses that fail; of several first one that names the called tool,
   * for its author had such calls in mind, then the one with the smallest id.
   */
  private Optional<RulePart> nearest(AccessRules access) {
    record Failing(RuleIr rule, List<ClausePart> clauses) {}
    return bundle.program().permits().stream()
        .map(rule -> new Failing(rule, failing(rule, access)))
        .min(
            Comparator.comparingInt((Failing failing) -> failing.clauses().size())
                .thenComparing(failing -> !namesTool(failing.rule()))
                .thenComparing(failing -> failing.rule().id()))
        .map(failing -> rule(failing.rule(), access, failing.clauses()));
  }

  private boolean namesTool(RuleIr rule) {
    return rule.clauses().stream().anyMatch(clause -> namesTool(clause.condition()));
  }

  /** By itself or in a set; a pattern names nothing. */
  private boolean namesTool(Condition condition) {
    Value.Tool tool = typed.call().tool();
    if (condition instanceof Condition.All(List<Condition> operands, int origin)) {
      return operands.stream().anyMatch(this::namesTool);
    }
    if (condition instanceof Condition.In in) {
      return in.members().values().contains(tool);
    }
    return condition instanceof Condition.Compare compare
        && compare.comparison() == Condition.Comparison.EQUAL
        && compare.right().equals(new Operand.Constant(tool));
  }

  private List<ClausePart> failing(RuleIr rule, AccessRules access) {
    List<ClausePart> failing = new ArrayList<>(applies(rule));
    clauses(rule, access).stream()
        .filter(clause -> clause.truth() != Truth.TRUE)
        .forEach(failing::add);
    return failing;
  }

  /** What a permit applies to at all, where that is what fails. */
  private List<ClausePart> applies(RuleIr rule) {
    Span span = bundle.program().span(rule.origin());
    Call call = typed.call();
    List<ClausePart> parts = new ArrayList<>();
    boolean chain = call.chain().isEmpty() ? rule.applies().alone() : rule.applies().delegated();
    if (!chain) {
      parts.add(part(call.chain().isEmpty() ? "acts alone" : "acts for a principal", span));
    }
    if (call.task().isEmpty() && !rule.applies().withoutTask()) {
      parts.add(part("has a task", span));
    }
    if (call.credential().isEmpty() && !rule.applies().withoutCredential()) {
      parts.add(part("has a credential", span));
    }
    return parts;
  }

  private static ClausePart part(String text, Span span) {
    return new ClausePart(text, Truth.FALSE, span.line(), span.column(), List.of());
  }

  private List<ClausePart> clauses(RuleIr rule, AccessRules access) {
    return rule.clauses().stream()
        .map(clause -> {
          Span span = bundle.program().span(clause.origin());
          return new ClausePart(
              span.text().strip(),
              Interpreter.evaluate(clause.condition(), access.facts()),
              span.line(),
              span.column(),
              values(clause.condition(), access));
        })
        .toList();
  }

  private List<ValuePart> values(Condition condition, AccessRules access) {
    Map<String, String> values = new TreeMap<>();
    Condition.operands(condition)
        .flatMap(Explainer::facts)
        .forEach(fact ->
            values.put(name(fact, ""), shown(fact, Interpreter.read(fact, access.facts()))));
    if (condition instanceof Condition.Actors actors) {
      ofActors(actors, access.facts(), values);
    }
    return values.entrySet().stream()
        .map(entry -> new ValuePart(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** What was read of those of whom the clause is not true; where it is true, of everyone. */
  private void ofActors(Condition.Actors actors, Facts facts, Map<String, String> values) {
    List<Truth> truths = Interpreter.ofActors(actors, facts);
    boolean holds = truths.stream().allMatch(truth -> truth == Truth.TRUE);
    List<Actor> acting = Actor.all(typed.call(), bundle.attributes());
    for (int i = 0; i < truths.size(); i++) {
      if (holds || truths.get(i) != Truth.TRUE) {
        int at = i;
        Condition.operands(actors)
            .flatMap(Operand::reads)
            .filter(Operand.ActorSlot.class::isInstance)
            .map(operand -> ((Operand.ActorSlot) operand).slot())
            .forEach(slot ->
                values.put(
                    bundle.program().layout().actorFacts().get(slot).name()
                        + " of "
                        + acting.get(at).identity(),
                    shown(facts.actor(at, slot))));
      }
    }
  }

  /**
   * The facts that an operand reads, or the properties of them; none within a quantifier's body.
   */
  private static Stream<Operand> facts(Operand operand) {
    return switch (operand) {
      case Operand.Slot slot -> Stream.of(slot);
      case Operand.Field field when isOfFact(field) -> Stream.of(field);
      case Operand.Field field -> facts(field.record());
      case Operand.OrElse(Operand value, Operand fallback) ->
          Stream.concat(facts(value), facts(fallback));
      case Operand.Row(var table, Operand key, int column) -> facts(key);
      case Operand.HasRow(var table, Operand key) -> facts(key);
      case Operand.Clock(var kind, Operand base) -> facts(base);
      case Operand.Constant any -> Stream.of();
      case Operand.HopSlot any -> Stream.of();
      case Operand.ActorSlot any -> Stream.of();
      case Operand.Element any -> Stream.of();
    };
  }

  private static boolean isOfFact(Operand.Field field) {
    return switch (field.record()) {
      case Operand.Slot slot -> true;
      case Operand.Field owner -> isOfFact(owner);
      default -> false;
    };
  }

  /** {@code args.site.host} for the host of the argument {@code site}. */
  private String name(Operand fact, String properties) {
    return switch (fact) {
      case Operand.Slot(int slot) -> key(slot).name() + properties;
      case Operand.Field(Operand owner, String property) ->
          name(owner, "." + property + properties);
      default -> properties;
    };
  }

  private FactKey key(int slot) {
    return bundle.program().layout().facts().get(slot);
  }

  private String shown(Operand fact, Reading reading) {
    return reading instanceof Value && isSecret(fact) ? SECRET : shown(reading);
  }

  private boolean isSecret(Operand fact) {
    return switch (fact) {
      case Operand.Slot(int slot) ->
          key(slot) instanceof FactKey.Argument(List<String> path, Type type)
              && typed.tool().args().stream()
                  .anyMatch(field -> field.name().equals(path.getFirst()) && isSecret(field));
      case Operand.Field(Operand owner, String property) -> isSecret(owner);
      default -> false;
    };
  }

  /** A field with a secret inside is shown nowhere. */
  private static boolean isSecret(Type.Field field) {
    return field.secret()
        || (field.type() instanceof Type.RecordOf(List<Type.Field> fields)
            && fields.stream().anyMatch(Explainer::isSecret));
  }

  private static String shown(Reading reading) {
    return switch (reading) {
      case Reading.None none -> "none";
      case Reading.Unknown unknown -> "unknown";
      case Reading.Absent absent -> "absent";
      case Value.Bool(boolean bool) -> Boolean.toString(bool);
      case Value.Int(long number) -> Long.toString(number);
      case Value.Decimal(var number) -> number.toPlainString();
      case Value.Text(String text) -> '"' + text + '"';
      case Value.Length(var length) -> length.toString();
      case Value.Time(var time) -> time.toString();
      case Value.Date date -> date.toString();
      case Value.Symbol(String word, int ordinal) -> word;
      case Value.Many(var elements) ->
          elements.stream()
              .map(Explainer::shown)
              .collect(java.util.stream.Collectors.joining(", ", "{ ", " }"));
      case Value.Fields(var fields) ->
          fields.get("name") instanceof Value.Name name ? name.toString() : "a record";
      case Value.Opaque opaque -> "json";
      case Value.Uri uri -> uri.toString();
      case Value.Email email -> email.toString();
      case Value.Domain domain -> domain.toString();
      case Value.Ip address -> address.toString();
      case Value.Cidr network -> network.toString();
      case Value.Command(List<String> words) ->
          words.stream()
              .map(word -> '"' + word + '"')
              .collect(java.util.stream.Collectors.joining(" "));
      case Value.Name name -> name.toString();
      case Value.Path path -> path.toString();
      case Value.Identity identity -> identity.toString();
      case Value.Tool tool -> tool.toString();
    };
  }
}
