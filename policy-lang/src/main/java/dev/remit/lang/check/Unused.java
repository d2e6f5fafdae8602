package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import java.util.List;
import java.util.Optional;

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

  void report(List<Module> modules) {
    List<Module.Part> parts = modules.stream().flatMap(module -> module.parts().stream()).toList();
    parts.forEach(part -> part.file().declarations().forEach(each -> declared(each, part.scope())));
    parts.forEach(part -> part.file().imports().forEach(each -> imported(each, part.scope())));
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
      case Declaration.Define define -> define(define, scope);
      case Declaration.Group group -> unused(group.name(), "group", scope);
      case Declaration.Parameter parameter -> unused(parameter.name(), "parameter", scope);
      case Declaration.Data data -> unused(data.name(), "table", scope);
      case Declaration.Schedule schedule -> unused(schedule.name(), "schedule", scope);
      case Declaration.Dates dates -> unused(dates.name(), "set of days", scope);
      default -> {}
    }
  }

  private void define(Declaration.Define written, Scope scope) {
    boolean used = uses.isUsed(written.name().span());
    unused(written.name(), "define", scope);
    Optional.ofNullable(vocabulary.defines().get(scope.own(written.name().text())))
        .ifPresent(define -> {
          defines.declared(define);
          if (!used) {
            Optional<TypedCondition> ignored =
                new ConditionChecker(vocabulary, problems, uses)
                    .check(written.condition(), defines.alone(define));
          }
        });
  }

  private void unused(Name.Segment name, String what, Scope scope) {
    if (vocabulary.isDeclared(name, scope) && !uses.isUsed(name.span())) {
      problems.add(Code.UNUSED, name.span(), "nothing uses the " + what + " `" + name.text() + "`");
    }
  }
}
