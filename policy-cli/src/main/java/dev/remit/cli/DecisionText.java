package dev.remit.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Effect;
import dev.remit.proto.v1.Grant;
import dev.remit.proto.v1.GrantedAccess;
import dev.remit.proto.v1.Obligation;
import dev.remit.proto.v1.Reason;
import dev.remit.proto.v1.Value;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows decisions. */
final class DecisionText {
  private DecisionText() {}

  static String of(Decision decision) {
    Reason reason = decision.getReason();
    StringBuilder out = new StringBuilder();
    out.append(decision.getEffect() == Effect.EFFECT_ALLOW ? "ALLOW" : "DENY")
        .append("  ")
        .append(reason.getCode());
    if (reason.hasRule()) {
      out.append("  ")
          .append(reason.getRule().getId())
          .append("  ")
          .append(reason.getRule().getFile())
          .append(':')
          .append(reason.getRule().getLine());
    }
    out.append('\n').append("  ").append(sentence(reason)).append('\n');
    if (!reason.getFact().isEmpty()) {
      line(out, "fact", reason.getFact());
    }
    if (reason.hasHop()) {
      line(out, "hop", Integer.toString(reason.getHop()));
    }
    reason
        .getViolationsList()
        .forEach(violation -> line(out, violation.getField(), violation.getProblem()));
    if (reason.hasAsk()) {
      line(out, "ask for", obligation(reason.getAsk().getObligation()));
      if (!reason.getAsk().getDemandDigest().isEmpty()) {
        line(out, "demand", reason.getAsk().getDemandDigest());
      }
    }
    decision.getObligationsList().forEach(each -> line(out, "obligation", obligation(each)));
    if (decision.hasGrant()) {
      line(out, "grant", grant(decision.getGrant()));
    }
    if (decision.hasValidUntil()) {
      line(out, "reusable until", Timestamps.toString(decision.getValidUntil()));
    }
    decision.getNotesList().forEach(note -> line(out, "note", note));
    return out.toString();
  }

  private static String sentence(Reason reason) {
    String author = reason.getRule().getSentence();
    return author.isEmpty() ? reason.getDetail() : author;
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append("  ").append(name).append(": ").append(value).append('\n');
  }

  private static String obligation(Obligation obligation) {
    Map<String, Value> fields = new TreeMap<>(obligation.getFieldsMap());
    String text =
        fields.entrySet().stream()
            .map(field -> field.getKey() + ": " + value(field.getValue()))
            .collect(Collectors.joining(", ", obligation.getType() + " { ", " }"));
    return text + "  by " + String.join(", ", obligation.getRulesList());
  }

  private static String value(Value value) {
    return switch (value.getKindCase()) {
      case TEXT -> value.getText();
      case NUMBER -> value.getNumber();
      case BOOL -> Boolean.toString(value.getBool());
      case LIST ->
          value.getList().getValuesList().stream()
              .map(DecisionText::value)
              .collect(Collectors.joining(", ", "{ ", " }"));
      case DURATION -> value.getDuration().getSeconds() + "s";
      case TIME -> Timestamps.toString(value.getTime());
      default -> value.toString().strip();
    };
  }

  private static String grant(Grant grant) {
    String accesses =
        grant.getAccessesList().stream()
            .map(DecisionText::access)
            .collect(Collectors.joining(" and "));
    return grant.getTool().getServer()
        + "."
        + grant.getTool().getName()
        + " to "
        + accesses
        + (grant.getUses() > 0 ? ", " + grant.getUses() + " use" : "")
        + (grant.getArgumentsDigest().isEmpty() ? "" : ", these arguments alone")
        + ", until "
        + Timestamps.toString(grant.getExpiresAt());
  }

  private static String access(GrantedAccess access) {
    String dataset = access.getDataset().getName();
    String path = access.getDataset().getPath();
    return access.getAction()
        + (dataset.isEmpty() ? "" : " " + dataset)
        + (path.isEmpty() ? "" : " at " + path);
  }

  /** One line: the request's name and its decision. */
  static String json(String name, Decision decision) {
    JsonObject line = new JsonObject();
    line.addProperty("request", name);
    try {
      line.add("decision", JsonParser.parseString(JsonFormat.printer().print(decision)));
    } catch (InvalidProtocolBufferException impossible) {
      throw new IllegalStateException("a decision holds nothing that JSON cannot", impossible);
    }
    return line.toString();
  }

  static String error(String name, String why) {
    JsonObject line = new JsonObject();
    line.addProperty("request", name);
    line.addProperty("error", why);
    return line.toString();
  }
}
