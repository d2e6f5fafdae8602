package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.Clause;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.PolicyFile.Governs;
import dev.remit.lang.check.CheckedRule.CheckedClause;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.ir.Condition.Comparison;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Operand.Clock;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.RuleIr.Applies;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks one rule: header clauses first (its package's, its {@code for}'s, its own), then the
 * others in order.
 */
final class RuleChecker {
  private final Vocabulary vocabulary;
  private final CatalogueNames catalogued;
  private final Problems problems;
  private final Uses uses;
  private final Reasons reasons;

  RuleChecker(Vocabulary vocabulary, Problems problems, Uses uses, Reasons reasons) {
    this.vocabulary = vocabulary;
    this.catalogued = new CatalogueNames(vocabulary, problems);
    this.problems = problems;
    this.uses = uses;
    this.reasons = reasons;
  }

  Optional<CheckedRule> check(Module.Part part, List<Clause> outer, Declaration.Rule rule) {
    boolean permit = rule.kind() == Declaration.Rule.Kind.PERMIT;
    PolicyFile file = part.file();
    ConditionChecker conditions = new ConditionChecker(vocabulary, problems, uses);
    EveryActor everyActor = new EveryActor(problems);
    int before = problems.errors();
    List<Clause> all = new ArrayList<>(outer);
    all.addAll(rule.clauses());
    Applies applies = permit ? applies(all) : Applies.TO_ALL;
    if (!permit) {
      onlyInPermits(rule.clauses());
      rule.everyActor().ifPresent(everyActor::misplaced);
    }
    List<CheckedClause> read = new ArrayList<>();
    rule.observedUntil().map(date -> observed(rule, date)).ifPresent(read::add);
    if (permit) {
      governs(file.governs()).forEach(read::add);
    }
    Place place = Place.of(part.scope(), permit);
    for (Clause clause : sorted(all)) {
      Optional<List<CheckedClause>> checked = clause(clause, conditions, place);
      if (checked.isPresent()) {
        for (CheckedClause each : checked.get()) {
          read.add(each);
          place = place.knowing(Knowledge.from(each.condition(), true));
        }
      } else {
        place = place.uncertainly();
      }
    }
    List<CheckedClause> clauses =
        rule.everyActor()
            .filter(span -> permit)
            .map(span -> everyActor.clauses(read, applies, span))
            .orElse(read);
    chain(clauses, permit, applies);
    if (permit) {
      outsideGoverns(file, place, rule);
      fromRequest(clauses, place, rule);
    }
    Optional<CheckedRule.CheckedObligation> obligation =
        new ObligationChecker(vocabulary, problems, conditions.operands(), uses)
            .check(rule.obligations(), place);
    long cost = cost(clauses, rule);
    if (problems.errors() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new CheckedRule(
            RuleIr.Kind.valueOf(rule.kind().name()),
            part.scope().own(rule.name().text()),
            rule.sentence(),
            clauses,
            applies,
            rule.grants().stream()
                .findFirst()
                .map(grant ->
                    new CheckedRule.CheckedGrant(
                        grant.once(), grant.duration().map(Expression.DurationLiteral::value))),
            obligation,
            rule.tags().stream().map(Names::dotted).toList(),
            rule.observedUntil().map(RuleChecker::start),
            rule.span(),
            cost));
  }

  private static Instant start(Expression.DateLiteral date) {
    return date.value().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Before the date the header is false, and at its start the rule takes effect by itself. */
  private CheckedClause observed(Declaration.Rule rule, Expression.DateLiteral date) {
    Span span = rule.span().to(date.span());
    Attribute now = vocabulary.attributes().attribute("env.now").orElseThrow();
    return CheckedClause.header(
        new TypedCondition.Compare(
            Comparison.GREATER_OR_EQUAL,
            new TypedOperand.ClockFact(now, Clock.Kind.NOW, now, span),
            new TypedOperand.Constant(new Value.Time(start(date)), now.type(), date.span()),
            span),
        span);
  }

  private static List<Clause> sorted(List<Clause> clauses) {
    List<Clause> headers = new ArrayList<>();
    List<Clause> others = new ArrayList<>();
    clauses.forEach(clause -> (clause instanceof Clause.Header ? headers : others).add(clause));
    headers.addAll(others);
    return headers;
  }

  /** A top-level conjunction is a clause for each conjunct. */
  private Optional<List<CheckedClause>> clause(
      Clause clause, ConditionChecker conditions, Place place) {
    return switch (clause) {
      case Clause.Header(var condition, var because, var span) ->
          conditions
              .check(condition, place)
              .map(typed -> List.of(new CheckedClause(typed, true, span, because)));
      case Clause.When(var condition, var because, var span) ->
          conditions.check(condition, place).map(typed -> conjuncts(typed, because));
      case Clause.Unless(var condition, var because, var span) ->
          conditions
              .check(condition, place.inNot())
              .map(typed ->
                  List.of(
                      new CheckedClause(
                          new TypedCondition.Not(typed, span), false, span, because)));
      case Clause.ActsAlone alone -> Optional.of(List.of());
      case Clause.Without without -> Optional.of(List.of());
    };
  }

  private static List<CheckedClause> conjuncts(
      TypedCondition condition, Optional<Declaration.Text> because) {
    return condition instanceof TypedCondition.All(var of, var span)
        ? of.stream().flatMap(part -> conjuncts(part, because).stream()).toList()
        : List.of(new CheckedClause(condition, false, condition.span(), because));
  }

  private static Applies applies(List<Clause> clauses) {
    boolean alone = false;
    boolean delegated = true;
    boolean task = false;
    boolean credential = false;
    for (Clause clause : clauses) {
      if (clause instanceof Clause.ActsAlone(boolean orDelegated, Span span)) {
        alone = true;
        delegated = orDelegated;
      } else if (clause instanceof Clause.Without(var part, var span)) {
        task |= part == Clause.Without.Part.TASK;
        credential |= part == Clause.Without.Part.CREDENTIAL;
      }
    }
    return new Applies(alone, delegated, task, credential);
  }

  private void onlyInPermits(List<Clause> clauses) {
    for (Clause clause : clauses) {
      if (clause instanceof Clause.ActsAlone || clause instanceof Clause.Without) {
        problems.add(
            Code.ALONE_PLACE,
            clause.span(),
            "only a `permit` says which calls it applies to; `deny` and `oblige` apply to all",
            "ask with `when chain.depth >= 1`, `when task is none` or `when credential is none`");
      }
    }
  }

  private List<CheckedClause> governs(List<Governs> governs) {
    List<CheckedClause> clauses = new ArrayList<>();
    for (Governs.Subject subject : Governs.Subject.values()) {
      List<Governs> lines = governs.stream().filter(line -> line.subject() == subject).toList();
      if (subject == Governs.Subject.TOOL) {
        lines.forEach(line -> catalogued.pattern(line.pattern(), new Type.Tool()));
      }
      if (!lines.isEmpty()) {
        Span span = lines.getFirst().span();
        clauses.add(CheckedClause.header(governed(subject, patterns(lines), span), span));
      }
    }
    return clauses;
  }

  private static List<NamePattern> patterns(List<Governs> lines) {
    return lines.stream().map(line -> new NamePattern(line.pattern().segments())).toList();
  }

  private TypedCondition governed(Governs.Subject subject, List<NamePattern> patterns, Span span) {
    String name = subject == Governs.Subject.TOOL ? "tool" : "dataset";
    TypedOperand operand =
        new TypedOperand.Fact(vocabulary.attributes().attribute(name).orElseThrow(), span);
    TypedCondition in = new TypedCondition.In(operand, Members.of(List.of(), patterns), span);
    return subject == Governs.Subject.TOOL
        ? in
        : new TypedCondition.Any(List.of(in, new TypedCondition.IsNone(operand, span)), span);
  }

  /** A permit whose header fixes a tool that its package does not govern would never fire. */
  private void outsideGoverns(PolicyFile file, Place place, Declaration.Rule rule) {
    List<NamePattern> patterns =
        patterns(
            file.governs().stream()
                .filter(line -> line.subject() == Governs.Subject.TOOL)
                .toList());
    Optional<Set<Value.Tool>> tools = place.knowledge().tools();
    if (patterns.isEmpty() || tools.isEmpty() || tools.get().isEmpty()) {
      return;
    }
    boolean inside =
        tools.get().stream()
            .anyMatch(tool -> patterns.stream().anyMatch(pattern -> pattern.matches(tool)));
    if (!inside) {
      problems.add(
          Code.OUTSIDE_GOVERNS,
          rule.name().span(),
          "this package does not govern the tool that this permit is for",
          "move the permit, or extend `governs`");
    }
  }

  private void fromRequest(List<CheckedClause> clauses, Place place, Declaration.Rule rule) {
    boolean reads =
        clauses.stream().map(CheckedClause::condition).anyMatch(RuleChecker::readsDataset);
    boolean relies =
        place.knowledge().tools().orElse(Set.of()).stream()
            .flatMap(tool -> vocabulary.catalogue().tool(tool).stream())
            .flatMap(entry -> entry.accesses().stream())
            .anyMatch(access ->
                access.target() instanceof dev.remit.lang.schema.Catalogue.TargetRule.FromRequest);
    if (reads && relies) {
      problems.add(
          Code.DATASETS_FROM_REQUEST,
          rule.name().span(),
          "this permit asks for the dataset of a tool whose datasets the caller names");
    }
  }

  private static boolean readsDataset(TypedCondition condition) {
    return condition.reads().anyMatch(operand -> operand.key().startsWith("dataset"));
  }

  private void chain(List<CheckedClause> clauses, boolean permit, Applies applies) {
    for (CheckedClause clause : clauses) {
      boolean excused = clause.reason().filter(Reasons::isReason).isPresent();
      boolean needed = ChainPolarity.check(clause.condition(), permit, excused, problems);
      clause.reason().ifPresent(reason -> reason(reason, needed));
      if (permit && applies.alone()) {
        vacuous(clause.condition(), false);
      }
    }
  }

  private void reason(Declaration.Text reason, boolean needed) {
    reasons.note(reason, needed);
    if (needed && !Reasons.isReason(reason)) {
      problems.add(
          Code.CHAIN_POLARITY,
          reason.span(),
          "an empty reason excuses nothing; say why the clause is right as it is");
    }
  }

  private void vacuous(TypedCondition condition, boolean negated) {
    if (condition instanceof TypedCondition.Hops hops
        && (hops.quantifier() == Quantifier.SOME) == negated) {
      problems.add(
          Code.VACUOUS_QUANTIFIER,
          hops.span(),
          "this holds where there is no hop, and the permit also applies to an agent that acts alone",
          "write one permit that `acts alone` and one for delegated calls");
    }
    boolean inside = condition instanceof TypedCondition.Not != negated;
    condition.parts().forEach(part -> vacuous(part, inside));
  }

  private long cost(List<CheckedClause> clauses, Declaration.Rule rule) {
    long cost = RuleCost.of(clauses.stream().map(CheckedClause::condition).toList());
    int most = problems.limit(BundleLimit.RULE_COST);
    if (cost > most) {
      problems.add(
          Code.COST,
          rule.name().span(),
          "this rule may evaluate "
              + cost
              + " atoms in one decision; the most is "
              + most
              + " ("
              + BundleLimit.RULE_COST.setting()
              + ")",
          "shorten its lists or split it");
    }
    return cost;
  }
}
