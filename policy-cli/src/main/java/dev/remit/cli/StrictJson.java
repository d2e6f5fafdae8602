package dev.remit.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads JSON files as RFC 8259 has it, in UTF-8; a key that stands twice in an object is a fault.
 */
final class StrictJson {
  private static final int DEEPEST = 256;

  private final JsonReader reader;

  private StrictJson(String text) {
    this.reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
  }

  /** The text of a file. */
  static String text(Path file) throws CommandFault {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new CommandFault(file + " is no UTF-8");
    } catch (IOException unreadable) {
      throw new CommandFault(file + " cannot be read");
    }
  }

  /** What {@code text} says; {@code file} is named in the fault. */
  static JsonElement parse(String text, Path file) throws CommandFault {
    try {
      StrictJson json = new StrictJson(text);
      JsonElement read = json.element();
      if (json.reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("more follows after its end");
      }
      return read;
    } catch (IOException | IllegalStateException | JsonParseException malformed) {
      String why = String.valueOf(malformed.getMessage()).lines().findFirst().orElse("");
      throw new CommandFault(file + " is no JSON: " + why);
    }
  }

  private JsonElement element() throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object();
      case BEGIN_ARRAY -> array();
      case STRING, NUMBER, BOOLEAN, NULL -> JsonParser.parseReader(reader);
      case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT ->
          throw new MalformedJsonException("a value is missing at " + reader.getPath());
    };
  }

  private JsonObject object() throws IOException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.has(name)) {
        throw new MalformedJsonException("the key stands twice: " + reader.getPath());
      }
      object.add(name, element());
    }
    reader.endObject();
    return object;
  }

  private JsonArray array() throws IOException {
    JsonArray array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(element());
    }
    reader.endArray();
    return array;
  }
}
