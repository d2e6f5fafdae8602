package dev.remit.lang.decide;

import dev.remit.lang.compile.ShardClass;
import dev.remit.lang.ir.Program;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.schema.ObligationType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A bundle that decides.
 *
 * @param index of the program's rules
 * @param rules what evaluates them
 * @param groups the members of each group, by {@code package.name}
 * @param obligations the obligations that there are, by name
 * @param revision {@code sha256:…} over all that can change a decision
 */
public record CompiledBundle(
    Program program,
    ProgramIndex index,
    RuleEngine rules,
    Catalogue catalogue,
    AttributeModel attributes,
    BundleSettings settings,
    Map<String, IdentitySet> groups,
    Map<String, ObligationType> obligations,
    String revision) {
  public CompiledBundle {
    groups = Map.copyOf(groups);
    obligations = Map.copyOf(obligations);
  }

  /**
   * The same bundle, each decision of which evaluates every rule: what its index is held against.
   */
  public CompiledBundle unindexed() {
    return new CompiledBundle(
        program,
        ProgramIndex.none(program),
        rules,
        catalogue,
        attributes,
        settings,
        groups,
        obligations,
        revision);
  }

  /** The same bundle, its rules evaluated as they are written: what their code is held against. */
  public CompiledBundle interpreted() {
    return new CompiledBundle(
        program,
        index,
        RuleEngine.interpreter(program),
        catalogue,
        attributes,
        settings,
        groups,
        obligations,
        revision);
  }

  /** The same bundle with other rules over the same facts, evaluated as they are written. */
  public CompiledBundle with(Program others) {
    return new CompiledBundle(
        others,
        index.noneOf(others),
        RuleEngine.interpreter(others),
        catalogue,
        attributes,
        settings,
        groups,
        obligations,
        revision);
  }

  /** The same bundle, its rules as code; itself where they are. */
  public CompiledBundle compiled() {
    return rules instanceof CompiledRules ? this : compiled(CompiledRules.of(program));
  }

  /**
   * The same bundle, its rules as code, with those classes of a previous one that come out the
   * same: a file is compiled if it has changed, or how facts lie. It keeps nothing else of the
   * previous one, and decides as if there were none.
   */
  public CompiledBundle compiled(CompiledBundle previous) {
    return !(rules instanceof CompiledRules) && previous.rules instanceof CompiledRules code
        ? compiled(CompiledRules.of(program, code))
        : compiled();
  }

  private CompiledBundle compiled(CompiledRules code) {
    return new CompiledBundle(
        program, index, code, catalogue, attributes, settings, groups, obligations, revision);
  }

  /** The class files of its rules; none where they are evaluated as they are written. */
  public List<ShardClass> classes() {
    return rules instanceof CompiledRules code ? code.classes() : List.of();
  }

  /** The obligations that an enforcement point performs, by name. */
  public Set<String> performed() {
    return obligations.values().stream()
        .filter(ObligationType::isPerformed)
        .map(ObligationType::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The tools of its catalogue, by server and name. */
  public List<Value.Tool> tools() {
    return catalogue.tools().keySet().stream()
        .sorted(Comparator.comparing(Value.Tool::server).thenComparing(Value.Tool::name))
        .toList();
  }
}
