package dev.remit.pdp.api.grpc;

import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.decide.Explanation.AccessPart;
import dev.remit.lang.decide.Explanation.ClausePart;
import dev.remit.lang.decide.Explanation.RulePart;
import dev.remit.pdp.decision.DecisionPoint.Explained;
import dev.remit.proto.v1.AccessExplanation;
import dev.remit.proto.v1.ClauseExplanation;
import dev.remit.proto.v1.Explanation;
import dev.remit.proto.v1.RuleExplanation;
import dev.remit.proto.v1.Truth;
import dev.remit.proto.v1.ValueRead;

/** Writes an explanation to the wire. */
final class ExplanationWriter {
  private ExplanationWriter() {}

  static Explanation write(Explained explained) {
    Explanation.Builder out =
        Explanation.newBuilder().setDecision(DecisionWriter.write(explained.answer()));
    explained.explanation().accesses().forEach(access -> out.addAccesses(access(access)));
    return out.build();
  }

  private static AccessExplanation access(AccessPart part) {
    AccessExplanation.Builder out =
        AccessExplanation.newBuilder()
            .setAction(text(part.access().action()))
            .setDataset(text(part.access().dataset()))
            .setPath(text(part.access().path()));
    part.rules().forEach(rule -> out.addRules(rule(rule)));
    part.nearestPermit().ifPresent(rule -> out.setNearestPermit(rule(rule)));
    return out.build();
  }

  private static <T> String text(Part<T> part) {
    return part instanceof Part.Known<T>(T value) ? value.toString() : "";
  }

  private static RuleExplanation rule(RulePart part) {
    RuleExplanation.Builder out =
        RuleExplanation.newBuilder()
            .setKind(part.kind())
            .setRule(DecisionWriter.rule(part.rule()))
            .setTruth(truth(part.truth()));
    part.observed().ifPresent(would -> out.setObserved(truth(would)));
    part.clauses().forEach(clause -> out.addClauses(clause(clause)));
    return out.build();
  }

  private static ClauseExplanation clause(ClausePart part) {
    ClauseExplanation.Builder out =
        ClauseExplanation.newBuilder()
            .setText(part.text())
            .setTruth(truth(part.truth()))
            .setLine(part.line())
            .setColumn(part.column());
    part.values()
        .forEach(value ->
            out.addValues(ValueRead.newBuilder().setFact(value.fact()).setValue(value.value())));
    return out.build();
  }

  private static Truth truth(dev.remit.lang.runtime.Truth truth) {
    return switch (truth) {
      case FALSE -> Truth.TRUTH_FALSE;
      case UNKNOWN -> Truth.TRUTH_UNKNOWN;
      case TRUE -> Truth.TRUTH_TRUE;
    };
  }
}
