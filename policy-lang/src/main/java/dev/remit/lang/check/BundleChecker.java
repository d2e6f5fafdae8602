package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.Unread;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.schema.BundleLimits;
import dev.remit.lang.schema.FrontDoor;
import dev.remit.lang.schema.IdentitySet;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks the files of a bundle together. */
public final class BundleChecker {
  private final Problems problems;
  private final Uses uses = new Uses();
  private final Reasons reasons = new Reasons();
  private final List<CheckedRule> rules = new ArrayList<>();
  private final Map<String, Span> ids = new HashMap<>();

  private int counted;

  private BundleChecker(Unread unread, BundleLimits limits) {
    this.problems = new Problems(unread, limits);
  }

  /** What was checked, and all findings; with an error among them the bundle is refused. */
  public record Result(CheckedBundle bundle, List<Diagnostic> diagnostics) {}

  /** {@code unread} is what of the bundle's files is not among these. */
  public static Result check(
      List<PolicyFile> files, Unread unread, List<FrontDoor> doors, BundleLimits limits) {
    return new BundleChecker(unread, limits).run(files, doors);
  }

  private Result run(List<PolicyFile> files, List<FrontDoor> doors) {
    List<Module> modules = new Imports(problems).modules(files);
    Vocabulary vocabulary = new VocabularyBuilder(problems, uses).build(files, modules);
    RuleChecker checker = new RuleChecker(vocabulary, problems, uses, reasons);
    modules.forEach(module -> rules(checker, module));
    new FrontDoorChecker(vocabulary, doors, problems).check(rules);
    new DoubleNegations(problems).check(files);
    new Unused(vocabulary, problems, uses).report(files, modules);
    reasons.warn(problems);
    return new Result(
        new CheckedBundle(
            rules,
            vocabulary.attributes(),
            vocabulary.catalogue(),
            groups(vocabulary),
            vocabulary.obligations()),
        problems.found());
  }

  private void rules(RuleChecker checker, Module module) {
    for (Module.Part part : module.parts()) {
      for (Declaration declaration : part.file().declarations()) {
        switch (declaration) {
          case Declaration.Rule rule -> rule(checker, module, part, List.of(), rule);
          case Declaration.For(var header, var inner, var span) ->
              inner.forEach(rule -> rule(checker, module, part, header, rule));
          default -> {}
        }
      }
    }
  }

  private static Map<String, IdentitySet> groups(Vocabulary vocabulary) {
    Map<String, IdentitySet> fixed = new HashMap<>();
    vocabulary
        .groups()
        .values()
        .forEach(group ->
            group.membership().fixed().ifPresent(members -> fixed.put(group.id(), members)));
    return fixed;
  }

  private void rule(
      RuleChecker checker,
      Module module,
      Module.Part part,
      List<Declaration.Clause> outer,
      Declaration.Rule rule) {
    if (exceedsLimit(rule)) {
      return;
    }
    String id = part.scope().own(rule.name().text());
    Span before = ids.putIfAbsent(id, rule.name().span());
    if (before != null) {
      problems.duplicate(
          Code.DUPLICATE_RULE,
          rule.name().span(),
          before,
          "the rule `" + id + "` is there already; an id is unique in a bundle");
    }
    checker.check(part, outer, rule).filter(checked -> module.effective()).ifPresent(rules::add);
  }

  /** Said once, of the first rule that is one too many. */
  private boolean exceedsLimit(Declaration.Rule rule) {
    int most = problems.limit(BundleLimit.RULES);
    if (++counted == most + 1) {
      problems.add(
          Code.TOO_MANY_RULES,
          rule.name().span(),
          "a bundle has at most "
              + most
              + " rules ("
              + BundleLimit.RULES.setting()
              + "); this one and those after it are not checked");
    }
    return counted > most;
  }
}
