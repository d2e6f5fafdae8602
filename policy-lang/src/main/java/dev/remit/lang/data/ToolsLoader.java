package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.Text;
import dev.remit.lang.ast.Declaration.ToolDefaults;
import dev.remit.lang.ast.Declaration.ToolItem;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TypeName;
import dev.remit.lang.data.McpTools.McpTool;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes tools of {@code tools SERVER from "FILE" { GLOBS { … } … }}. A tool takes what the first
 * block states of which a glob matches its name, and nothing of the others.
 */
final class ToolsLoader {
  private final Declaration.ToolsFile written;
  private final DataSource data;
  private final List<Diagnostic> found;
  private final Set<Text> deciding = new HashSet<>();
  private final Set<Text> matching = new HashSet<>();

  ToolsLoader(Declaration.ToolsFile written, DataSource data, List<Diagnostic> found) {
    this.written = written;
    this.data = data;
    this.found = found;
  }

  List<Declaration> tools() {
    written.defaults().forEach(this::items);
    Optional<McpTools> result = data.json(written.file()).flatMap(root -> McpTools.of(root, found));
    if (result.isEmpty()) {
      return List.of();
    }
    result
        .get()
        .cursor()
        .ifPresent(cursor ->
            found.add(
                Diagnostic.of(
                    Code.PARTIAL_TOOLS_LIST,
                    cursor,
                    "the result goes on: more tools follow that are not in this file, and calls of them are denied")));
    List<Declaration> tools = new ArrayList<>();
    for (McpTool tool : data.counted(written.file(), result.get().tools())) {
      if (tool.isCallable()) {
        tools.add(tool(tool));
      } else {
        found.add(
            Diagnostic.of(
                Code.UNCALLABLE_TOOL,
                tool.nameSpan(),
                "a tool's name is at most 128 of letters, digits and any of _ - . /, so this one is left out and calls of"
                    + " it are denied"));
      }
    }
    idle();
    return tools;
  }

  /** What the file or one tool alone can say is no default. */
  private void items(ToolDefaults defaults) {
    boolean one = defaults.globs().size() == 1 && !defaults.globs().getFirst().text().contains("*");
    for (ToolItem item : defaults.items()) {
      if (item instanceof ToolItem.Args args) {
        found.add(
            Diagnostic.of(
                Code.DEFAULTS_ITEM,
                args.span(),
                "the arguments of these tools come from the file"));
      } else if (item instanceof ToolItem.Digest digest && !one) {
        found.add(
            Diagnostic.of(
                Code.DEFAULTS_ITEM,
                digest.span(),
                "a digest pins one tool: give that tool a block of its own, by its whole name"));
      }
    }
  }

  private Declaration tool(McpTool tool) {
    List<ToolItem> items = new ArrayList<>();
    List<TypeName.Field> arguments = tool.schema().map(ToolsLoader::arguments).orElse(List.of());
    if (!arguments.isEmpty()) {
      items.add(new ToolItem.Args(arguments, tool.nameSpan()));
    }
    defaults(tool.name())
        .ifPresent(block ->
            block.items().stream()
                .filter(item -> !(item instanceof ToolItem.Args))
                .forEach(items::add));
    Span span = tool.nameSpan();
    Name name =
        new Name(List.of(written.server(), new Name.Segment(tool.name(), true, span)), span);
    return new Declaration.ImportedTool(new Declaration.Tool(name, false, items, span), span);
  }

  private static List<TypeName.Field> arguments(Datum.Members schema) {
    return new SchemaTypes(schema, McpImport.LIST_MAX, new ArrayList<>()).arguments("").fields();
  }

  private Optional<ToolDefaults> defaults(String tool) {
    Optional<ToolDefaults> first = Optional.empty();
    for (ToolDefaults block : written.defaults()) {
      for (Text glob : block.globs()) {
        if (Glob.matches(glob.text(), tool)) {
          matching.add(glob);
          if (first.isEmpty()) {
            first = Optional.of(block);
            deciding.add(glob);
          }
        }
      }
    }
    return first;
  }

  /** A glob that decides nothing is a misspelt one, or stands behind another. */
  private void idle() {
    for (ToolDefaults block : written.defaults()) {
      for (Text glob : block.globs()) {
        if (!deciding.contains(glob)) {
          found.add(
              Diagnostic.of(
                  Code.IDLE_TOOL_PATTERN,
                  glob.span(),
                  matching.contains(glob)
                      ? "each tool that this matches is taken by a pattern before it; the first that matches decides"
                      : "no tool of the file has a name that this matches"));
        }
      }
    }
  }
}
