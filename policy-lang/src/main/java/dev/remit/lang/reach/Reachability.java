package dev.remit.lang.reach;

import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.ir.Program;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.Catalogue;
import dev.remit.lang.source.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Warns about rules that cannot matter: that are never true, that a {@code deny} always overrules,
 * that another rule makes needless. It says only what clause-wise subsumption proves
 * (counterexample F59), and looks at a bounded number of pairs.
 */
public final class Reachability {
  /** Rules of more atoms are not compared. */
  private static final int MOST_ATOMS = 256;

  private final Program program;
  private final Duration defaultGrant;
  private final Normalizer normalizer;
  private final List<Diagnostic> found = new ArrayList<>();
  private final Implication implication;

  private final FixedTools tools;
  private final Presence presence;

  private Reachability(
      Program program, AttributeModel attributes, Catalogue catalogue, Duration defaultGrant) {
    this.tools = new FixedTools(program.layout(), catalogue);
    this.presence = new Presence(program.layout(), attributes, tools);
    this.program = program;
    this.defaultGrant = defaultGrant;
    this.normalizer = new Normalizer(program.layout());
    this.implication = new Implication(normalizer);
  }

  /**
   * The warnings about a program; {@code defaultGrant} is what a permit without a duration grants.
   */
  public static List<Diagnostic> warnings(
      Program program, AttributeModel attributes, Catalogue catalogue, Duration defaultGrant) {
    return new Reachability(program, attributes, catalogue, defaultGrant).warnings();
  }

  private List<Diagnostic> warnings() {
    List<RuleForm> permits = sometimesTrue(program.permits());
    List<RuleForm> denies = sometimesTrue(program.denies());
    List<RuleForm> obliges = sometimesTrue(program.obliges());
    Candidates overruling = new Candidates(denies);
    for (RuleForm permit : whileProving(permits)) {
      overruling
          .first(permit, deny -> holdsWhenever(deny, permit))
          .ifPresent(deny -> alwaysDenied(permit, deny));
    }
    needless(permits);
    needless(denies);
    needless(obliges);
    return List.copyOf(found);
  }

  /** As many of the rules as are compared with others before the steps are spent. */
  private Iterable<RuleForm> whileProving(List<RuleForm> rules) {
    return () -> rules.stream().takeWhile(rule -> !implication.isSpent()).iterator();
  }

  private List<RuleForm> sometimesTrue(List<RuleIr> rules) {
    NeverTrue never =
        new NeverTrue(
            new Implication(normalizer), presence, new AccessesOfTools(normalizer, tools));
    List<RuleForm> kept = new ArrayList<>();
    for (RuleIr rule : rules) {
      RuleForm form = RuleForm.of(rule, normalizer);
      if (form.size() <= MOST_ATOMS) {
        never.in(form).ifPresentOrElse(at -> neverTrue(form, at), () -> kept.add(form));
        alwaysTrue(form, never);
      }
    }
    return kept;
  }

  private void needless(List<RuleForm> rules) {
    Candidates candidates = new Candidates(rules);
    for (RuleForm rule : whileProving(rules)) {
      candidates
          .first(rule, other -> makesNeedless(other, rule))
          .ifPresent(other -> shadowed(rule, other));
    }
  }

  /** Of two rules that hold alike and do the same, the one with the greater id is needless. */
  private boolean makesNeedless(RuleForm wide, RuleForm narrow) {
    return !isSameText(wide, narrow)
        && covers(wide, narrow)
        && !(covers(narrow, wide) && narrow.rule().id().compareTo(wide.rule().id()) <= 0);
  }

  /** Whether both come of one rule of a pack that several import, each with its own values. */
  private boolean isSameText(RuleForm left, RuleForm right) {
    return program.span(left.rule().origin()).equals(program.span(right.rule().origin()));
  }

  private boolean covers(RuleForm wide, RuleForm narrow) {
    return doesAsMuch(wide.rule(), narrow.rule())
        && applies(wide.rule().applies(), narrow.rule().applies())
        && holdsWhenever(wide, narrow)
        && wide.readsArguments(normalizer) == narrow.readsArguments(normalizer);
  }

  private boolean holdsWhenever(RuleForm wide, RuleForm narrow) {
    List<Form> given = narrow.all();
    return wide.clauses().stream().allMatch(clause -> implication.implied(given, clause));
  }

  private static boolean applies(RuleIr.Applies wide, RuleIr.Applies narrow) {
    return (wide.alone() || !narrow.alone())
        && (wide.delegated() || !narrow.delegated())
        && (wide.withoutTask() || !narrow.withoutTask())
        && (wide.withoutCredential() || !narrow.withoutCredential());
  }

  private boolean doesAsMuch(RuleIr wide, RuleIr narrow) {
    return switch (wide.kind()) {
      case DENY -> true;
      case OBLIGE -> Obliged.of(wide).equals(Obliged.of(narrow));
      case PERMIT -> {
        boolean wideOnce = wide.grant().map(RuleIr.GrantIr::once).orElse(false);
        boolean narrowOnce = narrow.grant().map(RuleIr.GrantIr::once).orElse(false);
        yield wideOnce == narrowOnce ? duration(wide).compareTo(duration(narrow)) >= 0 : narrowOnce;
      }
    };
  }

  private Duration duration(RuleIr permit) {
    return permit.grant().flatMap(RuleIr.GrantIr::duration).orElse(defaultGrant);
  }

  private void neverTrue(RuleForm form, NeverTrue.Contradiction at) {
    List<RuleIr.ClauseIr> clauses = form.rule().clauses();
    String kind = word(form.rule());
    String rest =
        form.rule().kind() == RuleIr.Kind.PERMIT
            ? ""
            : "; all it does is to " + kind + " where a fact that it reads is not known";
    if (at.implied().isPresent()) {
      found.add(
          Diagnostic.of(
              Code.NEVER_TRUE,
              span(at.second(), clauses),
              "this " + kind + " is never true: " + at.implied().get().why() + rest));
      return;
    }
    Diagnostic warning =
        Diagnostic.of(
            Code.NEVER_TRUE,
            span(at.second(), clauses),
            "this "
                + kind
                + " is never true: "
                + (at.first() == at.second()
                    ? "no value meets this clause and those before it"
                    : "this clause contradicts another")
                + rest);
    found.add(
        at.first() == at.second()
            ? warning
            : warning.withLabel(span(at.first(), clauses), "contradicted here"));
  }

  private void alwaysTrue(RuleForm form, NeverTrue never) {
    for (RuleIr.ClauseIr clause : form.rule().clauses()) {
      if (never.isAlways(normalizer.form(clause.condition(), false), form)) {
        found.add(
            Diagnostic.of(
                Code.ALWAYS_TRUE,
                program.span(clause.origin()),
                "this clause is true whatever its facts are, so it asks for nothing"));
      }
    }
  }

  private Span span(int clause, List<RuleIr.ClauseIr> clauses) {
    return program.span(clauses.get(clause).origin());
  }

  private void alwaysDenied(RuleForm permit, RuleForm deny) {
    found.add(
        Diagnostic.of(
                Code.ALWAYS_DENIED,
                program.span(permit.rule().origin()),
                "whenever this permit holds, `"
                    + deny.rule().id()
                    + "` denies, so it permits nothing")
            .withLabel(program.span(deny.rule().origin()), "holds whenever the permit does"));
  }

  private void shadowed(RuleForm rule, RuleForm other) {
    String does =
        switch (rule.rule().kind()) {
          case PERMIT -> "grants at least as much";
          case DENY -> "denies";
          case OBLIGE -> "obliges to the same";
        };
    found.add(
        Diagnostic.of(
                Code.SHADOWED,
                program.span(rule.rule().origin()),
                "whenever this "
                    + word(rule.rule())
                    + " holds, `"
                    + other.rule().id()
                    + "` holds too and "
                    + does
                    + ", so it adds nothing")
            .withLabel(program.span(other.rule().origin()), "holds whenever it does"));
  }

  private static String word(RuleIr rule) {
    return rule.kind().name().toLowerCase(Locale.ROOT);
  }
}
