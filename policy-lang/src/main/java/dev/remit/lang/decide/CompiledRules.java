package dev.remit.lang.decide;

import dev.remit.lang.compile.CompiledUnits;
import dev.remit.lang.compile.ShardClass;
import dev.remit.lang.compile.Unit;
import dev.remit.lang.compile.UnitCompiler;
import dev.remit.lang.interpret.Interpreter;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules of a program as code: a method for each, and one for what else a decision asks of it
 * where that differs. What has no method, for its size or because no decision asks for it, is
 * interpreted.
 */
public final class CompiledRules implements RuleEngine {
  private static final int NONE = -1;

  private final InterpretedRules reference;
  private final CompiledUnits code;
  private final int[] truth;
  private final int[] header;
  private final int[] steadyHeader;
  private final int[] clockFree;

  private CompiledRules(
      InterpretedRules reference,
      CompiledUnits code,
      int[] truth,
      int[] header,
      int[] steadyHeader,
      int[] clockFree) {
    this.reference = reference;
    this.code = code;
    this.truth = truth;
    this.header = header;
    this.steadyHeader = steadyHeader;
    this.clockFree = clockFree;
  }

  public static CompiledRules of(Program program) {
    return of(program, CompiledUnits.NONE);
  }

  /** With the classes of others that come out the same; nothing else of those is kept. */
  static CompiledRules of(Program program, CompiledRules previous) {
    return of(program, previous.code);
  }

  private static CompiledRules of(Program program, CompiledUnits previous) {
    List<RuleIr> rules =
        Stream.of(program.permits(), program.denies(), program.obliges())
            .flatMap(List::stream)
            .toList();
    Units units = new Units(program);
    int[][] places = new int[4][rules.size()];
    Arrays.stream(places).forEach(row -> Arrays.fill(row, NONE));
    for (RuleIr rule : rules) {
      int number = rule.number();
      boolean binds = ArgumentReads.by(rule, program.layout());
      boolean permit = rule.kind() == RuleIr.Kind.PERMIT;
      places[0][number] = units.add(rule, "", conditions(rule, clause -> true), false);
      if (binds && !permit) {
        places[1][number] =
            units.add(rule, "header", conditions(rule, RuleIr.ClauseIr::header), false);
      }
      if (binds && permit) {
        List<Condition> steady = SteadyHeader.clauses(rule, program.layout()).toList();
        places[2][number] = units.add(rule, "steady header", steady, true);
      }
      places[3][number] =
          Interpreter.readsClock(rule)
              ? units.add(
                  rule, "without clock", conditions(rule, CompiledRules::isClockFree), false)
              : places[0][number];
    }
    return new CompiledRules(
        new InterpretedRules(program.layout()),
        new UnitCompiler(program.layout().shape(), program::span).compile(units.all, previous),
        places[0],
        places[1],
        places[2],
        places[3]);
  }

  private static boolean isClockFree(RuleIr.ClauseIr clause) {
    return !Interpreter.readsClock(clause.condition());
  }

  private static List<Condition> conditions(RuleIr rule, Predicate<RuleIr.ClauseIr> which) {
    return rule.clauses().stream().filter(which).map(RuleIr.ClauseIr::condition).toList();
  }

  /** What is to be compiled. */
  private static final class Units {
    private final Program program;
    private final List<Unit> all = new ArrayList<>();

    Units(Program program) {
      this.program = program;
    }

    int add(RuleIr rule, String part, List<Condition> conditions, boolean ofActing) {
      Unit unit = new Unit(rule.id(), part, program.span(rule.origin()), conditions, ofActing);
      if (!UnitCompiler.fits(unit)) {
        return NONE;
      }
      all.add(unit);
      return all.size() - 1;
    }
  }

  /** The class files of the rules. */
  public List<ShardClass> classes() {
    return code.classes();
  }

  /** The classes in use, for tests. */
  List<Class<?>> types() {
    return code.types();
  }

  @Override
  public Truth truth(RuleIr rule, Facts facts) {
    int unit = truth[rule.number()];
    return unit == NONE ? reference.truth(rule, facts) : code.evaluate(unit, facts);
  }

  @Override
  public Truth header(RuleIr rule, Facts facts) {
    int unit = header[rule.number()];
    return unit == NONE ? reference.header(rule, facts) : code.evaluate(unit, facts);
  }

  @Override
  public Truth steadyHeader(RuleIr permit, Facts facts) {
    int unit = steadyHeader[permit.number()];
    return unit == NONE ? reference.steadyHeader(permit, facts) : code.evaluate(unit, facts);
  }

  @Override
  public Truth clockFree(RuleIr rule, Facts facts) {
    int unit = clockFree[rule.number()];
    return unit == NONE ? reference.clockFree(rule, facts) : code.evaluate(unit, facts);
  }
}
