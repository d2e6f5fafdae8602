package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the files of a bundle together. */
public final class BundleChecker {
  private final Problems problems = new Problems();
  private final Set<String> usedGroups = new HashSet<>();
  private final Set<String> usedDefines = new HashSet<>();
  private final List<CheckedRule> rules = new ArrayList<>();
  private final Map<String, Span> ids = new HashMap<>();

  private BundleChecker() {}

  /** What was checked, and all findings; with an error among them the bundle is refused. */
  public record Result(CheckedBundle bundle, List<Diagnostic> diagnostics) {}

  public static Result check(List<PolicyFile> files) {
    return new BundleChecker().run(files);
  }

  private Result run(List<PolicyFile> files) {
    Vocabulary vocabulary = new VocabularyBuilder(problems).build(files);
    RuleChecker checker = new RuleChecker(vocabulary, problems, usedGroups, usedDefines);
    for (PolicyFile file : files) {
      for (Declaration declaration : file.declarations()) {
        switch (declaration) {
          case Declaration.Rule rule -> rule(checker, file, List.of(), rule);
          case Declaration.For(var header, var inner, var span) ->
              inner.forEach(rule -> rule(checker, file, header, rule));
          case Declaration.Parameter later -> notYet(later);
          case Declaration.Actions later -> notYet(later);
          case Declaration.ToolsFile later -> notYet(later);
          case Declaration.DatasetsFile later -> notYet(later);
          case Declaration.AgentsFile later -> notYet(later);
          case Declaration.ObligationKind later -> notYet(later);
          case Declaration.Schedule later -> notYet(later);
          case Declaration.Dates later -> notYet(later);
          case Declaration.Data later -> notYet(later);
          case Declaration.Row later -> notYet(later);
          default -> {}
        }
      }
    }
    unused(files, vocabulary);
    return new Result(
        new CheckedBundle(
            rules,
            vocabulary.attributes(),
            vocabulary.catalogue(),
            vocabulary.groups().values().stream()
                .collect(
                    Collectors.toUnmodifiableMap(Vocabulary.Group::id, Vocabulary.Group::members))),
        problems.found());
  }

  private void notYet(Declaration later) {
    problems.add(Code.RESERVED, later.span(), "this comes with a later version of the language");
  }

  private void rule(
      RuleChecker checker, PolicyFile file, List<Declaration.Clause> outer, Declaration.Rule rule) {
    String id = Names.dotted(file.packageName()) + "." + rule.name().text();
    Span before = ids.putIfAbsent(id, rule.name().span());
    if (before != null) {
      problems.duplicate(
          Code.DUPLICATE_RULE,
          rule.name().span(),
          before,
          "the rule `" + id + "` is there already; an id is unique in a bundle");
      return;
    }
    checker.check(file, outer, rule).ifPresent(rules::add);
  }

  /** A define that nothing uses is checked by itself, and warned about, as is such a group. */
  private void unused(List<PolicyFile> files, Vocabulary vocabulary) {
    for (PolicyFile file : files) {
      String packageName = Names.dotted(file.packageName());
      for (Declaration declaration : file.declarations()) {
        switch (declaration) {
          case Declaration.Define(var name, var parameters, var condition, var span)
              when !usedDefines.contains(packageName + "." + name.text()) -> {
            problems.add(Code.UNUSED, name.span(), "nothing uses the define `" + name.text() + "`");
            Optional<TypedCondition> ignored =
                new ConditionChecker(vocabulary, problems, usedGroups, usedDefines)
                    .check(condition, Place.of(packageName, false).inDefine(name.text()));
          }
          case Declaration.Group(var kind, var name, var members, var span)
              when !usedGroups.contains(packageName + "." + name.text()) ->
              problems.add(
                  Code.UNUSED, name.span(), "nothing uses the group `" + name.text() + "`");
          default -> {}
        }
      }
    }
  }
}
