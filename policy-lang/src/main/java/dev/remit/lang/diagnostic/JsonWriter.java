package dev.remit.lang.diagnostic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a JSON document into a text: indented, with the same bytes on each platform. */
public final class JsonWriter {
  private JsonWriter() {}

  /** What writes it. */
  public interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  /** The document, ended by a newline; whole, or there is an exception and none. */
  public static String document(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withRootSeparator(""))
              .withObjectIndenter(lines)
              .withArrayIndenter(lines));
      body.write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a text takes what is written", impossible);
    }
    return text.append('\n').toString();
  }
}
