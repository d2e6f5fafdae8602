package dev.remit.cli;

import com.google.gson.JsonElement;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Reason;
import dev.remit.proto.v1.ReasonCode;
import java.util.Optional;

/** A decision of a log, as a test would expect it again: its effect, its reason and its rule. */
final class RecordedDecision {
  private RecordedDecision() {}

  /** Empty for one that says nothing about the policies. */
  static Optional<String> expectation(JsonElement json, String name) throws CommandFault {
    Decision.Builder read = Decision.newBuilder();
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(json.toString(), read);
    } catch (InvalidProtocolBufferException malformed) {
      throw new CommandFault(
          name + ": `decision` is no remit.v1.Decision: " + malformed.getMessage());
    }
    Reason reason = read.getReason();
    String rule = reason.getRule().getId().isEmpty() ? "" : " by " + reason.getRule().getId();
    return switch (read.getEffect()) {
      case EFFECT_ALLOW -> Optional.of("allow" + rule);
      case EFFECT_DENY -> denied(reason.getCode(), rule);
      case EFFECT_UNSPECIFIED, UNRECOGNIZED ->
          throw new CommandFault(name + ": `decision` has no effect: EFFECT_ALLOW or EFFECT_DENY");
    };
  }

  private static Optional<String> denied(ReasonCode code, String rule) {
    return switch (code) {
      case INTERNAL, AUDIT_UNAVAILABLE -> Optional.empty();
      case REASON_CODE_UNSPECIFIED, UNRECOGNIZED -> Optional.of("deny" + rule);
      case MALFORMED -> Optional.of("malformed");
      default -> Optional.of("deny " + code + rule);
    };
  }
}
