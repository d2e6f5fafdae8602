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
sealed interface RequestFile {
  Pattern TIME = Pattern.compile("\\{now(?:([+-]\\d{1,6})([smhd]))?}");

  /** The file's name, and in an array the place. */
  String name();

  /** A request to send. */
  record Ready(String name, AuthorizeRequest request) implements RequestFile {}

  /**
   * What is no request; it does not keep the others from being sent.
   *
   * @param why a sentence that names the file
   */
  record Unreadable(String name, String why) implements RequestFile {}

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
      throw new CommandFault(path + " has no .json file");
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

  private static List<RequestFile> ofFile(Path file, Instant now) {
    String name = String.valueOf(file.getFileName());
    JsonElement json;
    try {
      json = StrictJson.parse(times(StrictJson.text(file), now), file);
    } catch (CommandFault unreadable) {
      return List.of(unreadable(name, unreadable));
    }
    if (!(json instanceof JsonArray array)) {
      return List.of(one(name, json));
    }
    if (array.isEmpty()) {
      return List.of(new Unreadable(name, file + " has no request"));
    }
    List<RequestFile> requests = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      requests.add(one(name + "[" + i + "]", array.get(i)));
    }
    return requests;
  }

  /** What a JSON value says; it is named as given. */
  static RequestFile one(String name, JsonElement json) {
    try {
      return new Ready(name, request(name, json));
    } catch (CommandFault malformed) {
      return unreadable(name, malformed);
    }
  }

  private static RequestFile unreadable(String name, CommandFault fault) {
    return new Unreadable(name, String.valueOf(fault.getMessage()));
  }

  /** A text with its times written out. */
  static String times(String text, Instant now) {
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

  private static AuthorizeRequest request(String name, JsonElement json) throws CommandFault {
    if (!(json instanceof JsonObject object)) {
      throw new CommandFault(name + " is no request: a JSON object is expected");
    }
    encodeArguments(object);
    AuthorizeRequest.Builder request = AuthorizeRequest.newBuilder();
    try {
      JsonFormat.parser().merge(object.toString(), request);
    } catch (InvalidProtocolBufferException malformed) {
      throw new CommandFault(name + " is no remit.v1.AuthorizeRequest: " + firstLine(malformed));
    }
    if (request.getRequestId().isEmpty()) {
      request.setRequestId(UUID.randomUUID().toString());
    }
    return request.build();
  }

  private static String firstLine(InvalidProtocolBufferException malformed) {
    return String.valueOf(malformed.getMessage()).lines().findFirst().orElse("");
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
