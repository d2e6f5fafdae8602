package dev.remit.testkit.coverage;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Condition.Quantifier;
import dev.remit.lang.ir.Operand;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Truth;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.DataTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;

/**
 * Which truths a clause can be, once rules are asked. What speaks of the call's tool and dataset
 * alone is held against each access that the catalogue has; a hop that is trusted too little has
 * been refused before. A clause is unknown only where it reads what may be unknown: a stated fact,
 * what the catalogue leaves out, a row. Arguments and the required parts of a request are known.
 */
public final class PossibleTruths {
  private static final Set<String> KNOWN =
      Set.of(
          "action", "tool", "tool.server", "tool.name", "tool.pinned", "dataset", "dataset.name");

  private static final Set<String> TRUST = Set.of("hop.trust", "chain.trust");

  private final CompiledBundle bundle;
  private final CatalogueAccesses accesses;

  public PossibleTruths(CompiledBundle bundle) {
    this(bundle, new CatalogueAccesses(bundle));
  }

  private PossibleTruths(CompiledBundle bundle, CatalogueAccesses accesses) {
    this.bundle = bundle;
    this.accesses = accesses;
  }

  /** Of each clause, where none before it is false. */
  List<Set<Truth>> of(RuleIr rule) {
    List<Set<Truth>> truths = new ArrayList<>();
    PossibleTruths here = this;
    for (RuleIr.ClauseIr clause : rule.clauses()) {
      truths.add(here.of(clause.condition()));
      here = new PossibleTruths(bundle, here.accesses.where(clause.condition()));
    }
    return truths;
  }

  public Set<Truth> of(Condition condition) {
    return accesses.truths(condition).orElseGet(() -> parts(condition));
  }

  /** Whether conditions hold together just as others do, whatever the call and its access are. */
  public boolean alike(List<Condition> some, List<Condition> others) {
    return accesses.alike(some, others);
  }

  private Set<Truth> parts(Condition condition) {
    return switch (condition) {
      case Condition.All(List<Condition> operands, int origin) ->
          joined(operands, Truth.TRUE, Truth::and);
      case Condition.Any(List<Condition> operands, int origin) ->
          joined(operands, Truth.FALSE, Truth::or);
      case Condition.Not(Condition operand, int origin) -> negated(of(operand));
      case Condition.Hops(Quantifier quantifier, Condition body, int origin) ->
          quantified(quantifier, of(body));
      case Condition.Elements(
              Quantifier quantifier,
              Operand list,
              int depth,
              var body,
              int origin) ->
          mayBeUnknown(list) ? EnumSet.allOf(Truth.class) : quantified(quantifier, of(body));
      case Condition.Actors(Condition body, int origin) -> of(body);
      case Condition.Constant(Truth truth, int origin) -> EnumSet.of(truth);
      default -> ofTrust(condition).orElseGet(() -> leaf(condition));
    };
  }

  private Set<Truth> joined(
      List<Condition> operands, Truth neutral, BinaryOperator<Truth> operator) {
    Set<Truth> possible = EnumSet.of(neutral);
    for (Condition operand : operands) {
      Set<Truth> next = EnumSet.noneOf(Truth.class);
      for (Truth left : possible) {
        of(operand).forEach(right -> next.add(operator.apply(left, right)));
      }
      possible = next;
    }
    return possible;
  }

  private static Set<Truth> negated(Set<Truth> truths) {
    Set<Truth> negated = EnumSet.noneOf(Truth.class);
    truths.forEach(truth -> negated.add(truth.not()));
    return negated;
  }

  /** Of nobody, `every` and `no` are true, and `some` is false. */
  private static Set<Truth> quantified(Quantifier quantifier, Set<Truth> body) {
    Set<Truth> truths =
        quantifier == Quantifier.NO ? EnumSet.copyOf(negated(body)) : EnumSet.copyOf(body);
    truths.add(Truth.of(quantifier != Quantifier.SOME));
    return truths;
  }

  private Set<Truth> leaf(Condition condition) {
    boolean unknown =
        Condition.operands(condition).flatMap(Operand::reads).anyMatch(this::mayBeUnknown);
    return unknown ? EnumSet.allOf(Truth.class) : EnumSet.of(Truth.TRUE, Truth.FALSE);
  }

  /** A comparison of a hop's trust, of which each level from the floor up may be. */
  private Optional<Set<Truth>> ofTrust(Condition condition) {
    if (condition instanceof Condition.Compare(var comparison, Operand left, Operand right, int at)
        && TRUST.contains(name(left))
        && right instanceof Operand.Constant(Value.Symbol(String word, int level))) {
      Set<Truth> truths = EnumSet.noneOf(Truth.class);
      boolean alone = name(left).equals("chain.trust");
      for (Source source : Source.values()) {
        // Where there is no chain, its trust is the least.
        if (source.compareTo(bundle.settings().hopFloor()) >= 0
            || (alone && source == Source.ASSERTED)) {
          int order = Integer.compare(CoreModel.TRUST.values().indexOf(source.word()), level);
          truths.add(
              Truth.of(
                  switch (comparison) {
                    case EQUAL -> order == 0;
                    case LESS -> order < 0;
                    case LESS_OR_EQUAL -> order <= 0;
                    case GREATER -> order > 0;
                    case GREATER_OR_EQUAL -> order >= 0;
                  }));
        }
      }
      return Optional.of(truths);
    }
    return Optional.empty();
  }

  private String name(Operand operand) {
    return switch (operand) {
      case Operand.Slot(int slot) -> bundle.program().layout().facts().get(slot).name();
      case Operand.HopSlot(int slot) -> bundle.program().layout().hopFacts().get(slot).name();
      default -> "";
    };
  }

  private boolean mayBeUnknown(Operand operand) {
    return switch (operand) {
      case Operand.Slot(int slot) -> mayBeUnknown(bundle.program().layout().facts().get(slot));
      case Operand.HopSlot(int slot) ->
          mayBeUnknown(bundle.program().layout().hopFacts().get(slot).name());
      case Operand.ActorSlot(int slot) ->
          mayBeUnknown(bundle.program().layout().actorFacts().get(slot).name());
      case Operand.Row(DataTable table, Operand.Constant(Value key), int column) ->
          !(table.read(key, column) instanceof Value);
      case Operand.Row any -> true;
      case Operand.HasRow(var table, var key) -> !table.complete() || mayBeUnknown(key);
      case Operand.Clock(var kind, var base) ->
          kind != Operand.Clock.Kind.NOW && mayBeUnknown(base);
      case Operand.Field(Operand owner, String property) -> mayBeUnknown(owner);
      case Operand.OrElse(Operand value, Operand fallback) -> mayBeUnknown(value);
      case Operand.Constant any -> false;
      case Operand.Element any -> false;
    };
  }

  private boolean mayBeUnknown(FactKey key) {
    return switch (key) {
      case FactKey.Argument any -> false;
      case FactKey.Core(String name, var type) -> mayBeUnknown(name);
    };
  }

  private boolean mayBeUnknown(String name) {
    Optional<Attribute> attribute = bundle.attributes().attribute(name);
    return attribute
        .map(each ->
            switch (each.supply()) {
              case STATEMENT, CLOCK -> true;
              case QUESTION -> isClaimed(name);
              case HOP -> !isBound(name);
              case ACCESS ->
                  accesses.undeclared() || (!KNOWN.contains(name) && accesses.mayBeUnknown(name));
              case TOOL -> !KNOWN.contains(name) && accesses.mayBeUnknown(name);
            })
        .orElse(true);
  }

  /** What a task or a credential may leave unsaid; without it step 4 refuses. */
  private static boolean isClaimed(String name) {
    return name.equals("task.parent");
  }

  /** Each hop has these, and from who may say so. */
  private static boolean isBound(String name) {
    return !name.equals("hop.purpose") && !name.equals("hop.assurance");
  }
}
