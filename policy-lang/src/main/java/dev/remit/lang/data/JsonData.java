package dev.remit.lang.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads JSON (RFC 8259), each value with its place. */
final class JsonData {
  /** A limit is passed; it is among the findings. */
  private static final class Stop extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final SourceFile file;
  private final List<Diagnostic> found;
  private final JsonParser parser;
  private final int maxNesting;
  private int depth;

  private JsonData(SourceFile file, int maxNesting, List<Diagnostic> found, JsonParser parser) {
    this.file = file;
    this.maxNesting = maxNesting;
    this.found = found;
    this.parser = parser;
  }

  static Optional<Datum> read(SourceFile file, int maxNesting, List<Diagnostic> found) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    try (JsonParser parser = factory.createParser(file.text())) {
      return new JsonData(file, maxNesting, found, parser).root();
    } catch (StreamConstraintsException beyond) {
      found.add(
          Diagnostic.of(
              Code.DATA_FILE_TOO_LARGE,
              at(file, beyond),
              "a number in a data file has at most 1000 digits"));
    } catch (Stop said) {
      return Optional.empty();
    } catch (JsonEOFException end) {
      found.add(
          Diagnostic.of(Code.DATA_SYNTAX, at(file, end), "the file ends before its JSON does"));
    } catch (JsonProcessingException malformed) {
      found.add(Diagnostic.of(Code.DATA_SYNTAX, at(file, malformed), "this is no JSON from here"));
    } catch (IOException unreadable) {
      throw new IllegalStateException("a text in memory is always readable", unreadable);
    }
    return Optional.empty();
  }

  private static Span at(SourceFile file, JsonProcessingException fault) {
    long offset = fault.getLocation() == null ? 0 : fault.getLocation().getCharOffset();
    int length = file.text().length();
    int start = (int) Math.clamp(offset, 0, Math.max(0, length - 1));
    return new Span(file, start, Math.min(start + 1, length));
  }

  private Optional<Datum> root() throws IOException {
    if (parser.nextToken() == null) {
      found.add(
          Diagnostic.of(Code.DATA_SYNTAX, new Span(file, 0, 0), "the file is empty, and no JSON"));
      return Optional.empty();
    }
    int before = found.size();
    Datum value = value();
    if (parser.nextToken() != null) {
      found.add(
          Diagnostic.of(
              Code.DATA_SYNTAX,
              new Span(file, start(), start() + 1),
              "more follows after its end"));
    }
    return found.size() == before ? Optional.of(value) : Optional.empty();
  }

  private int start() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  private Datum value() throws IOException {
    JsonToken token = parser.currentToken();
    int start = start();
    return switch (token) {
      case START_OBJECT -> nested(start, this::object);
      case START_ARRAY -> nested(start, this::array);
      case VALUE_STRING -> new Datum.Text(parser.getText(), string(start));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        String text = parser.getText();
        yield new Datum.Number(text, new Span(file, start, start + text.length()));
      }
      case VALUE_TRUE -> new Datum.Bool(true, new Span(file, start, start + 4));
      case VALUE_FALSE -> new Datum.Bool(false, new Span(file, start, start + 5));
      case VALUE_NULL -> new Datum.Nothing(new Span(file, start, start + 4));
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private interface Read {
    Datum from(int start) throws IOException;
  }

  private Datum nested(int start, Read read) throws IOException {
    if (depth == maxNesting) {
      found.add(
          Diagnostic.of(
              Code.DATA_FILE_TOO_LARGE,
              new Span(file, start, start + 1),
              "lists and objects nest at most " + maxNesting + " deep in a data file"));
      throw new Stop();
    }
    depth++;
    Datum value = read.from(start);
    depth--;
    return value;
  }

  /** From the quote at {@code start} to the one that ends it. */
  private Span string(int start) {
    String text = file.text();
    int end = start + 1;
    while (text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return new Span(file, start, end + 1);
  }

  private Datum object(int start) throws IOException {
    MemberList members = new MemberList(found);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      Span span = string(start());
      parser.nextToken();
      boolean first = members.add(name, span);
      Datum value = value();
      if (first) {
        members.put(name, span, value);
      }
    }
    return new Datum.Members(members.members(), new Span(file, start, start() + 1));
  }

  private Datum array(int start) throws IOException {
    List<Datum> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value());
    }
    return new Datum.Many(elements, new Span(file, start, start() + 1));
  }
}
