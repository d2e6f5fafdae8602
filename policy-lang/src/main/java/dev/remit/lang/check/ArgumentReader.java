package dev.remit.lang.check;

import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Resolves {@code args.a.b} to the argument that the tools in question declare; what follows of the
 * name is for its type to know.
 */
final class ArgumentReader {
  private final Catalogue catalogue;
  private final Problems problems;

  ArgumentReader(Catalogue catalogue, Problems problems) {
    this.catalogue = catalogue;
    this.problems = problems;
  }

  /** Readable where the tool is fixed, or typed by a {@code has args.f: T} before. */
  Optional<TypedOperand.Argument> read(Name name, Place place) {
    List<String> path = AccessTargets.path(name);
    for (int length = path.size(); length > 0; length--) {
      List<String> declared = path.subList(0, length);
      Type typed = place.knowledge().typedArguments().get(TypedOperand.argumentKey(declared));
      if (typed != null) {
        return Optional.of(new TypedOperand.Argument(declared, typed, true, name.span()));
      }
    }
    Optional<Set<Value.Tool>> tools = place.knowledge().tools();
    if (tools.isEmpty() || tools.get().isEmpty()) {
      String key = TypedOperand.argumentKey(path);
      problems.add(
          Code.TOOL_NOT_FIXED,
          name.span(),
          "`" + key + "` is readable where the tool is fixed",
          "add `tool is X` to the header, or ask `has " + key + ": TYPE` first");
      return Optional.empty();
    }
    return common(name, path, tools.get());
  }

  /** The part of the path that the tools declare, which is the same for all, and what follows. */
  private Optional<TypedOperand.Argument> common(
      Name name, List<String> path, Set<Value.Tool> tools) {
    boolean optional = false;
    Optional<TypedOperand.Argument> found = Optional.empty();
    for (Value.Tool tool : sorted(tools)) {
      Optional<TypedOperand.Argument> declared = declared(tool, path, name);
      if (declared.isEmpty()) {
        missing(name, path, tool);
        return Optional.empty();
      }
      if (found.isPresent() && !isAlike(found.get(), declared.get())) {
        problems.add(
            Code.TYPE_MISMATCH,
            name.span(),
            "the tools in question declare `"
                + TypedOperand.argumentKey(path)
                + "` with different types",
            "write a rule for each");
        return Optional.empty();
      }
      optional |= declared.get().optional();
      found = declared;
    }
    boolean mayBeNone = optional;
    return found.map(argument ->
        new TypedOperand.Argument(argument.path(), argument.type(), mayBeNone, name.span()));
  }

  private static boolean isAlike(TypedOperand.Argument left, TypedOperand.Argument right) {
    return left.type().equals(right.type()) && left.path().equals(right.path());
  }

  /** The argument at the longest beginning of the path that a tool declares. */
  private Optional<TypedOperand.Argument> declared(Value.Tool tool, List<String> path, Name name) {
    List<Type.Field> args = catalogue.tool(tool).map(ToolEntry::args).orElse(List.of());
    for (int length = path.size(); length > 0; length--) {
      List<String> declared = path.subList(0, length);
      Optional<Type.Field> field = AccessTargets.field(args, declared);
      if (field.isPresent()) {
        return Optional.of(
            new TypedOperand.Argument(
                declared, field.get().type(), field.get().optional(), name.span()));
      }
    }
    return Optional.empty();
  }

  private void missing(Name name, List<String> path, Value.Tool tool) {
    Set<String> declared =
        catalogue
            .tool(tool)
            .map(entry -> entry.args().stream().map(Type.Field::name).collect(Collectors.toSet()))
            .orElse(Set.of());
    String message = "`" + tool + "` declares no argument `" + String.join(".", path) + "`";
    problems.unknown(
        Code.UNKNOWN_ARGUMENT,
        name.segments().get(1).span(),
        message,
        path.getFirst(),
        declared,
        Optional.empty());
  }

  /** {@code has args.f: T} is false where no tool declares it so, which is said. */
  void declaredSo(Name name, Type type) {
    List<String> path = AccessTargets.path(name);
    List<List<Type.Field>> tools =
        Stream.concat(catalogue.tools().values().stream(), catalogue.families().values().stream())
            .map(ToolEntry::args)
            .toList();
    List<Type> types =
        tools.stream()
            .flatMap(args -> AccessTargets.field(args, path).stream())
            .map(Type.Field::type)
            .toList();
    if (types.stream().anyMatch(each -> Types.fits(each, type))) {
      return;
    }
    String key = TypedOperand.argumentKey(path);
    problems.unknown(
        Code.IDLE_ARGUMENT,
        name.span(),
        types.isEmpty()
            ? "no tool of the catalogue declares an argument `" + key + "`, so this never holds"
            : "no tool of the catalogue declares `" + key + "` as this type, so this never holds",
        path.getFirst(),
        types.isEmpty() ? names(tools) : Set.of(),
        types.stream().findFirst().map(each -> "one declares it as " + Shown.type(each)));
  }

  private static Set<String> names(List<List<Type.Field>> tools) {
    return tools.stream().flatMap(List::stream).map(Type.Field::name).collect(Collectors.toSet());
  }

  private static List<Value.Tool> sorted(Set<Value.Tool> tools) {
    return tools.stream().sorted(java.util.Comparator.comparing(Value.Tool::toString)).toList();
  }

  /** The records on the way to an argument, and it itself, so far as any tool may lack them. */
  List<String> optionalParts(TypedOperand.Argument argument, Place place) {
    List<String> path = argument.path();
    List<String> keys = new ArrayList<>();
    for (int length = 1; length <= path.size(); length++) {
      List<String> part = path.subList(0, length);
      boolean typed =
          place.knowledge().typedArguments().containsKey(TypedOperand.argumentKey(part));
      boolean optional =
          place.knowledge().tools().orElse(Set.of()).stream()
              .flatMap(tool -> catalogue.tool(tool).stream())
              .flatMap(tool -> AccessTargets.field(tool.args(), part).stream())
              .anyMatch(Type.Field::optional);
      if (typed || optional) {
        keys.add(TypedOperand.argumentKey(part));
      }
    }
    return keys.isEmpty() ? List.of(argument.key()) : keys;
  }
}
