package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.schema.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds names with two meanings, of which a reader could not tell which is meant: a bare word is
 * resolved by the type expected (counterexample F65).
 */
final class NameClashes {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final Set<String> words = new HashSet<>();

  NameClashes(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    words.addAll(vocabulary.labels());
    vocabulary.enums().values().forEach(type -> words.addAll(type.values()));
    vocabulary
        .attributes()
        .attributes()
        .values()
        .forEach(attribute -> {
          if (attribute.type() instanceof Type.EnumOf type) {
            words.addAll(type.values());
          }
        });
  }

  void check(Module module) {
    for (Module.Part part : module.parts()) {
      for (Declaration declaration : part.file().declarations()) {
        ModuleNames.named(declaration).ifPresent(this::word);
        switch (declaration) {
          case Declaration.Parameter parameter -> owner(parameter.name());
          case Declaration.Data data -> owner(data.name());
          case Declaration.Define define ->
              define.parameters().forEach(parameter -> parameter(parameter.name(), part.scope()));
          default -> {}
        }
      }
    }
  }

  private void parameter(Name.Segment name, Scope scope) {
    word(name);
    owner(name);
    vocabulary
        .declared(scope.own(name.text()))
        .ifPresent(span ->
            problems.add(
                new Diagnostic(
                    Code.AMBIGUOUS_NAME,
                    name.span(),
                    "this package has a `" + name.text() + "` already; choose another name",
                    List.of(new Diagnostic.Label(span, "declared here")),
                    Optional.empty())));
  }

  private void word(Name.Segment name) {
    if (words.contains(name.text())) {
      problems.add(
          Code.AMBIGUOUS_NAME,
          name.span(),
          "`" + name.text() + "` is also a label or an enum value; choose another name");
    }
  }

  private void owner(Name.Segment name) {
    if (Names.isTaken(name.text())) {
      problems.add(
          Code.AMBIGUOUS_NAME,
          name.span(),
          "`" + name.text() + "` reads an attribute already; choose another name");
    }
  }
}
