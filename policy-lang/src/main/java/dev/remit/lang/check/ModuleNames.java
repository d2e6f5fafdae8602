package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what the modules of a bundle name: groups, defines, parameters, tables, schedules. */
final class ModuleNames {
  private final Problems problems;
  private final GroupResolver groups;
  private final Parameters parameters;
  private final Tables tables;
  private final CalendarBuilder calendars;
  private final Map<String, Vocabulary.Define> defines = new HashMap<>();
  private final Map<String, Span> declared = new HashMap<>();

  ModuleNames(
      Problems problems,
      GroupResolver groups,
      Parameters parameters,
      Tables tables,
      CalendarBuilder calendars) {
    this.problems = problems;
    this.calendars = calendars;
    this.groups = groups;
    this.parameters = parameters;
    this.tables = tables;
  }

  Map<String, Vocabulary.Define> defines() {
    return Map.copyOf(defines);
  }

  void add(Module module) {
    List<Declaration.Parameter> ofPack = new ArrayList<>();
    for (Module.Part part : module.parts()) {
      for (Declaration declaration : part.file().declarations()) {
        named(declaration)
            .filter(name -> first(module, name))
            .ifPresent(name -> add(part.scope(), declaration, ofPack));
      }
    }
    parameters.bind(module, ofPack);
  }

  /** The name of what belongs to a module; empty for what belongs to the bundle. */
  static Optional<Name.Segment> named(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Group group -> Optional.of(group.name());
      case Declaration.Define define -> Optional.of(define.name());
      case Declaration.Parameter parameter -> Optional.of(parameter.name());
      case Declaration.Data data -> Optional.of(data.name());
      case Declaration.Schedule schedule -> Optional.of(schedule.name());
      case Declaration.Dates dates -> Optional.of(dates.name());
      default -> Optional.empty();
    };
  }

  private void add(Scope scope, Declaration declaration, List<Declaration.Parameter> ofPack) {
    switch (declaration) {
      case Declaration.Group group -> groups.declare(scope.own(group.name().text()), group, scope);
      case Declaration.Define define -> {
        String id = scope.own(define.name().text());
        defines.put(id, new Vocabulary.Define(id, define, scope));
      }
      case Declaration.Parameter parameter -> ofPack.add(parameter);
      case Declaration.Data data -> tables.declare(scope.own(data.name().text()), data);
      case Declaration.Schedule schedule -> calendars.declare(schedule, scope);
      case Declaration.Dates dates -> calendars.declare(dates, scope);
      default -> {}
    }
  }

  /** A pack is gone through for each of its instances, and its names are declared once. */
  private boolean first(Module module, Name.Segment name) {
    Span before = declared.putIfAbsent(module.packageName() + "." + name.text(), name.span());
    if (before == null || before.equals(name.span())) {
      return true;
    }
    problems.duplicate(Code.DUPLICATE_NAME, name.span(), before, "this name is declared twice");
    return false;
  }
}
