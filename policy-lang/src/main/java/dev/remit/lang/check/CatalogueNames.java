package dev.remit.lang.check;

import dev.remit.lang.ast.Pattern;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** The tools and datasets of the catalogue that rules name; one that is not there never comes. */
final class CatalogueNames {
  private final Vocabulary vocabulary;
  private final Problems problems;

  CatalogueNames(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
  }

  /** Whether what the operand reads is named in the catalogue, not merely of a name's type. */
  boolean isMeant(TypedOperand operand) {
    return !(operand.type() instanceof Type.Name)
        || !(operand.bare() instanceof TypedOperand.Fact fact)
        || (fact.attribute().owner().equals("dataset") && fact.attribute().stated());
  }

  /** Whether a name that a rule asks for is in the catalogue; a typo would never fire. */
  boolean isThere(Value value, Span span) {
    if (value instanceof Value.Many(var elements)) {
      return elements.stream()
          .allMatch(each -> !(each instanceof Value.Tool tool) || isThere(tool, span));
    }
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
      problems.unknown(
          tool ? Code.UNKNOWN_TOOL : Code.UNKNOWN_DATASET,
          span,
          "the catalogue has no " + (tool ? "tool" : "dataset") + " `" + value + "`",
          value.toString(),
          names,
          Optional.of("declare it first"));
    }
    return known;
  }

  Optional<NamePattern> pattern(Pattern pattern, Type type) {
    if (!(type instanceof Type.Name || type instanceof Type.Tool)) {
      problems.add(
          Code.TYPE_MISMATCH,
          pattern.span(),
          "a name pattern matches tools and names, and this is " + Shown.type(type));
      return Optional.empty();
    }
    NamePattern names = new NamePattern(pattern.segments());
    if (type instanceof Type.Tool && !matchesTool(names)) {
      problems.add(
          Code.IDLE_PATTERN,
          pattern.span(),
          "no tool of the catalogue matches `"
              + names
              + "`, and a call of any other is refused before the rules");
    }
    return Optional.of(names);
  }

  /** Any name may be one of a server's family. */
  private boolean matchesTool(NamePattern names) {
    List<String> segments = names.segments();
    return vocabulary.catalogue().tools().keySet().stream().anyMatch(names::matches)
        || vocabulary.catalogue().families().keySet().stream()
            .anyMatch(server ->
                names.matches(new Value.Tool(server, segments.getLast()))
                    || names.matches(new Value.Tool(server, server)));
  }
}
