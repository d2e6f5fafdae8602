package dev.remit.testkit.diff;

import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A rule that is not as before, by its text and that of the headers around it.
 *
 * @param before where it was; empty for one that was added
 * @param after where it is; empty for one that was removed
 */
public record RuleChange(String id, Optional<Span> before, Optional<Span> after) {
  private record Written(Span span, List<String> text) {}

  /** Sorted by id. */
  static List<RuleChange> between(Program before, Program after) {
    Map<String, Written> was = rules(before);
    Map<String, Written> is = rules(after);
    TreeSet<String> ids = new TreeSet<>(was.keySet());
    ids.addAll(is.keySet());
    List<RuleChange> changes = new ArrayList<>();
    for (String id : ids) {
      Optional<Written> old = Optional.ofNullable(was.get(id));
      Optional<Written> now = Optional.ofNullable(is.get(id));
      if (!old.map(Written::text).equals(now.map(Written::text))) {
        changes.add(new RuleChange(id, old.map(Written::span), now.map(Written::span)));
      }
    }
    return changes;
  }

  private static Map<String, Written> rules(Program program) {
    Map<String, Written> rules = new TreeMap<>();
    Stream.of(program.permits(), program.denies(), program.obliges())
        .flatMap(List::stream)
        .forEach(rule -> rules.put(rule.id(), written(rule, program)));
    return rules;
  }

  private static Written written(RuleIr rule, Program program) {
    List<String> text = new ArrayList<>(List.of(text(program.span(rule.origin()))));
    rule.clauses().forEach(clause -> text.add(text(program.span(clause.origin()))));
    rule.grant().ifPresent(grant -> text.add(grant.toString()));
    rule.obligation()
        .ifPresent(obligation -> {
          text.add(text(program.span(obligation.origin())));
          obligation.fields().forEach(field -> text.add(text(program.span(field.origin()))));
        });
    text.add(rule.kind() + " " + rule.sentence() + " " + rule.applies() + rule.observedUntil());
    return new Written(program.span(rule.origin()), text);
  }

  private static String text(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }

  public String words() {
    return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
  }
}
