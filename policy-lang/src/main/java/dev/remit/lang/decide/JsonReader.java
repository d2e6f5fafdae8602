package dev.remit.lang.decide;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON bytes into a tree as it was sent: members in order, duplicates kept, numbers exact.
 * Whatever the bytes are, it answers.
 */
public final class JsonReader {
  /** The value, or why there is none, in words that quote nothing of the input. */
  public sealed interface Result {
    record Read(Json json) implements Result {}

    record Refused(String problem) implements Result {}
  }

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.NESTING)
                  .maxStringLength(Limits.STRING_BYTES)
                  .maxNameLength(Limits.KEY_BYTES)
                  .maxNumberLength(Limits.NUMBER_DIGITS)
                  .build())
          // Names come from agents: they must not fill a table that outlives the request.
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private JsonReader() {}

  public static Result read(byte[] json) {
    if (json.length > Limits.ARGUMENT_BYTES) {
      return new Result.Refused("is longer than " + Limits.ARGUMENT_BYTES + " bytes");
    }
    Optional<String> text = utf8(json);
    if (text.isEmpty()) {
      return new Result.Refused("is not UTF-8");
    }
    try (JsonParser parser = FACTORY.createParser(text.get())) {
      if (parser.nextToken() == null) {
        return new Result.Refused("is empty");
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        return new Result.Refused("goes on after its end");
      }
      return JsonLimits.problem(value)
          .<Result>map(Result.Refused::new)
          .orElse(new Result.Read(value));
    } catch (IOException | NumberFormatException malformed) {
      return new Result.Refused("is not JSON within the limits");
    }
  }

  /** Decoded strictly: no overlong forms, no other encoding. */
  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }

  /** Recursion is bounded by the parser's own limit on nesting. */
  private static Json value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IOException("no value here");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Text(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("no value here");
    };
  }

  /** An exponent is held as scale, so that even 1e999999999 costs nothing here. */
  private static Json number(String text) throws IOException {
    if (text.length() > Limits.NUMBER_DIGITS) {
      throw new IOException("number too long");
    }
    return new Json.Number(new BigDecimal(text));
  }

  private static Json object(JsonParser parser) throws IOException {
    List<Json.Member> members = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      members.add(new Json.Member(name, value(parser)));
    }
    return new Json.Object(members);
  }

  private static Json array(JsonParser parser) throws IOException {
    List<Json> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return new Json.Array(elements);
  }
}
