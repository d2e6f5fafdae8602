package dev.remit.lang.suite;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.Clause;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.TestDeclaration.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of invariants, as rules: what checks and evaluates rules does so with them. They
 * are in a bundle of their own, which decides nothing.
 */
public final class Conditions {
  private Conditions() {}

  /** The id of the rule that an invariant's condition becomes; no rule has such a name. */
  static String id(Invariant invariant, FileScope scope) {
    return scope.packageName() + "." + name(invariant);
  }

  private static String name(Invariant invariant) {
    return "invariant " + invariant.span().file().path() + ":" + invariant.span().start();
  }

  /** The files with a rule for each invariant in them; empty where there is none. */
  public static Optional<List<PolicyFile>> in(List<PolicyFile> files) {
    boolean any = files.stream().flatMap(Fixtures::tests).anyMatch(Invariant.class::isInstance);
    return any ? Optional.of(files.stream().map(Conditions::file).toList()) : Optional.empty();
  }

  private static PolicyFile file(PolicyFile file) {
    List<Declaration> declarations = new ArrayList<>(file.declarations());
    Fixtures.tests(file)
        .filter(Invariant.class::isInstance)
        .map(Invariant.class::cast)
        .forEach(invariant -> declarations.add(rule(invariant)));
    return new PolicyFile(
        file.packageName(), file.governs(), file.imports(), declarations, file.span());
  }

  private static Declaration.Rule rule(Invariant invariant) {
    return new Declaration.Rule(
        Declaration.Rule.Kind.DENY,
        new Name.Segment(name(invariant), true, invariant.name().span()),
        "",
        Optional.empty(),
        Optional.empty(),
        invariant.clauses().stream().map(Conditions::explained).toList(),
        List.of(),
        List.of(),
        List.of(),
        invariant.name().span());
  }

  /** A condition on the chain has no polarity here: it permits nothing. */
  private static Clause explained(Clause clause) {
    Optional<Declaration.Text> because =
        Optional.of(new Declaration.Text("it is the condition of a test", clause.span()));
    return switch (clause) {
      case Clause.Header(var condition, var any, var span) ->
          new Clause.Header(condition, because, span);
      case Clause.When(var condition, var any, var span) ->
          new Clause.When(condition, because, span);
      case Clause.Unless(var condition, var any, var span) ->
          new Clause.Unless(condition, because, span);
      case Clause.ActsAlone any -> any;
      case Clause.Without any -> any;
    };
  }
}
