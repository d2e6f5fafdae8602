package dev.remit.pdp.api.grpc;

import dev.remit.lang.decide.Access;
import dev.remit.lang.decide.Access.Part;
import dev.remit.lang.decide.Decision.Allow;
import dev.remit.lang.decide.Decision.Deny;
import dev.remit.lang.runtime.Value;
import dev.remit.pdp.decision.Answer;
import dev.remit.proto.v1.Ask;
import dev.remit.proto.v1.Dataset;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Effect;
import dev.remit.proto.v1.Grant;
import dev.remit.proto.v1.GrantedAccess;
import dev.remit.proto.v1.Obligation;
import dev.remit.proto.v1.Reason;
import dev.remit.proto.v1.ReasonCode;
import dev.remit.proto.v1.RuleRef;
import dev.remit.proto.v1.Tool;
import dev.remit.proto.v1.Violation;
import dev.remit.wire.WireValues;

/** Writes a decision to the wire. */
final class DecisionWriter {
  private DecisionWriter() {}

  static Decision write(Answer answer) {
    Decision.Builder out =
        KnownHead.write(answer).toBuilder().setDecisionId(answer.id().toString());
    switch (answer.decision()) {
      case Deny(var reason) ->
          out.setEffect(Effect.EFFECT_DENY).setReason(KnownReasons.write(reason));
      case Allow(var reason, var obligations, var grant, var validUntil) -> {
        out.setEffect(Effect.EFFECT_ALLOW)
            .setReason(KnownReasons.write(reason))
            .setGrant(grant(grant));
        obligations.forEach(obligation -> out.addObligations(obligation(obligation)));
        validUntil.ifPresent(until -> out.setValidUntil(WireValues.timestamp(until)));
      }
    }
    return out.build();
  }

  static Reason reason(dev.remit.lang.decide.Decision.Reason reason) {
    Reason.Builder out =
        Reason.newBuilder()
            .setCode(ReasonCode.valueOf(reason.code().name()))
            .setDetail(reason.detail());
    reason.rule().ifPresent(rule -> out.setRule(rule(rule)));
    reason.hop().ifPresent(out::setHop);
    reason.fact().ifPresent(out::setFact);
    reason
        .violations()
        .forEach(violation ->
            out.addViolations(
                Violation.newBuilder()
                    .setField(violation.field())
                    .setProblem(violation.problem())));
    reason
        .ask()
        .ifPresent(ask ->
            out.setAsk(
                Ask.newBuilder()
                    .setDemandDigest(ask.demandDigest())
                    .setObligation(obligation(ask.obligation()))));
    return out.build();
  }

  static RuleRef rule(dev.remit.lang.decide.Decision.RuleRef rule) {
    return RuleRef.newBuilder()
        .setId(rule.id())
        .setFile(rule.file())
        .setLine(rule.line())
        .setColumn(rule.column())
        .setSentence(rule.sentence())
        .build();
  }

  private static Obligation obligation(dev.remit.lang.decide.Decision.Obligation obligation) {
    Obligation.Builder out =
        Obligation.newBuilder()
            .setType(obligation.type())
            .setPhase(
                switch (obligation.phase()) {
                  case BEFORE -> Obligation.Phase.PHASE_BEFORE;
                  case WITH -> Obligation.Phase.PHASE_WITH;
                })
            .addAllRules(obligation.rules());
    obligation.fields().forEach((name, value) -> out.putFields(name, ValueWriter.write(value)));
    return out.build();
  }

  private static Grant grant(dev.remit.lang.decide.Decision.Grant grant) {
    Grant.Builder out =
        Grant.newBuilder()
            .setTool(tool(grant.tool()))
            .setChainDigest(grant.chainDigest())
            .setExpiresAt(WireValues.timestamp(grant.expiresAt()));
    grant.accesses().forEach(access -> out.addAccesses(access(access)));
    grant.task().ifPresent(out::setTaskId);
    grant.holderKey().ifPresent(out::setHolderKey);
    grant.argumentsDigest().ifPresent(out::setArgumentsDigest);
    grant.uses().ifPresent(out::setUses);
    return out.build();
  }

  static Tool tool(Value.Tool tool) {
    return Tool.newBuilder().setServer(tool.server()).setName(tool.name()).build();
  }

  private static GrantedAccess access(Access access) {
    GrantedAccess.Builder out = GrantedAccess.newBuilder();
    if (access.action() instanceof Part.Known<String>(String action)) {
      out.setAction(action);
    }
    if (access.dataset() instanceof Part.Known<Value.Name>(Value.Name name)) {
      Dataset.Builder dataset = Dataset.newBuilder().setName(name.toString());
      if (access.path() instanceof Part.Known<Value.Path>(Value.Path path)) {
        dataset.setPath(path.toString());
      }
      out.setDataset(dataset);
    }
    return out.setDatasetUnknown(access.dataset() instanceof Part.Unknown<Value.Name>)
        .setPathUnknown(access.path() instanceof Part.Unknown<Value.Path>)
        .build();
  }
}
