package dev.remit.cli.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the result of MCP's {@code tools/list} (specification 2025-06-18, server/tools) into
 * declarations. What a tool does to what is not in there, and a server's hints never fill it: an
 * author states it.
 */
public final class McpImport {
  private static final int DESCRIPTION_CHARS = 160;

  private final String server;
  private final SchemaTypes types;
  private final List<String> notes = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  private McpImport(String server, int listMax) {
    this.server = server;
    this.types = new SchemaTypes(listMax, notes);
  }

  /** Policy text with what was noted on the way, or why there is none. */
  public sealed interface Result {
    record Imported(String text, List<String> notes) implements Result {}

    record Fault(String problem) implements Result {}
  }

  public static Result read(byte[] json, String server, String packageName, int listMax) {
    JsonElement root;
    try {
      root = JsonParser.parseString(new String(json, StandardCharsets.UTF_8));
    } catch (JsonParseException malformed) {
      return new Result.Fault("is no JSON");
    }
    JsonElement result =
        root instanceof JsonObject answer && answer.get("result") instanceof JsonObject inner
            ? inner
            : root;
    if (!(result instanceof JsonObject object)
        || !(object.get("tools") instanceof JsonArray tools)) {
      return new Result.Fault("is no tools/list result: it has no list `tools`");
    }
    return new McpImport(server, listMax).write(tools, packageName);
  }

  private Result write(JsonArray tools, String packageName) {
    out.append("package ").append(packageName).append('\n');
    Set<String> names = new HashSet<>();
    for (JsonElement tool : tools) {
      if (!(tool instanceof JsonObject object)
          || !(object.get("name") instanceof JsonElement name)
          || !name.isJsonPrimitive()) {
        return new Result.Fault("has a tool without a name");
      }
      if (!names.add(name.getAsString())) {
        return new Result.Fault("has the tool `" + name.getAsString() + "` twice");
      }
      tool(name.getAsString(), object);
    }
    return new Result.Imported(out.toString(), List.copyOf(notes));
  }

  private void tool(String name, JsonObject tool) {
    out.append("\ntool ")
        .append(Words.segment(server))
        .append('.')
        .append(Words.segment(name))
        .append(" {\n");
    if (tool.get("description") instanceof JsonElement text && text.isJsonPrimitive()) {
      String first = text.getAsString().lines().findFirst().orElse("").strip();
      String shown =
          first.length() > DESCRIPTION_CHARS ? first.substring(0, DESCRIPTION_CHARS) : first;
      out.append("  description ").append(Words.quoted(shown)).append('\n');
    }
    if (tool.get("inputSchema") instanceof JsonObject schema) {
      arguments(name, schema);
    } else {
      notes.add("tool " + name + ": it has no inputSchema, so it declares no arguments");
    }
    out.append("}\n");
    notes.add(
        "tool "
            + name
            + ": its accesses are undeclared; state what a call does, such as `does read on DATASET`");
  }

  private void arguments(String tool, JsonObject schema) {
    if (schema.get("properties") instanceof JsonObject properties && !properties.isEmpty()) {
      out.append("  args {\n");
      types
          .fields("tool " + tool, schema, schema)
          .forEach(field -> out.append("    ").append(field).append('\n'));
      out.append("  }\n");
    }
    boolean open =
        schema.get("additionalProperties") instanceof JsonObject
            || (schema.get("additionalProperties") instanceof JsonElement any
                && any.isJsonPrimitive()
                && any.getAsBoolean());
    if (open) {
      notes.add(
          "tool "
              + tool
              + ": its schema says that it takes further arguments; a call that has one is denied unless you add `args open`");
    }
  }
}
