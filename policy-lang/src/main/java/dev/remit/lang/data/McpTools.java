package dev.remit.lang.data;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tools of an MCP {@code tools/list} result (specification 2025-06-18, server/tools), or of the
 * whole JSON-RPC answer. Of a tool, its name, description and input schema are read; its
 * annotations and whatever else a server says of itself are not.
 *
 * @param cursor where the result says that it goes on
 */
record McpTools(List<McpTool> tools, Optional<Span> cursor) {
  McpTools {
    tools = List.copyOf(tools);
  }

  record McpTool(
      String name, Span nameSpan, Optional<String> description, Optional<Datum.Members> schema) {
    // What a call can name; another tool could be declared, and never called.
    private static final Pattern CALLABLE = Pattern.compile("[A-Za-z0-9_./-]{1,128}+");

    boolean isCallable() {
      return CALLABLE.matcher(name).matches();
    }
  }

  /** Empty, with the fault said, for JSON that is no such result. */
  static Optional<McpTools> of(Datum root, List<Diagnostic> found) {
    Optional<Datum.Members> answer =
        root instanceof Datum.Members whole ? Optional.of(whole) : Optional.empty();
    Optional<Datum.Members> result =
        answer.flatMap(whole -> whole.object("result")).or(() -> answer);
    Optional<List<Datum>> list = result.flatMap(object -> object.list("tools"));
    if (result.isEmpty() || list.isEmpty()) {
      found.add(
          Diagnostic.of(
              Code.NO_TOOLS_LIST,
              root.start(),
              "this is no tools/list result: it has no list `tools`"));
      return Optional.empty();
    }
    List<McpTool> tools = new ArrayList<>();
    Map<String, Span> names = new HashMap<>();
    for (Datum each : list.get()) {
      Optional<McpTool> tool = tool(each, found);
      if (tool.isEmpty()) {
        return Optional.empty();
      }
      Span before = names.putIfAbsent(tool.get().name(), tool.get().nameSpan());
      if (before != null) {
        found.add(
            new Diagnostic(
                Code.DUPLICATE_NAME,
                tool.get().nameSpan(),
                "the tool `" + tool.get().name() + "` is there twice",
                List.of(new Diagnostic.Label(before, "listed here")),
                Optional.empty()));
        return Optional.empty();
      }
      tools.add(tool.get());
    }
    return Optional.of(
        new McpTools(
            tools,
            result
                .get()
                .get("nextCursor")
                .filter(cursor -> !(cursor instanceof Datum.Nothing))
                .map(Datum::span)));
  }

  private static Optional<McpTool> tool(Datum each, List<Diagnostic> found) {
    if (each instanceof Datum.Members tool
        && tool.get("name").orElse(tool) instanceof Datum.Text(String name, Span at)
        && !name.isEmpty()) {
      return Optional.of(
          new McpTool(name, at, tool.text("description"), tool.object("inputSchema")));
    }
    found.add(Diagnostic.of(Code.NO_TOOLS_LIST, each.start(), "this tool has no name"));
    return Optional.empty();
  }
}
