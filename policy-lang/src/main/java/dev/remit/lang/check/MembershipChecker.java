package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.ir.Condition.Members;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.DataTable;
import dev.remit.lang.schema.IdentityPattern;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks {@code in}: its right side is a set, a group, a pattern, or a fact that is a collection.
 */
final class MembershipChecker {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final Identities identities;
  private final OperandChecker operands;
  private final Uses uses;
  private final Possible possible;
  private final CatalogueNames catalogued;
  private final DeclaredWords words;

  MembershipChecker(Vocabulary vocabulary, Problems problems, OperandChecker operands, Uses uses) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.identities = new Identities(problems);
    this.operands = operands;
    this.uses = uses;
    this.possible = new Possible(problems);
    this.catalogued = new CatalogueNames(vocabulary, problems);
    this.words = new DeclaredWords(vocabulary, problems);
  }

  Optional<TypedCondition> in(Expression.In written, TypedOperand value, Place place) {
    if (value.type() instanceof Type.Cidr) {
      network(written, value);
      return Optional.empty();
    }
    return switch (written.right()) {
      case Expression.SetLiteral(var elements, var span) -> set(elements, value, written, place);
      case Expression.PatternLiteral(var pattern) ->
          catalogued
              .pattern(pattern, value.type())
              .map(names ->
                  new TypedCondition.In(
                      value, Members.of(List.of(), List.of(names)), written.span()));
      case Expression.Reference(var name) -> named(written, name, value, place);
      default -> {
        problems.add(
            Code.TYPE_MISMATCH,
            written.right().span(),
            "after `in` comes a set in braces, a group or a pattern",
            "write `in { " + written.right().span().text() + " }`");
        yield Optional.empty();
      }
    };
  }

  /** {@code net in { … }} could ask whether it is listed, or whether it is part of one listed. */
  private void network(Expression.In written, TypedOperand value) {
    problems.add(
        Code.NETWORK_MEMBERSHIP,
        written.span(),
        "`"
            + value.shown()
            + "` is a network: it may lie `under` another or equal it with `==`, and addresses are `in` it",
        "write `" + value.shown() + " under \"10.0.0.0/8\"`");
  }

  private Optional<TypedCondition> set(
      List<Expression> elements, TypedOperand value, Expression.In written, Place place) {
    if (elements.isEmpty()) {
      problems.add(
          Code.EMPTY_SET,
          written.right().span(),
          "nothing is in an empty set, so this never holds");
      return Optional.empty();
    }
    return set(elements, value, place)
        .map(members -> new TypedCondition.In(value, members, written.span()));
  }

  private Optional<TypedCondition> named(
      Expression.In written, Name name, TypedOperand value, Place place) {
    Optional<Vocabulary.Group> group = vocabulary.group(name, place.scope(), uses);
    if (group.isPresent()) {
      return group(written, group.get(), value);
    }
    Optional<Vocabulary.Parameter> parameter =
        place.variable(name).isPresent()
            ? Optional.empty()
            : vocabulary.parameter(name, place.scope(), uses);
    if (parameter.isPresent()) {
      return parameter(written, parameter.get(), value);
    }
    Optional<DataTable> table = operands.rows().table(name, place);
    if (table.isPresent()) {
      return operands.rows().in(written, value, table.get());
    }
    if (operands.isFact(name, place)) {
      return operands
          .reference(name, place)
          .filter(collection -> operands.guarded(collection, place))
          .flatMap(collection -> elementOf(written, value, collection));
    }
    if (place.scope().isLost(name)) {
      return Optional.empty();
    }
    if (value.type() instanceof Type.Identity) {
      problems.unknown(
          Code.UNKNOWN_GROUP,
          name.span(),
          "no group `" + Names.dotted(name) + "` is declared in this package or imported",
          Names.dotted(name),
          place.scope().seen(vocabulary.groups().keySet()),
          Optional.of("declare it: `group agents " + Names.dotted(name) + " = { … }`"));
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
    if (written.right() instanceof Expression.Reference(Name name)
        && operands.rows().table(name, place).isPresent()) {
      problems.add(
          Code.CONSTANT_CONDITION,
          written.span(),
          "a constant is in the table or is not, whatever is asked",
          "look up a fact: `agent.tenant in " + Names.dotted(name) + "`");
      return Optional.empty();
    }
    return operands
        .read(written.right(), place)
        .filter(collection -> operands.guarded(collection, place) && isRead(collection))
        .flatMap(collection -> {
          Type element = member(collection.type());
          return operands
              .constants(place)
              .read(written.left(), element)
              .filter(value -> words.areKnown(collection, value, written.left().span()))
              .flatMap(value ->
                  elementOf(
                      written,
                      new TypedOperand.Constant(value, element, written.left().span()),
                      collection));
        });
  }

  /** What may be in a collection: of a network, or of networks, addresses. */
  private static Type member(Type collection) {
    Type element = element(collection);
    return element instanceof Type.Cidr ? new Type.Ip() : element;
  }

  private static Type element(Type collection) {
    return switch (collection) {
      case Type.SetOf(var of, var max) -> of;
      case Type.ListOf(var of, var max) -> of;
      default -> collection;
    };
  }

  private Optional<TypedCondition> group(
      Expression.In written, Vocabulary.Group group, TypedOperand value) {
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
    if (group.membership().fixed().isEmpty() && !tellsOf(kind, value)) {
      problems.add(
          new Diagnostic(
              Code.GROUP_PLACE,
              written.right().span(),
              "who belongs to this group is a fact of the "
                  + (kind == Declaration.Group.Members.AGENTS ? "agent" : "principal")
                  + " of the call, and of nobody else; `"
                  + value.shown()
                  + "` is somebody else",
              List.of(new Diagnostic.Label(group.declared(), "declared here")),
              Optional.of("list the members in a group, by id or pattern")));
      return Optional.empty();
    }
    return Optional.of(group.membership().holds(value, written.span()));
  }

  /** Whether the facts of the call's own party are those of this identity. */
  private static boolean tellsOf(Declaration.Group.Members kind, TypedOperand value) {
    String party = kind == Declaration.Group.Members.AGENTS ? "agent" : "principal";
    return value.key().equals(party) || value.key().equals(party + ".id");
  }

  /** {@code x in kinds}, where a pack's parameter is a set: as if it stood there in braces. */
  private Optional<TypedCondition> parameter(
      Expression.In written, Vocabulary.Parameter parameter, TypedOperand value) {
    TypedOperand.Constant set = parameter.value();
    TypedOperand shown =
        new TypedOperand.Bound(parameter.name().text(), set, false, written.right().span());
    boolean names = value.type() instanceof Type.Name || value.type() instanceof Type.Tool;
    if (parameter.patterns().isEmpty() || !names) {
      return elementOf(written, value, shown);
    }
    return operands.same(element(set.type()), value) && areKnown(value, set)
        ? Optional.of(
            new TypedCondition.In(
                value, Members.of(elements(set), parameter.patterns()), written.span()))
        : Optional.empty();
  }

  private boolean areKnown(TypedOperand looked, TypedOperand.Constant set) {
    return elements(set).stream()
        .allMatch(value ->
            catalogued.isThere(value, set.span()) && words.areKnown(looked, value, set.span()));
  }

  private static List<Value> elements(TypedOperand collection) {
    if (!(collection.bare() instanceof TypedOperand.Constant(Value value, var type, var span))) {
      return List.of();
    }
    return switch (value) {
      case Value.Many(var elements) ->
          elements.stream().filter(Value.class::isInstance).map(Value.class::cast).toList();
      case Value.Cidr network -> List.of(network);
      default -> List.of();
    };
  }

  private Optional<TypedCondition> elementOf(
      Expression.In written, TypedOperand value, TypedOperand collection) {
    Type element = element(collection.type());
    if (element.equals(collection.type()) && !(element instanceof Type.Cidr)) {
      problems.add(
          Code.TYPE_MISMATCH,
          collection.span(),
          "`in` looks into a list or a set, and `"
              + collection.shown()
              + "` is "
              + Shown.type(element),
          "to ask for equality, write `==`");
      return Optional.empty();
    }
    if (!isRead(collection)
        || !operands.same(member(collection.type()), value)
        || (collection.bare() instanceof TypedOperand.Constant set && !areKnown(value, set))
        || (value.bare() instanceof TypedOperand.Constant(Value word, var type, var at)
            && !words.areKnown(collection, word, at))) {
      return Optional.empty();
    }
    return Optional.of(
        collection.bare() instanceof TypedOperand.Constant
            ? new TypedCondition.In(
                value, Members.of(elements(collection), List.of()), written.span())
            : new TypedCondition.ElementOf(value, collection, written.span()));
  }

  private boolean isRead(TypedOperand collection) {
    boolean opaque = ComparisonChecker.hasJson(collection.type());
    if (opaque) {
      problems.add(
          Code.OPAQUE,
          collection.span(),
          "`" + collection.shown() + "` has json within, which no operator reads");
    }
    return !opaque;
  }

  private Optional<Members> set(List<Expression> elements, TypedOperand looked, Place place) {
    Type type = looked.type();
    boolean meant = catalogued.isMeant(looked);
    List<Value> values = new ArrayList<>();
    List<NamePattern> names = new ArrayList<>();
    List<IdentityPattern> patterns = new ArrayList<>();
    boolean sound = true;
    for (Expression element : elements) {
      switch (element) {
        case Expression.PatternLiteral(var pattern) -> {
          Optional<NamePattern> read = catalogued.pattern(pattern, type);
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
        case Expression.StringLiteral(var text, var span)
            when type instanceof Type.Ip && text.contains("/") -> {
          Optional<Value> read = operands.constants(place).read(element, new Type.Cidr());
          read.ifPresent(values::add);
          sound &= read.isPresent();
        }
        default -> {
          Optional<Value> read =
              operands
                  .constants(place)
                  .read(element, type)
                  .filter(constant ->
                      possible.equal(looked, constant, element.span())
                          && words.areKnown(looked, constant, element.span()));
          read.filter(value -> !meant || catalogued.isThere(value, element.span()))
              .ifPresent(values::add);
          sound &= read.isPresent();
        }
      }
    }
    return sound
        ? Optional.of(new Members(values, names, new IdentitySet.Listed(patterns)))
        : Optional.empty();
  }
}
