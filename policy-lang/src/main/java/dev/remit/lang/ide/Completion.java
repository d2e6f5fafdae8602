package dev.remit.lang.ide;

import dev.remit.lang.schema.Type;
import dev.remit.lang.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What may stand at a place of a text, whether or not the text parses. */
public final class Completion {
  private final Known known;
  private final SourceFile source;
  private final int offset;
  private final HalfTyped typed;

  private Completion(BundleIndex index, SourceFile source, int offset) {
    this.source = source;
    this.offset = offset;
    this.typed = HalfTyped.at(source, offset);
    this.known = new Known(index, source.path(), typed);
  }

  /**
   * The proposals, and where the word begins that each would stand for.
   *
   * @param from the offset of the first character of what has been typed of it
   */
  public record Proposals(int from, List<Proposal> all) {
    public Proposals {
      all = List.copyOf(all);
    }
  }

  /** {@code index} is of the bundle as far as it parses; {@code source} the text as it is now. */
  public static Proposals at(BundleIndex index, SourceFile source, int offset) {
    Completion completion = new Completion(index, source, offset);
    List<Proposal> all =
        completion.proposals().stream()
            .filter(each -> each.text().startsWith(completion.typed.word()))
            .distinct()
            .sorted(Comparator.comparing(Proposal::kind).thenComparing(Proposal::text))
            .toList();
    return new Proposals(offset - completion.typed.word().length(), all);
  }

  private List<Proposal> proposals() {
    if (typed.inside()) {
      return List.of();
    } else if (!typed.path().isEmpty()) {
      return known.below(typed.path(), expected());
    }
    List<String> blocks = typed.blocks();
    if (blocks.isEmpty() && typed.beginsLine(source, offset)) {
      return known.keywords(Words.DECLARATIONS);
    }
    List<Proposal> after = afterWord();
    if (!after.isEmpty()) {
      return after;
    } else if (!blocks.isEmpty() && typed.beginsLine(source, offset)) {
      return begins(blocks.getLast());
    }
    return Words.BEFORE_CONDITIONS.contains(typed.back(1)) ? known.conditions() : List.of();
  }

  /** What the word, or the sign, before the place asks for. */
  private List<Proposal> afterWord() {
    return switch (typed.back(1)) {
      case "import" -> known.packages();
      case "does" -> known.actions();
      case "on" -> known.datasets();
      case "labelled" -> known.labels();
      case "by" -> known.rules();
      case "given" -> known.fixtures();
      case "call" -> known.tools();
      case "expect" -> known.keywords(List.of("allow", "deny", "malformed", "listed", "hidden"));
      case "with" -> known.obligations();
      case "governs" -> known.keywords(List.of("tool", "dataset"));
      case "from" -> sources();
      case "group" -> known.keywords(List.of("agents", "principals"));
      case "acts" -> known.keywords(List.of("alone"));
      case "without" -> known.keywords(List.of("task", "credential"));
      case "+", "-" -> known.groups();
      case ":" -> colon();
      default -> compared();
    };
  }

  /** What comes {@code from} one is an attribute, or a file, whose name is not proposed. */
  private List<Proposal> sources() {
    int line = source.line(offset);
    return typed.before().stream()
            .anyMatch(each -> each.text().equals("attribute") && each.span().line() == line)
        ? known.keywords(List.of("vouched", "registry", "verified"))
        : List.of();
  }

  private List<Proposal> compared() {
    int set = typed.backOverSet();
    return set > 0 && typed.back(set).equals("labels")
        ? known.labels()
        : expected().map(known::values).orElse(List.of());
  }

  /** After the colon of a field: a value of an obligation's field, or a type. */
  private List<Proposal> colon() {
    List<String> blocks = typed.blocks();
    boolean obligation = !blocks.isEmpty() && blocks.getLast().equals("with");
    return obligation ? known.groups() : known.types();
  }

  /** The type of what is compared with what stands at the place. */
  private Optional<Type> expected() {
    int back = typed.back(1).equals("{") || typed.back(1).equals(",") ? typed.backOverSet() : 1;
    if (back == 0 || typed.before().isEmpty()) {
      return stated();
    }
    int negated = typed.back(back).equals("not") ? 1 : 0;
    String operator = typed.back(back + negated);
    if (operator.equals("is") || operator.equals("in") || Words.COMPARISONS.contains(operator)) {
      int left = back + negated + (typed.back(back + negated + 1).equals("not") ? 2 : 1);
      return known.type(typed.nameBack(left));
    }
    return operator.equals("on") ? Optional.of(new Type.Name()) : stated();
  }

  /** Of a property of a dataset or an agent, which stands right before its value. */
  private Optional<Type> stated() {
    List<String> blocks = typed.blocks();
    String owner = blocks.isEmpty() ? "" : blocks.getLast();
    return owner.equals("dataset") || owner.equals("agent")
        ? known.type(List.of(owner, typed.back(1)))
        : Optional.empty();
  }

  private List<Proposal> begins(String block) {
    return switch (block) {
      case "permit" -> known.rule(Words.OF_PERMITS);
      case "deny" -> known.rule(List.of());
      case "oblige" -> known.rule(List.of("with"));
      case "for" -> known.keywords(List.of("permit", "deny", "oblige", "observe"));
      case "tool", "tools" -> known.keywords(Words.OF_TOOLS);
      case "dataset", "agent" -> known.properties(block);
      case "with" -> known.obligationFields();
      case "test", "step" -> known.keywords(Words.OF_TESTS);
      case "fixture" -> known.keywords(Words.OF_FIXTURES);
      case "all", "any" -> known.conditions();
      default -> List.of();
    };
  }
}
