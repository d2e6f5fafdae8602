package dev.remit.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.remit.lang.decide.Question;
import dev.remit.lang.suite.Scene;
import dev.remit.proto.v1.AuthorizeRequest;
import dev.remit.testkit.diff.Requests;
import dev.remit.wire.QuestionReader;
import dev.remit.wire.TrustedCaller;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Requests that are decided here and sent nowhere: files as {@link RequestFile} reads them, and
 * logs with one JSON object on each line, a request or {@code {"at": TIME, "request": …}}, which
 * may also say what is expected: {@code "expect": TEXT}, or the {@code "decision"} of that time.
 */
final class RecordedRequests {
  private final Path path;
  private final Instant now;

  private RecordedRequests(Path path, Instant now) {
    this.path = path;
    this.now = now;
  }

  /**
   * A request, and when it is asked.
   *
   * @param line of the log, from 1; 0 where it has a file, or a place in an array, to itself
   * @param expect what is expected, in the words of tests
   */
  record Recorded(
      String name, int line, AuthorizeRequest request, Instant at, Optional<String> expect) {

    /** As whoever asks it may say all that it says, and does these obligations. */
    Scene scene(Set<String> performed) {
      Question question =
          new QuestionReader(new TrustedCaller(performed))
              .read(request.getContext(), request.getCall());
      return Requests.scene(question, at);
    }
  }

  /**
   * All of them; one that cannot be read is a fault, which names it.
   *
   * @param at when those are asked that do not say so; now, if that is not said either
   */
  static List<Recorded> read(Path path, Optional<Instant> at) throws CommandFault {
    Instant now = at.orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
    RecordedRequests requests = new RecordedRequests(path, now);
    if (Files.isRegularFile(path)) {
      String text = StrictJson.text(path);
      if (requests.isLog(text)) {
        return requests.lines(text);
      }
    }
    List<Recorded> recorded = new ArrayList<>();
    for (RequestFile file : RequestFile.read(path, now)) {
      recorded.add(ready(file, 0, now, Optional.empty()));
    }
    return recorded;
  }

  private static Recorded ready(RequestFile file, int number, Instant at, Optional<String> expect)
      throws CommandFault {
    return switch (file) {
      case RequestFile.Ready(String name, AuthorizeRequest request) ->
          new Recorded(name, number, request, at, expect);
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
        recorded.add(line(line, number, path.getFileName() + ":" + number));
      }
    }
    if (recorded.isEmpty()) {
      throw new CommandFault(path + " has no request");
    }
    return recorded;
  }

  private Recorded line(String line, int number, String name) throws CommandFault {
    JsonElement json = StrictJson.parse(RequestFile.times(line, now), Path.of(name));
    if (json instanceof JsonObject object && object.has("request")) {
      return ready(
          RequestFile.one(name, object.get("request")),
          number,
          at(object, name),
          expect(object, name));
    }
    return ready(RequestFile.one(name, json), number, now, Optional.empty());
  }

  private static Optional<String> expect(JsonObject object, String name) throws CommandFault {
    if (object.has("expect") && object.has("decision")) {
      throw new CommandFault(name + ": say `expect` or `decision`, not both");
    }
    if (object.has("expect")) {
      if (object.get("expect") instanceof JsonPrimitive text && text.isString()) {
        return Optional.of(text.getAsString());
      }
      throw new CommandFault(name + ": `expect` is a text, such as \"deny NOT_PERMITTED\"");
    }
    return object.has("decision")
        ? RecordedDecision.expectation(object.get("decision"), name)
        : Optional.empty();
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
