package dev.remit.lang.check;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.source.Span;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Texts of which the bundle declares each that may come: labels, and the servers and names of its
 * tools. A comparison with another would never hold.
 */
final class DeclaredWords {
  private final Vocabulary vocabulary;
  private final Problems problems;
  private final DatasetElements datasets;

  DeclaredWords(Vocabulary vocabulary, Problems problems) {
    this.vocabulary = vocabulary;
    this.problems = problems;
    this.datasets = new DatasetElements(vocabulary);
  }

  private enum Kind {
    LABEL,
    SERVER,
    TOOL_NAME
  }

  /** Whether what the operand reads, or an element of it, may be the constant; a fault is said. */
  boolean areKnown(TypedOperand operand, Value constant, Span span) {
    return kind(operand).map(kind -> areKnown(kind, constant, span)).orElse(true);
  }

  private Optional<Kind> kind(TypedOperand operand) {
    return switch (operand.bare()) {
      case TypedOperand.Fact fact ->
          switch (fact.key()) {
            case "dataset.labels" -> Optional.of(Kind.LABEL);
            case "tool.server" -> Optional.of(Kind.SERVER);
            case "tool.name" -> Optional.of(Kind.TOOL_NAME);
            default -> Optional.empty();
          };
      case TypedOperand.Field field when datasets.isLabels(field) -> Optional.of(Kind.LABEL);
      case TypedOperand.Element element -> element.list().flatMap(this::kind);
      default -> Optional.empty();
    };
  }

  private boolean areKnown(Kind kind, Value constant, Span span) {
    return switch (constant) {
      case Value.Many(var elements) ->
          elements.stream()
              .filter(Value.class::isInstance)
              .map(Value.class::cast)
              .allMatch(each -> areKnown(kind, each, span));
      case Value.Text(String word) -> isKnown(kind, word, span);
      default -> true;
    };
  }

  private boolean isKnown(Kind kind, String word, Span span) {
    return switch (kind) {
      case LABEL -> LabelNames.isDeclared(word, span, vocabulary.labels(), problems);
      case SERVER -> isTool(word, span, servers(), "no tool of a server");
      case TOOL_NAME ->
          !vocabulary.catalogue().families().isEmpty()
              || isTool(word, span, names(), "no tool that is called");
    };
  }

  private boolean isTool(String word, Span span, Collection<String> known, String what) {
    if (!known.contains(word)) {
      problems.unknown(
          Code.UNKNOWN_TOOL,
          span,
          "the catalogue has " + what + " `" + word + "`",
          word,
          known,
          Optional.of("declare it first"));
    }
    return known.contains(word);
  }

  private Collection<String> servers() {
    TreeSet<String> servers = new TreeSet<>(vocabulary.catalogue().families().keySet());
    vocabulary.catalogue().tools().keySet().forEach(tool -> servers.add(tool.server()));
    return servers;
  }

  private Collection<String> names() {
    TreeSet<String> names = new TreeSet<>();
    vocabulary.catalogue().tools().keySet().forEach(tool -> names.add(tool.name()));
    return names;
  }
}
