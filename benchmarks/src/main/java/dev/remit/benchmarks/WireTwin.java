package dev.remit.benchmarks;

import com.google.protobuf.Timestamp;
import dev.remit.proto.v1.AuthorizeResponse;
import dev.remit.proto.v1.Dataset;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Grant;
import dev.remit.proto.v1.GrantedAccess;
import dev.remit.proto.v1.Reason;
import dev.remit.proto.v1.RuleRef;
import dev.remit.proto.v1.Tool;

/** Builds an answer anew out of what one says: what protobuf alone asks for. */
final class WireTwin {
  private WireTwin() {}

  /** An answer equal to the given ALLOW, no message of which is shared. */
  static AuthorizeResponse rebuilt(AuthorizeResponse given) {
    Decision decision = given.getDecision();
    return AuthorizeResponse.newBuilder()
        .setRequestId(given.getRequestId())
        .setDecision(
            Decision.newBuilder()
                .setEffect(decision.getEffect())
                .setReason(reason(decision.getReason()))
                .setGrant(grant(decision.getGrant()))
                .setRevision(decision.getRevision())
                .setDecisionId(decision.getDecisionId()))
        .build();
  }

  private static Reason reason(Reason given) {
    RuleRef rule = given.getRule();
    return Reason.newBuilder()
        .setCode(given.getCode())
        .setDetail(given.getDetail())
        .setRule(
            RuleRef.newBuilder()
                .setId(rule.getId())
                .setFile(rule.getFile())
                .setLine(rule.getLine())
                .setColumn(rule.getColumn())
                .setSentence(rule.getSentence()))
        .build();
  }

  private static Grant grant(Grant given) {
    Grant.Builder grant =
        Grant.newBuilder()
            .setTool(
                Tool.newBuilder()
                    .setServer(given.getTool().getServer())
                    .setName(given.getTool().getName()))
            .setTaskId(given.getTaskId())
            .setChainDigest(given.getChainDigest())
            .setArgumentsDigest(given.getArgumentsDigest())
            .setUses(given.getUses())
            .setExpiresAt(
                Timestamp.newBuilder()
                    .setSeconds(given.getExpiresAt().getSeconds())
                    .setNanos(given.getExpiresAt().getNanos()));
    for (int i = 0; i < given.getAccessesCount(); i++) {
      GrantedAccess access = given.getAccesses(i);
      grant.addAccesses(
          GrantedAccess.newBuilder()
              .setAction(access.getAction())
              .setDataset(Dataset.newBuilder().setName(access.getDataset().getName())));
    }
    return grant.build();
  }
}
