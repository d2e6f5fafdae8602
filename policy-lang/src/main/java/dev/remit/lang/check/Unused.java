package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.schema.CoreModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Warns about names that nothing uses; a define among them is checked by itself. */
final class Unused {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final Uses uses;
  private final DefineUses defines;

  Unused(Vocabulary vocabulary, Problems problems, Uses uses) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.uses = uses;
    this.defines =
        new DefineUses(vocabulary, problems, new OperandChecker(vocabulary, problems, uses));
  }

  /**
   * What a bundle with errors does not use, it may use once they are mended: then nothing is said.
   */
  void report(List<PolicyFile> files, List<Module> modules) {
    List<Module.Part> parts = modules.stream().flatMap(module -> module.parts().stream()).toList();
    parts.forEach(part -> part.file().declarations().forEach(each -> alone(each, part.scope())));
    if (problems.isComplete()) {
      parts.forEach(
          part -> part.file().declarations().forEach(each -> declared(each, part.scope())));
      parts.forEach(part -> part.file().imports().forEach(each -> imported(each, part.scope())));
      Set<String> named = UsedNames.in(files);
      files.forEach(file -> file.declarations().forEach(each -> ofBundle(each, named)));
    }
  }

  /** What belongs to the bundle, whatever the package. */
  private void ofBundle(Declaration declaration, Set<String> named) {
    switch (declaration) {
      case Declaration.Labels(var names, var span) ->
          names.forEach(name -> unnamed(name, "label", named));
      case Declaration.Actions(var names, var span) ->
          names.forEach(name -> unnamed(name, "action", named));
      case Declaration.EnumType type -> unnamed(type.name(), "enum", named);
      case Declaration.ObligationKind kind -> unnamed(kind.name(), "obligation", named);
      case Declaration.Attribute attribute -> attribute(attribute.name(), named);
      default -> {}
    }
  }

  private void unnamed(Name.Segment name, String what, Set<String> named) {
    if (!named.contains(name.text())) {
      problems.add(Code.UNUSED, name.span(), "nothing uses the " + what + " `" + name.text() + "`");
    }
  }

  /** A core attribute that is declared again says where it has to come from; that is use enough. */
  private void attribute(Name name, Set<String> named) {
    String text = Names.dotted(name);
    boolean core =
        CoreModel.ATTRIBUTES.stream().anyMatch(attribute -> attribute.name().equals(text));
    if (!core && !named.contains(text)) {
      problems.add(Code.UNUSED, name.span(), "no rule reads the attribute `" + text + "`");
    }
  }

  private void imported(PolicyFile.Import written, Scope scope) {
    Name.Segment qualifier = written.alias().orElse(written.packageName().segments().getLast());
    boolean good =
        Optional.ofNullable(scope.imports().get(qualifier.text()))
            .filter(found -> found.span().equals(qualifier.span()) && found.module().isPresent())
            .isPresent();
    if (good && written.arguments().isEmpty() && !uses.isUsed(qualifier.span())) {
      problems.add(
          Code.UNUSED,
          qualifier.span(),
          "nothing in this file uses the import `" + qualifier.text() + "`");
    }
  }

  private void declared(Declaration declaration, Scope scope) {
    switch (declaration) {
      case Declaration.Define define -> {
        unused(define.name(), "define", scope);
        found(define, scope).ifPresent(defines::unusedParameters);
      }
      case Declaration.Group group -> unused(group.name(), "group", scope);
      case Declaration.Parameter parameter -> unused(parameter.name(), "parameter", scope);
      case Declaration.Data data -> unused(data.name(), "table", scope);
      case Declaration.Schedule schedule -> unused(schedule.name(), "schedule", scope);
      case Declaration.Dates dates -> unused(dates.name(), "set of days", scope);
      default -> {}
    }
  }

  private Optional<Vocabulary.Define> found(Declaration.Define written, Scope scope) {
    return Optional.ofNullable(vocabulary.defines().get(scope.own(written.name().text())));
  }

  private void alone(Declaration declaration, Scope scope) {
    if (declaration instanceof Declaration.Define written) {
      found(written, scope)
          .ifPresent(define -> {
            defines.declared(define);
            if (!uses.isUsed(written.name().span())) {
              Optional<TypedCondition> ignored =
                  new ConditionChecker(vocabulary, problems, uses)
                      .check(written.condition(), defines.alone(define));
            }
          });
    }
  }

  private void unused(Name.Segment name, String what, Scope scope) {
    if (vocabulary.isDeclared(name, scope) && !uses.isUsed(name.span())) {
      problems.add(Code.UNUSED, name.span(), "nothing uses the " + what + " `" + name.text() + "`");
    }
  }
}
