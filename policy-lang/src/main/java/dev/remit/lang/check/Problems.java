package dev.remit.lang.check;

import dev.remit.lang.ast.Unread;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.diagnostic.Spelling;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.schema.BundleLimits;
import dev.remit.lang.source.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Collects what is wrong. A {@code define} is read at each use, and its faults are still said once.
 * That a name is unknown is not said where it may be declared in a part that could not be read, or
 * in a declaration that is itself at fault.
 */
final class Problems {
  private static final Set<Code> OF_NAMES =
      Set.of(
          Code.UNKNOWN_TYPE,
          Code.UNKNOWN_LABEL,
          Code.UNKNOWN_NAME,
          Code.UNKNOWN_GROUP,
          Code.UNKNOWN_TOOL,
          Code.UNKNOWN_DATASET,
          Code.UNKNOWN_ACTION,
          Code.UNKNOWN_ARGUMENT,
          Code.UNKNOWN_PROPERTY,
          Code.UNKNOWN_OBLIGATION,
          Code.UNKNOWN_PACKAGE,
          Code.UNKNOWN_TABLE,
          Code.UNKNOWN_COLUMN,
          Code.UNKNOWN_ROW,
          Code.NOT_IN_ENUM,
          Code.BARE_NAME_AFTER_IN);

  /** What a data file may declare. */
  private static final Set<Code> OF_DATA =
      Set.of(
          Code.UNKNOWN_TOOL,
          Code.UNKNOWN_DATASET,
          Code.UNKNOWN_ARGUMENT,
          Code.UNKNOWN_ROW,
          Code.IDLE_PATTERN,
          Code.IDLE_ARGUMENT);

  private final Unread unread;
  private final BundleLimits limits;
  private final Set<String> faulty;
  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private int errors;

  Problems(Unread unread, BundleLimits limits) {
    this(unread, limits, new HashSet<>());
  }

  private Problems(Unread unread, BundleLimits limits, Set<String> faulty) {
    this.unread = unread;
    this.limits = limits;
    this.faulty = faulty;
  }

  /** To collect what may be said otherwise, or not at all. */
  Problems apart() {
    return new Problems(unread, limits, faulty);
  }

  /** What the bundle is held to. */
  int limit(BundleLimit limit) {
    return limits.of(limit);
  }

  void add(Code code, Span span, String message) {
    add(Diagnostic.of(code, span, message));
  }

  void add(Code code, Span span, String message, String help) {
    add(Diagnostic.of(code, span, message).withHelp(help));
  }

  /**
   * Proposes the name among {@code known} that {@code word} probably means, otherwise a help. A fix
   * is given where the span holds the word and nothing else.
   */
  void unknown(
      Code code,
      Span span,
      String message,
      String word,
      Collection<String> known,
      Optional<String> otherwise) {
    Diagnostic fault = Diagnostic.of(code, span, message);
    add(
        Spelling.closest(word, known)
            .map(near -> {
              Diagnostic proposed = fault.withHelp("did you mean `" + near + "`?");
              return span.text().equals(word) ? proposed.withFix(span, near) : proposed;
            })
            .or(() -> otherwise.map(fault::withHelp))
            .orElse(fault));
  }

  /** Takes over what another collected, each with one more place that explains it. */
  void addAll(Problems others, Diagnostic.Label label) {
    others.found.forEach(each -> add(each.withLabel(label.span(), label.text())));
  }

  void duplicate(Code code, Span again, Span first, String message) {
    add(Diagnostic.of(code, again, message).withLabel(first, "declared here"));
  }

  void add(Diagnostic fault) {
    boolean follows =
        (OF_NAMES.contains(fault.code()) && mayBeDeclared(fault.span()))
            || (unread.data() && OF_DATA.contains(fault.code()));
    if (!follows && found.add(fault) && fault.isError()) {
      errors++;
    }
  }

  /** The declaration of {@code name} is at fault: what uses the name is not, for all we know. */
  void faulty(String name) {
    faulty.add(name);
  }

  private boolean mayBeDeclared(Span name) {
    String text = name.text();
    String last = text.substring(text.lastIndexOf('.') + 1).replace("\"", "");
    return faulty.contains(last) || unread.mayDeclare(name.file().path(), last);
  }

  /** Whether all that the bundle says is known: what is said of it as a whole holds. */
  boolean isComplete() {
    return unread.isEmpty() && errors == 0;
  }

  /** How many errors there are so far, those that were said before not counted again. */
  int errors() {
    return errors;
  }

  List<Diagnostic> found() {
    return List.copyOf(found);
  }
}
