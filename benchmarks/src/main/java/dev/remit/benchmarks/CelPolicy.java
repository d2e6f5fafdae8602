package dev.remit.benchmarks;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The one rule of the agent policy as a CEL expression, compiled and planned once. Favourable to
 * CEL: the amount is a double, and a hop is its trust as an int.
 */
final class CelPolicy {
  private static final int ACCOUNTS = 8;

  private final CelRuntime.Program program;

  CelPolicy() {
    try {
      CelCompiler compiler =
          CelCompilerFactory.standardCelCompilerBuilder()
              .setStandardMacros(CelStandardMacro.ALL)
              .addVar("server", SimpleType.STRING)
              .addVar("tool", SimpleType.STRING)
              .addVar("purpose", SimpleType.STRING)
              .addVar("dataset", SimpleType.STRING)
              .addVar("amount", SimpleType.DOUBLE)
              .addVar("hops", ListType.create(SimpleType.INT))
              .setResultType(SimpleType.BOOL)
              .build();
      String accounts =
          IntStream.range(0, ACCOUNTS)
              .mapToObj(i -> "'crm.account" + i + "'")
              .collect(Collectors.joining(", ", "[", "]"));
      program =
          CelRuntimeFactory.plannerRuntimeBuilder()
              .build()
              .createProgram(
                  compiler
                      .compile(
                          "server == 'crm' && tool == 'pay0' && purpose == 'refund'"
                              + (" && dataset in " + accounts)
                              + " && amount <= 100.00 && hops.all(hop, hop >= 1)")
                      .getAst());
    } catch (CelValidationException | CelEvaluationException fault) {
      throw new IllegalStateException(fault);
    }
  }

  /** What CEL reads for what the rule by hand reads. */
  static Map<String, Object> facts(RulesTwin.Slots slots) {
    return ImmutableMap.of(
        "server",
        slots.server(),
        "tool",
        slots.tool(),
        "purpose",
        slots.purpose(),
        "dataset",
        slots.dataset(),
        "amount",
        slots.amount().doubleValue(),
        "hops",
        Arrays.stream(slots.trust()).mapToObj(Long::valueOf).toList());
  }

  boolean permits(Map<String, Object> facts) throws CelEvaluationException {
    return program.eval(facts) instanceof Boolean permitted && permitted;
  }
}
