package dev.remit.lang.schema;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bundle knows of tools, datasets and agents. */
public record Catalogue(
    Map<Value.Tool, ToolEntry> tools,
    Map<String, ToolEntry> families,
    Map<Value.Name, DatasetIndex> datasets,
    Map<Value.Identity, AgentEntry> agents) {

  /** The entry of a tool: its own, else its server's family. */
  public Optional<ToolEntry> tool(Value.Tool tool) {
    return Optional.ofNullable(tools.get(tool))
        .or(() -> Optional.ofNullable(families.get(tool.server())));
  }

  /**
   * A tool as the catalogue has it. {@code args} are the declared arguments; {@code accesses} what
   * a call does, empty when the entry states none; {@code digest} the pinned definition ({@code
   * sha256:…}).
   */
  public record ToolEntry(
      Value.Tool tool,
      List<Type.Field> args,
      boolean open,
      List<AccessRule> accesses,
      Optional<Boolean> reversible,
      Optional<String> digest) {
    public ToolEntry {
      args = List.copyOf(args);
      accesses = List.copyOf(accesses);
    }
  }

  /** {@code does ACTION on TARGET}. */
  public record AccessRule(ActionRule action, TargetRule target) {}

  /** Which action. */
  public sealed interface ActionRule {
    record Fixed(String action) implements ActionRule {}

    /**
     * By the value of a string or enum argument; one that is not mapped is {@code
     * ARGUMENT_INVALID}.
     */
    record ByArgument(List<String> argument, Map<String, String> modes) implements ActionRule {}
  }

  /** On what. */
  public sealed interface TargetRule {
    /** The tool touches no data. */
    record Nothing() implements TargetRule {}

    /** {@code on D [at E]}. */
    record On(Value.Name dataset, Optional<PathRule> at) implements TargetRule {}

    /** {@code on args.table [at E]}: the dataset's name is an argument. */
    record Named(List<String> argument, Optional<PathRule> at) implements TargetRule {}

    /** {@code on datasets from request}. */
    record FromRequest() implements TargetRule {}
  }

  /** Where within the dataset. */
  public sealed interface PathRule {
    /** A path, a string or a list of either, from an argument: an access per element. */
    record Argument(List<String> argument) implements PathRule {}

    record Constant(Value.Path path) implements PathRule {}

    /** {@code (args.owner, args.repo)}: each element one segment. */
    record Segments(List<Part> parts) implements PathRule {
      public Segments {
        parts = List.copyOf(parts);
      }
    }

    /** One segment. */
    sealed interface Part {
      record Argument(List<String> argument) implements Part {}

      record Constant(String segment) implements Part {}
    }
  }

  /**
   * A dataset, or the part of it that lies at {@code at} (segments of a pattern over its path).
   * {@code properties} by name ({@code owner}, {@code sensitivity}, {@code labels}, …); what is not
   * stated is unknown.
   */
  public record DatasetEntry(
      Value.Name dataset, Optional<PathPattern> at, Map<String, Reading> properties) {
    public DatasetEntry {
      properties = Map.copyOf(properties);
    }
  }

  /** A segment pattern over paths, rooted or not. */
  public record PathPattern(boolean absolute, NamePattern segments) {
    public boolean matches(Value.Path path) {
      return absolute == path.absolute()
          && !path.segments().isEmpty()
          && segments.matches(path.segments());
    }
  }

  /** An agent; {@code properties} by name, what is not stated is unknown. */
  public record AgentEntry(Value.Identity agent, Map<String, Reading> properties) {
    public AgentEntry {
      properties = Map.copyOf(properties);
    }
  }
}
