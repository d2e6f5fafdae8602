package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.DataTable;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.ObligationType;
import dev.remit.lang.schema.Schedule;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the names of a bundle mean. Groups, defines, parameters, tables and schedules belong to
 * their module and are keyed by {@code module.name}; labels, enums, obligations, attributes and the
 * catalogue are the bundle's.
 *
 * @param types the types that a parameter may have by name, beside the built-in ones
 */
record Vocabulary(
    Map<String, Group> groups,
    Map<String, Define> defines,
    Map<String, Parameter> parameters,
    Map<String, Table> tables,
    Set<String> labels,
    Map<String, Type.EnumOf> enums,
    Map<String, Type> types,
    Map<String, ObligationType> obligations,
    AttributeModel attributes,
    Catalogue catalogue,
    Calendars calendars) {

  /** {@code declared} is the place of its name; {@code id} that of the group behind a parameter. */
  record Group(
      String id, Span declared, Declaration.Group.Members kind, Membership membership, int depth) {}

  /** A define, and where its own names are looked up. */
  record Define(String id, Declaration.Define written, Scope scope) {}

  /** Keyed data; {@code declared} is the place of its name. */
  record Table(Span declared, DataTable data) {}

  /**
   * A parameter of a pack with its value in one module; {@code patterns} are those among the
   * elements of a set of names.
   */
  record Parameter(Name.Segment name, TypedOperand.Constant value, List<NamePattern> patterns) {
    Parameter {
      patterns = List.copyOf(patterns);
    }
  }

  /** The place of what a module declares by that name. */
  Optional<Span> declared(String id) {
    return Stream.of(
            Optional.ofNullable(groups.get(id)).map(Group::declared),
            Optional.ofNullable(defines.get(id)).map(define -> define.written().name().span()),
            Optional.ofNullable(parameters.get(id)).map(parameter -> parameter.name().span()),
            Optional.ofNullable(tables.get(id)).map(Table::declared),
            Optional.ofNullable(calendars.declared().get(id)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether a module's name means what is declared here, and not what was declared before. */
  boolean isDeclared(Name.Segment name, Scope scope) {
    return declared(scope.own(name.text())).filter(name.span()::equals).isPresent();
  }

  Optional<Schedule> schedule(Name name, Scope scope, Uses uses) {
    Optional<String> id =
        scope.id(name, uses).filter(found -> calendars.schedules().containsKey(found));
    id.flatMap(this::declared).ifPresent(uses::of);
    return id.map(found -> calendars.schedules().get(found));
  }

  Optional<Group> group(Name name, Scope scope, Uses uses) {
    Optional<Group> found = scope.id(name, uses).flatMap(id -> Optional.ofNullable(groups.get(id)));
    found.ifPresent(group -> uses.of(group.declared()));
    return found;
  }

  Optional<Define> define(Name name, Scope scope, Uses uses) {
    Optional<Define> found =
        scope.id(name, uses).flatMap(id -> Optional.ofNullable(defines.get(id)));
    found.ifPresent(define -> uses.of(define.written().name().span()));
    return found;
  }

  /** A parameter is seen in its own module alone. */
  Optional<Parameter> parameter(Name name, Scope scope, Uses uses) {
    Optional<Parameter> found =
        name.segments().size() == 1
            ? Optional.ofNullable(parameters.get(scope.own(name.texts().getFirst())))
            : Optional.empty();
    found.ifPresent(parameter -> uses.of(parameter.name().span()));
    return found;
  }

  Optional<DataTable> table(Name name, Scope scope, Uses uses) {
    Optional<Table> found = scope.id(name, uses).flatMap(id -> Optional.ofNullable(tables.get(id)));
    found.ifPresent(table -> uses.of(table.declared()));
    return found.map(Table::data);
  }
}
