package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.Pattern;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks {@code in}: its right side is a set, a group, a pattern, or a fact that is a collection.
 */
final class MembershipChecker {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final Constants constants;
  private final Identities identities;
  private final OperandChecker operands;
  private final Set<String> usedGroups;

  MembershipChecker(
      Vocabulary vocabulary, Problems problems, OperandChecker operands, Set<String> usedGroups) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.constants = new Constants(problems);
    this.identities = new Identities(problems);
    this.operands = operands;
    this.usedGroups = usedGroups;
  }

  Optional<TypedCondition> in(Expression.In written, TypedOperand value, Place place) {
    return switch (written.right()) {
      case Expression.SetLiteral(var elements, var span) ->
          set(elements, value.type())
              .map(members -> new TypedCondition.In(value, members, written.span()));
      case Expression.PatternLiteral(var pattern) ->
          pattern(pattern, value.type())
              .map(names ->
                  new TypedCondition.In(
                      value, new Members(List.of(), List.of(names), List.of()), written.span()));
      case Expression.Reference(var name) -> named(written, name, value, place);
      default -> {
        problems.add(
            Code.TYPE_MISMATCH,
            written.right().span(),
            "after `in` comes a set in braces, a group or a pattern");
        yield Optional.empty();
      }
    };
  }

  private Optional<TypedCondition> named(
      Expression.In written, Name name, TypedOperand value, Place place) {
    Optional<Vocabulary.Group> group =
        name.segments().size() == 1
            ? vocabulary.group(place.packageName(), name.texts().getFirst())
            : Optional.empty();
    if (group.isPresent()) {
      return group(written, group.get(), value);
    }
    if (operands.isFact(name, place)) {
      return operands
          .reference(name, place)
          .filter(collection -> operands.guarded(collection, place))
          .flatMap(collection -> elementOf(written, value, collection));
    }
    if (value.type() instanceof Type.Identity) {
      problems.add(
          Code.UNKNOWN_GROUP,
          name.span(),
          "no group `" + Names.dotted(name) + "` is declared in this package",
          Spelling.closest(Names.dotted(name), groupsOf(place))
              .map(near -> "did you mean `" + near + "`?")
              .orElse("declare it: `group agents " + Names.dotted(name) + " = { … }`"));
    } else {
      problems.add(
          Code.BARE_NAME_AFTER_IN,
          name.span(),
          "`in` takes a set, a group or a pattern, and this is a single name",
          "write `is " + Names.dotted(name) + "`, or `in { " + Names.dotted(name) + " }`");
    }
    return Optional.empty();
  }

  /** {@code "eu" in task.mentions}: whether a fact that is a collection holds a constant. */
  Optional<TypedCondition> constantIn(Expression.In written, Place place) {
    return operands
        .read(written.right(), place)
        .filter(collection -> operands.guarded(collection, place))
        .flatMap(collection ->
            constants
                .read(written.left(), element(collection.type()))
                .flatMap(value ->
                    elementOf(
                        written,
                        new TypedOperand.Constant(
                            value, element(collection.type()), written.left().span()),
                        collection)));
  }

  private static Type element(Type collection) {
    return switch (collection) {
      case Type.SetOf(var of, var max) -> of;
      case Type.ListOf(var of, var max) -> of;
      default -> collection;
    };
  }

  private List<String> groupsOf(Place place) {
    String prefix = place.packageName() + ".";
    return vocabulary.groups().keySet().stream()
        .filter(id -> id.startsWith(prefix))
        .map(id -> id.substring(prefix.length()))
        .toList();
  }

  private Optional<TypedCondition> group(
      Expression.In written, Vocabulary.Group group, TypedOperand value) {
    usedGroups.add(group.id());
    boolean principal =
        value.key().startsWith("principal") || value.key().startsWith("task.requester");
    boolean agent = value.key().startsWith("agent");
    Declaration.Group.Members kind = group.kind();
    if (!(value.type() instanceof Type.Identity)
        || (principal && kind == Declaration.Group.Members.AGENTS)
        || (agent && kind == Declaration.Group.Members.PRINCIPALS)) {
      problems.add(
          Code.TYPE_MISMATCH,
          written.right().span(),
          "this is a group of "
              + (kind == Declaration.Group.Members.AGENTS ? "agents" : "principals")
              + ", and `"
              + value.key()
              + "` is never one of them");
      return Optional.empty();
    }
    return Optional.of(
        new TypedCondition.In(
            value, new Members(List.of(), List.of(), group.members()), written.span()));
  }

  private Optional<TypedCondition> elementOf(
      Expression.In written, TypedOperand value, TypedOperand collection) {
    Type element = element(collection.type());
    if (element.equals(collection.type())) {
      problems.add(
          Code.TYPE_MISMATCH,
          collection.span(),
          "`in` looks into a list or a set, and `"
              + collection.key()
              + "` is "
              + Shown.type(element),
          "to ask for equality, write `==`");
      return Optional.empty();
    }
    return operands.same(element, value)
        ? Optional.of(new TypedCondition.ElementOf(value, collection, written.span()))
        : Optional.empty();
  }

  private Optional<Members> set(List<Expression> elements, Type type) {
    List<Value> values = new ArrayList<>();
    List<NamePattern> names = new ArrayList<>();
    List<IdentityPattern> patterns = new ArrayList<>();
    boolean sound = true;
    for (Expression element : elements) {
      switch (element) {
        case Expression.PatternLiteral(var pattern) -> {
          Optional<NamePattern> read = pattern(pattern, type);
          read.ifPresent(names::add);
          sound &= read.isPresent();
        }
        case Expression.StringLiteral(var text, var span) when type instanceof Type.Identity -> {
          Optional<IdentityPattern> read = identities.spiffe(text, span);
          read.ifPresent(patterns::add);
          sound &= read.isPresent();
        }
        case Expression.IdentityLiteral(var issuer, var subject, var span)
            when type instanceof Type.Identity -> {
          Optional<IdentityPattern> read =
              identities.pattern(
                  new Declaration.IdentityPattern(Optional.of(issuer), subject, span));
          read.ifPresent(patterns::add);
          sound &= read.isPresent();
        }
        default -> {
          Optional<Value> read = constants.read(element, type);
          read.filter(value -> known(value, element)).ifPresent(values::add);
          sound &= read.isPresent();
        }
      }
    }
    return sound ? Optional.of(new Members(values, names, patterns)) : Optional.empty();
  }

  /** Whether a name that a rule asks for is in the catalogue; a typo would never fire. */
  boolean known(Value value, Expression written) {
    boolean known =
        switch (value) {
          case Value.Tool tool -> vocabulary.catalogue().tool(tool).isPresent();
          case Value.Name name -> vocabulary.catalogue().datasets().containsKey(name);
          default -> true;
        };
    if (!known) {
      boolean tool = value instanceof Value.Tool;
      List<String> names =
          tool
              ? vocabulary.catalogue().tools().keySet().stream().map(Value.Tool::toString).toList()
              : vocabulary.catalogue().datasets().keySet().stream()
                  .map(Value.Name::toString)
                  .toList();
      problems.add(
          tool ? Code.UNKNOWN_TOOL : Code.UNKNOWN_DATASET,
          written.span(),
          "the catalogue has no " + (tool ? "tool" : "dataset") + " `" + value + "`",
          Spelling.closest(value.toString(), names)
              .map(near -> "did you mean `" + near + "`?")
              .orElse("declare it first"));
    }
    return known;
  }

  private Optional<NamePattern> pattern(Pattern pattern, Type type) {
    if (!(type instanceof Type.Name || type instanceof Type.Tool)) {
      problems.add(
          Code.TYPE_MISMATCH,
          pattern.span(),
          "a name pattern matches tools and names, and this is " + Shown.type(type));
      return Optional.empty();
    }
    return Optional.of(new NamePattern(pattern.segments()));
  }
}
