package dev.remit.lang.suite;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.decide.Json;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import dev.remit.lang.suite.SceneDraft.Said;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The arguments of the call, each as its tool declares it. */
final class ArgumentFacts {
  private static final String ARGS = "args.";

  private final SceneDraft draft;
  private final Findings findings;
  private final WrittenJson json;

  ArgumentFacts(SceneDraft draft, Findings findings, WrittenJson json) {
    this.draft = draft;
    this.findings = findings;
    this.json = json;
  }

  List<Json.Member> members(Optional<ToolEntry> tool) {
    List<Json.Member> members = new ArrayList<>();
    draft.facts.forEach((name, said) -> {
      if (name.startsWith(ARGS)) {
        value(name, said, tool)
            .ifPresent(
                value -> put(members, List.of(name.substring(ARGS.length()).split("\\.")), value));
      }
    });
    return members;
  }

  /** Nothing for an argument that is left out. */
  private Optional<Json> value(String name, Said said, Optional<ToolEntry> tool) {
    if (said.value() instanceof Written.Unknown || tool.isEmpty()) {
      return said.value() instanceof Written.Unknown ? Optional.empty() : json.raw(said.value());
    }
    String[] path = name.substring(ARGS.length()).split("\\.");
    Optional<Type.Field> field = field(tool.get().args(), path);
    boolean free = said.raw() || tool.get().open();
    if (field.isEmpty() && !free) {
      findings.unknown(
          Code.TEST_NAME,
          said.span(),
          "`" + tool.get().tool() + "` has no argument `" + name.substring(ARGS.length()) + "`",
          path[0],
          tool.get().args().stream().map(Type.Field::name).toList());
      return Optional.empty();
    }
    return field.isEmpty() || said.raw() || isNone(said, field.get())
        ? json.raw(said.value())
        : json.of(said.value(), field.get().type(), name);
  }

  private static boolean isNone(Said said, Type.Field field) {
    return field.optional()
        && said.value() instanceof Written.Plain(Expression value)
        && value instanceof Expression.Reference(var name)
        && name.texts().equals(List.of("none"));
  }

  private static Optional<Type.Field> field(List<Type.Field> fields, String[] path) {
    Optional<Type.Field> first =
        fields.stream().filter(field -> field.name().equals(path[0])).findFirst();
    return path.length == 1
        ? first
        : first
            .map(Type.Field::type)
            .filter(Type.RecordOf.class::isInstance)
            .flatMap(record ->
                field(((Type.RecordOf) record).fields(), Arrays.copyOfRange(path, 1, path.length)));
  }

  /** At the end of a path of members, in place of what is there. */
  private static void put(List<Json.Member> members, List<String> path, Json value) {
    String name = path.getFirst();
    Json put = value;
    if (path.size() > 1) {
      List<Json.Member> inner = new ArrayList<>();
      members.stream()
          .filter(member -> member.name().equals(name))
          .forEach(member -> {
            if (member.value() instanceof Json.Object(var there)) {
              inner.addAll(there);
            }
          });
      put(inner, path.subList(1, path.size()), value);
      put = new Json.Object(inner);
    }
    members.removeIf(member -> member.name().equals(name));
    members.add(new Json.Member(name, put));
  }
}
