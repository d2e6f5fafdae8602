package dev.remit.cli.report;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.Spelling;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.source.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which rules of a bundle serve which control of a framework, by their tags. A tag is the author's
 * word: what a rule says of itself is listed, and not judged.
 *
 * @param rules how many rules the bundle has
 */
public record Coverage(
    Framework framework, String revision, int rules, List<Served> controls, List<Fault> faults) {
  public Coverage {
    controls = List.copyOf(controls);
    faults = List.copyOf(faults);
  }

  /** A control, and the rules with its tag, by id. */
  public record Served(Control control, List<Rule> rules) {
    public Served {
      rules = List.copyOf(rules);
    }

    /** Whether a rule with its tag is in effect. */
    boolean served() {
      return rules.stream().anyMatch(rule -> rule.observedUntil().isEmpty());
    }
  }

  /**
   * A rule of the bundle; {@code kind} is {@code permit}, {@code deny} or {@code oblige}.
   *
   * @param observedUntil until when it has no effect, if it has none yet
   */
  public record Rule(
      String id,
      String kind,
      String sentence,
      String file,
      int line,
      Optional<LocalDate> observedUntil) {}

  /** A tag that looks like one of the framework's and names no control. */
  public record Fault(Rule rule, String tag, Optional<String> near) {}

  /** As it is at {@code now}, which tells the rules in effect from those only observed. */
  public static Coverage of(CompiledBundle bundle, Framework framework, Instant now) {
    Program program = bundle.program();
    List<RuleIr> rules = rules(program).sorted(Comparator.comparing(RuleIr::id)).toList();
    List<Served> controls =
        framework.controls().stream()
            .map(control ->
                new Served(
                    control,
                    rules.stream()
                        .filter(rule -> rule.tags().contains(control.tag()))
                        .map(rule -> rule(rule, program, now))
                        .toList()))
            .toList();
    List<Fault> faults =
        rules.stream().flatMap(rule -> faults(rule, framework.family(), program, now)).toList();
    return new Coverage(framework, bundle.revision(), rules.size(), controls, faults);
  }

  private static Stream<RuleIr> rules(Program program) {
    return Stream.of(program.permits(), program.denies(), program.obliges()).flatMap(List::stream);
  }

  private static Rule rule(RuleIr rule, Program program, Instant now) {
    Span span = program.span(rule.origin());
    return new Rule(
        rule.id(),
        rule.kind().name().toLowerCase(Locale.ROOT),
        rule.sentence(),
        span.file().path(),
        span.line(),
        rule.observedUntil()
            .filter(until -> rule.isObservedAt(now))
            .map(until -> until.atZone(ZoneOffset.UTC).toLocalDate()));
  }

  private static Stream<Fault> faults(RuleIr rule, String family, Program program, Instant now) {
    Set<String> known = Frameworks.tags(family);
    return rule.tags().stream()
        .distinct()
        .filter(tag -> Framework.family(tag).equalsIgnoreCase(family) && !known.contains(tag))
        .map(tag -> new Fault(rule(rule, program, now), tag, near(tag, known)));
  }

  private static Optional<String> near(String tag, Set<String> known) {
    return Spelling.closest(tag.toLowerCase(Locale.ROOT), known);
  }

  /** The controls that are counted: all but sections. */
  private Stream<Served> counted() {
    return controls.stream().filter(each -> !each.control().section());
  }

  public long count() {
    return counted().count();
  }

  public long served() {
    return counted().filter(Served::served).count();
  }

  /** Those without a rule in effect that a rule could serve. */
  public List<Control> open() {
    return without().filter(control -> control.beyond().isEmpty()).toList();
  }

  /** Those without a rule in effect that no rule can serve. */
  public List<Control> beyond() {
    return without().filter(control -> control.beyond().isPresent()).toList();
  }

  private Stream<Control> without() {
    return counted().filter(each -> !each.served()).map(Served::control);
  }
}
