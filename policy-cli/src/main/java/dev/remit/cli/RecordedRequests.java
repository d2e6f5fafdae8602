package dev.remit.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.remit.proto.v1.AuthorizeRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that are decided here and sent nowhere: files as {@link RequestFile} reads them, and
 * logs with one JSON object on each line, a request or {@code {"at": TIME, "request": …}}.
 */
final class RecordedRequests {
  private final Path path;
  private final Instant now;

  private RecordedRequests(Path path, Instant now) {
    this.path = path;
    this.now = now;
  }

  /** A request, and when it is asked. */
  record Recorded(String name, AuthorizeRequest request, Instant at) {}

  /** All of them; one that cannot be read is a fault, which names it. */
  static List<Recorded> read(Path path, Instant now) throws CommandFault {
    RecordedRequests requests = new RecordedRequests(path, now);
    if (Files.isRegularFile(path)) {
      String text = StrictJson.text(path);
      if (requests.isLog(text)) {
        return requests.lines(text);
      }
    }
    List<Recorded> recorded = new ArrayList<>();
    for (RequestFile file : RequestFile.read(path, now)) {
      recorded.add(ready(file, now));
    }
    return recorded;
  }

  private static Recorded ready(RequestFile file, Instant at) throws CommandFault {
    return switch (file) {
      case RequestFile.Ready(String name, AuthorizeRequest request) ->
          new Recorded(name, request, at);
      case RequestFile.Unreadable(String name, String why) -> throw new CommandFault(why);
    };
  }

  /** Whether its first line is an object by itself, or its name says so. */
  private boolean isLog(String text) {
    if (path.toString().endsWith(".jsonl")) {
      return true;
    }
    List<String> two = text.lines().filter(line -> !line.isBlank()).limit(2).toList();
    try {
      return two.size() == 2 && StrictJson.parse(two.getFirst(), path) instanceof JsonObject;
    } catch (CommandFault severalLines) {
      return false;
    }
  }

  private List<Recorded> lines(String text) throws CommandFault {
    List<Recorded> recorded = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        recorded.add(line(line, path.getFileName() + ":" + number));
      }
    }
    if (recorded.isEmpty()) {
      throw new CommandFault(path + " has no request");
    }
    return recorded;
  }

  private Recorded line(String line, String name) throws CommandFault {
    JsonElement json = StrictJson.parse(RequestFile.times(line, now), Path.of(name));
    if (json instanceof JsonObject object && object.has("request")) {
      return ready(RequestFile.one(name, object.get("request")), at(object, name));
    }
    return ready(RequestFile.one(name, json), now);
  }

  private Instant at(JsonObject object, String name) throws CommandFault {
    if (!object.has("at")) {
      return now;
    }
    try {
      return Instant.parse(object.get("at").getAsString());
    } catch (DateTimeParseException | IllegalStateException | UnsupportedOperationException no) {
      throw new CommandFault(name + ": `at` is no time such as 2026-11-23T11:00:00Z");
    }
  }
}
