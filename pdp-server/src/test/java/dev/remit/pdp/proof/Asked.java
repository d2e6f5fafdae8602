package dev.remit.pdp.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.util.JsonFormat;
import dev.remit.pdp.command.Remit;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.proto.v1.Decision;
import dev.remit.proto.v1.Effect;
import dev.remit.proto.v1.ReasonCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbered questions of which it is known how they are decided: even ones are allowed, odd ones,
 * the same with a static key, are denied. Each is of a task of its own, which an ALLOW names, so
 * that an answer to another question shows.
 */
record Asked(AuthorizeRequest allowed, AuthorizeRequest denied) {
  private static final Pattern TIME = Pattern.compile("\\{now(?:([+-]\\d+)([mhd]))?}");

  static Asked read() throws IOException {
    return new Asked(read("allow-query"), read("deny-query-static-key"));
  }

  private static AuthorizeRequest read(String name) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String file =
        Files.readString(
            Remit.HOME.resolve("policies/examples/support/requests/" + name + ".json"));
    String json = TIME.matcher(file).replaceAll(time -> now.plus(offset(time)).toString());
    JsonObject request = JsonParser.parseString(json).getAsJsonObject();
    JsonObject arguments = request.getAsJsonObject("call").getAsJsonObject("arguments");
    byte[] bytes = arguments.get("json").toString().getBytes(StandardCharsets.UTF_8);
    arguments.addProperty("json", Base64.getEncoder().encodeToString(bytes));
    AuthorizeRequest.Builder read = AuthorizeRequest.newBuilder();
    JsonFormat.parser().merge(request.toString(), read);
    return read.build();
  }

  private static Duration offset(MatchResult time) {
    if (time.group(1) == null) {
      return Duration.ZERO;
    }
    long count = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  static String id(int number) {
    return "ask-" + number;
  }

  AuthorizeRequest request(int number) {
    AuthorizeRequest.Builder request = (number % 2 == 0 ? allowed : denied).toBuilder();
    request.setRequestId(id(number));
    request.getContextBuilder().getTaskBuilder().getTaskBuilder().setId(id(number));
    request.getContextBuilder().getChainBuilder().getHopsBuilder(0).setTaskId(id(number));
    return request.build();
  }

  /** Fails for any answer but that of this number. */
  static void check(int number, Decision decision) {
    if (number % 2 == 0) {
      assertEquals(Effect.EFFECT_ALLOW, decision.getEffect(), decision.toString());
      assertEquals(id(number), decision.getGrant().getTaskId());
    } else {
      assertEquals(Effect.EFFECT_DENY, decision.getEffect(), decision.toString());
      assertEquals(ReasonCode.DENIED, decision.getReason().getCode());
    }
  }
}
