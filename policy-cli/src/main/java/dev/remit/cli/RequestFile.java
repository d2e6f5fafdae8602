package dev.remit.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.remit.proto.v1.AuthorizeRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Requests from files: protobuf JSON, one or an array. Two things are easier to write than on the
 * wire: a time may be {@code {now}}, {@code {now+10m}} or {@code {now-1h}}, and {@code
 * arguments.json} may be the object itself.
 */
record RequestFile(String name, AuthorizeRequest request) {
  private static final Pattern TIME = Pattern.compile("\\{now(?:([+-]\\d{1,6})([smhd]))?}");

  /** The requests of a file, or of all {@code .json} files of a directory, by name. */
  static List<RequestFile> read(Path path, Instant now) throws CommandFault {
    if (!Files.exists(path)) {
      throw new CommandFault(path + " does not exist");
    }
    List<RequestFile> requests = new ArrayList<>();
    for (Path file : files(path)) {
      requests.addAll(ofFile(file, now));
    }
    if (requests.isEmpty()) {
      throw new CommandFault(path + " has no request");
    }
    return requests;
  }

  private static List<Path> files(Path path) throws CommandFault {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> listed = Files.list(path)) {
      return listed.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException unreadable) {
      throw new CommandFault(path + " cannot be read");
    }
  }

  private static List<RequestFile> ofFile(Path file, Instant now) throws CommandFault {
    String name = String.valueOf(file.getFileName());
    JsonElement json = StrictJson.parse(times(StrictJson.text(file), now), file);
    List<RequestFile> requests = new ArrayList<>();
    if (json instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        requests.add(one(name + "[" + i + "]", array.get(i)));
      }
    } else {
      requests.add(one(name, json));
    }
    return requests;
  }

  private static String times(String text, Instant now) {
    Instant whole = now.truncatedTo(ChronoUnit.SECONDS);
    return TIME.matcher(text).replaceAll(time -> whole.plus(offset(time)).toString());
  }

  private static Duration offset(java.util.regex.MatchResult time) {
    if (time.group(1) == null) {
      return Duration.ZERO;
    }
    long count = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  private static RequestFile one(String name, JsonElement json) throws CommandFault {
    if (!(json instanceof JsonObject object)) {
      throw new CommandFault(name + " is no request: a JSON object is expected");
    }
    encodeArguments(object);
    AuthorizeRequest.Builder request = AuthorizeRequest.newBuilder();
    try {
      JsonFormat.parser().merge(object.toString(), request);
    } catch (InvalidProtocolBufferException malformed) {
      throw new CommandFault(name + " is no remit.v1.AuthorizeRequest: " + malformed.getMessage());
    }
    if (request.getRequestId().isEmpty()) {
      request.setRequestId(UUID.randomUUID().toString());
    }
    return new RequestFile(name, request.build());
  }

  private static void encodeArguments(JsonObject request) {
    if (request.get("call") instanceof JsonObject call
        && call.get("arguments") instanceof JsonObject arguments
        && arguments.get("json") instanceof JsonObject json) {
      byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
      arguments.addProperty("json", Base64.getEncoder().encodeToString(bytes));
    }
  }
}
