package dev.remit.lang.reach;

import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that conditions hold alike, and that rules are for different calls. What it does not prove
 * may still be so.
 */
public final class Alike {
  private final Normalizer normalizer;
  private final FixedTools tools;
  private final IdentityHashMap<RuleIr, Optional<Set<ToolEntry>>> fixed = new IdentityHashMap<>();

  public Alike(SlotLayout layout, Catalogue catalogue) {
    this.normalizer = new Normalizer(layout);
    this.tools = new FixedTools(layout, catalogue);
  }

  /** Whether two conjunctions are true, false and unknown for the same facts. */
  public boolean alike(List<Condition> left, List<Condition> right) {
    Form mine = form(left);
    Form theirs = form(right);
    Implication implication = new Implication(normalizer);
    return implication.implies(mine, theirs) && implication.implies(theirs, mine);
  }

  private Form form(List<Condition> conditions) {
    return new Form.Both(forms(conditions.stream()));
  }

  private List<Form> forms(java.util.stream.Stream<Condition> conditions) {
    return conditions.map(each -> normalizer.form(each, true)).toList();
  }

  /** Whether no call is of a tool that both rules are for. */
  public boolean ofOtherTools(RuleIr left, RuleIr right) {
    Optional<Set<ToolEntry>> mine = tools(left);
    Optional<Set<ToolEntry>> theirs = tools(right);
    return mine.isPresent() && theirs.isPresent() && Collections.disjoint(mine.get(), theirs.get());
  }

  private Optional<Set<ToolEntry>> tools(RuleIr rule) {
    return fixed.computeIfAbsent(
        rule, each -> tools.of(forms(each.clauses().stream().map(RuleIr.ClauseIr::condition))));
  }
}
