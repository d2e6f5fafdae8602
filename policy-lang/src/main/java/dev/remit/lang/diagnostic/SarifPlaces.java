package dev.remit.lang.diagnostic;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.remit.lang.source.Span;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Places in a bundle as SARIF has them.
 *
 * @param root the bundle's directory relative to where the log is read, with {@code /} between its
 *     parts; empty if it is the same
 */
public record SarifPlaces(String root) {
  /** The field {@code physicalLocation}: the file and the part of it. */
  public void physical(Span span, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    artifact(span, json);
    region("region", span, json);
    json.writeEndObject();
  }

  /** The field {@code artifactLocation}: the file. */
  public void artifact(Span span, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(root.isEmpty() ? "" : root + "/", span.file().path()));
    json.writeEndObject();
  }

  /** A relative reference whose first part is no scheme, whatever characters the path has. */
  private static String uri(String root, String path) {
    try {
      String text = new URI(null, null, "/" + root + path, null).toASCIIString().substring(1);
      return text.split("/", 2)[0].contains(":") ? "./" + text : text;
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("a path after a slash is a URI", impossible);
    }
  }

  static void region(String field, Span span, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("startLine", span.line());
    json.writeNumberField("startColumn", span.column());
    json.writeNumberField("endLine", span.endLine());
    json.writeNumberField("endColumn", span.endColumn());
    json.writeEndObject();
  }
}
