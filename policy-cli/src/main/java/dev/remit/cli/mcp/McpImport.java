package dev.remit.cli.mcp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
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
  private final List<String> unstated = new ArrayList<>();
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

  public static Result read(JsonElement root, String server, String packageName, int listMax) {
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
          || !(object.get("name") instanceof JsonPrimitive name)
          || name.getAsString().isEmpty()) {
        return new Result.Fault("has a tool without a name");
      }
      if (!names.add(name.getAsString())) {
        return new Result.Fault("has the tool `" + name.getAsString() + "` twice");
      }
      tool(name.getAsString(), object);
    }
    if (!unstated.isEmpty()) {
      notes.add(
          "additionalProperties is not stated by the schema of "
              + String.join(", ", unstated)
              + "; a call with an argument that is not declared is denied");
    }
    return new Result.Imported(out.toString(), List.copyOf(notes));
  }

  private void tool(String name, JsonObject tool) {
    out.append("\ntool ")
        .append(Words.segment(server))
        .append('.')
        .append(Words.segment(name))
        .append(" {\n");
    if (tool.get("description") instanceof JsonPrimitive text) {
      text.getAsString()
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .findFirst()
          .ifPresent(
              line -> out.append("  description ").append(Words.quoted(cut(line))).append('\n'));
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

  /** The start of a long line, no character cut in two. */
  private static String cut(String line) {
    return line.codePointCount(0, line.length()) > DESCRIPTION_CHARS
        ? line.substring(0, line.offsetByCodePoints(0, DESCRIPTION_CHARS))
        : line;
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
        switch (schema.get("additionalProperties")) {
          case JsonObject further -> true;
          case JsonPrimitive stated -> stated.getAsBoolean();
          case null, default -> {
            unstated.add(tool);
            yield false;
          }
        };
    if (open) {
      notes.add(
          "tool "
              + tool
              + ": its schema says that it takes further arguments; a call that has one is denied unless you add `args open`");
    }
  }
}
