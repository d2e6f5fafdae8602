package dev.remit.lang.data;

import dev.remit.lang.ast.TypeName;
import dev.remit.lang.data.McpTools.McpTool;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the result of MCP's {@code tools/list} into policy text, for an author to go on with. What
 * a tool does to what is not in there, and a server's hints never fill it: an author states it.
 */
public final class McpImport {
  /** The most elements that a list may be declared with. */
  public static final int MOST_ELEMENTS = 10_000;

  /** The maximum of lists whose schema has none. */
  public static final int LIST_MAX = 256;

  private static final int DESCRIPTION_CHARS = 160;
  private static final int DEEPEST = 256;

  private final String server;
  private final int listMax;
  private final List<String> notes = new ArrayList<>();
  private final List<String> unstated = new ArrayList<>();
  private final StringBuilder out = new StringBuilder();

  private McpImport(String server, int listMax) {
    this.server = server;
    this.listMax = listMax;
  }

  /** Policy text with what was noted on the way, or why there is none. */
  public sealed interface Result {
    record Imported(String text, List<String> notes) implements Result {
      public Imported {
        notes = List.copyOf(notes);
      }
    }

    record Fault(Diagnostic problem) implements Result {}
  }

  /**
   * The tools as declarations, each with its arguments and without what it does.
   *
   * @param json the result, or the whole JSON-RPC answer
   * @param server the server's name in policies
   * @param listMax 1 to {@link #MOST_ELEMENTS}
   */
  public static Result read(SourceFile json, String server, String packageName, int listMax) {
    List<Diagnostic> found = new ArrayList<>();
    Optional<McpTools> tools =
        JsonData.read(json, DEEPEST, found).flatMap(root -> McpTools.of(root, found));
    return tools.isEmpty()
        ? new Result.Fault(found.getFirst())
        : new McpImport(server, listMax).write(tools.get(), packageName);
  }

  private Result write(McpTools result, String packageName) {
    out.append("package ").append(packageName).append('\n');
    result.tools().forEach(this::tool);
    if (!unstated.isEmpty()) {
      notes.add(
          "additionalProperties is not stated by the schema of "
              + String.join(", ", unstated)
              + "; a call with an argument that is not declared is denied");
    }
    if (result.cursor().isPresent()) {
      notes.add("the result has a nextCursor: more tools follow that are not in this file");
    }
    return new Result.Imported(out.toString(), notes);
  }

  private void tool(McpTool tool) {
    out.append("\ntool ")
        .append(Words.segment(server))
        .append('.')
        .append(Words.segment(tool.name()))
        .append(" {\n");
    tool.description()
        .flatMap(
            text -> text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst())
        .ifPresent(
            line -> out.append("  description ").append(Words.quoted(cut(line))).append('\n'));
    String shown = SchemaKeywords.shown(tool.name());
    String where = "tool " + shown;
    if (tool.schema().isPresent()) {
      arguments(where, shown, tool.schema().get());
    } else {
      notes.add(where + ": it has no inputSchema, so it declares no arguments");
    }
    out.append("}\n");
    if (!tool.isCallable()) {
      notes.add(
          where
              + ": a tool's name is at most 128 of letters, digits and any of _ - . /, so calls of this one are denied");
    }
    notes.add(
        where
            + ": its accesses are undeclared; state what a call does, such as `does read on DATASET`");
  }

  /** The start of a long line, no character cut in two. */
  static String cut(String line) {
    return line.codePointCount(0, line.length()) > DESCRIPTION_CHARS
        ? line.substring(0, line.offsetByCodePoints(0, DESCRIPTION_CHARS))
        : line;
  }

  private void arguments(String tool, String shown, Datum.Members schema) {
    SchemaTypes.Arguments arguments = new SchemaTypes(schema, listMax, notes).arguments(tool);
    if (!arguments.fields().isEmpty()) {
      out.append("  args {\n");
      for (TypeName.Field field : arguments.fields()) {
        out.append("    ").append(Words.field(field)).append('\n');
      }
      out.append("  }\n");
    }
    switch (arguments.further().orElse(new Datum.Nothing(schema.span()))) {
      case Datum.Bool(boolean open, var span) when !open -> {}
      case Datum.Bool open -> further(tool);
      case Datum.Members open -> further(tool);
      default -> unstated.add(shown);
    }
  }

  private void further(String tool) {
    notes.add(
        tool
            + ": its schema says that it takes further arguments; a call that has one is denied unless you add `args open`");
  }
}
