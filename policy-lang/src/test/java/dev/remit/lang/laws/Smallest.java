package dev.remit.lang.laws;

import dev.remit.lang.Bundles;
import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Question;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes a failure small: fewer questions, fewer rules, shorter rules, less said in a question, for
 * as long as it still fails.
 */
final class Smallest {
  /** What is asked of rules and questions; it ends in an error where it does not hold. */
  interface Law {
    void holds(List<Policies.Rule> rules, List<Question> questions);
  }

  private final Law law;
  private List<Policies.Rule> rules;
  private List<Question> questions;

  private Smallest(Law law, List<Policies.Rule> rules, List<Question> questions) {
    this.law = law;
    this.rules = rules;
    this.questions = questions;
  }

  /** Asks the law; a failure leaves its smallest case in a file, and says in which. */
  static void check(String name, Law law, List<Policies.Rule> rules, List<Question> questions) {
    try {
      law.holds(rules, questions);
    } catch (AssertionError | RuntimeException broken) {
      LawCase found = new Smallest(law, rules, questions).found();
      throw new AssertionError(
          "law "
              + name
              + " is broken by "
              + found.write(LawCase.FOUND, name)
              + " and the questions beside it, once both lie in "
              + LawCase.CORPUS
              + " each build asks them\n"
              + found.policy().substring(LawCase.text(List.of()).length())
              + found.questions(),
          broken);
    }
  }

  private LawCase found() {
    questions = fewer(questions, some -> fails(rules, some));
    rules = fewer(rules, some -> fails(some, questions));
    for (int i = 0; i < rules.size(); i++) {
      shorten(i);
    }
    for (int i = 0; i < questions.size(); i++) {
      simplify(i);
    }
    return new LawCase(LawCase.text(rules), questions);
  }

  /** Without halves, quarters, and so on to single ones, that are not needed. */
  private static <T> List<T> fewer(List<T> all, Predicate<List<T>> fails) {
    List<T> left = all;
    for (int part = Math.max(1, all.size() / 2); ; part /= 2) {
      for (int from = 0; from < left.size(); ) {
        List<T> without = new ArrayList<>(left.subList(0, from));
        without.addAll(left.subList(Math.min(left.size(), from + part), left.size()));
        if (fails.test(without)) {
          left = without;
        } else {
          from += part;
        }
      }
      if (part == 1) {
        return left;
      }
    }
  }

  private void shorten(int at) {
    Policies.Rule rule = rules.get(at);
    List<String> lines =
        fewer(
            rule.body().lines().toList(),
            some -> fails(with(rules, at, body(rule, some)), questions));
    rules = with(rules, at, body(rule, lines));
  }

  private static Policies.Rule body(Policies.Rule rule, List<String> lines) {
    return new Policies.Rule(rule.observed(), rule.kind(), rule.actors(), String.join("\n", lines));
  }

  private void simplify(int at) {
    List<Question.Statement> facts =
        fewer(
            questions.get(at).facts(),
            some -> failsWith(at, question -> Ignorance.withFacts(question, some)));
    replace(at, question -> Ignorance.withFacts(question, facts));
    if (questions.get(at).arguments() instanceof Arguments.Typed(var all, var complete, var of)) {
      var members =
          fewer(
              all,
              some ->
                  failsWith(
                      at,
                      question ->
                          Ignorance.withArguments(
                              question, new Arguments.Typed(some, complete, of))));
      replace(
          at,
          question ->
              Ignorance.withArguments(question, new Arguments.Typed(members, complete, of)));
    }
  }

  private boolean failsWith(int at, UnaryOperator<Question> change) {
    return fails(rules, with(questions, at, change.apply(questions.get(at))));
  }

  private void replace(int at, UnaryOperator<Question> change) {
    questions = with(questions, at, change.apply(questions.get(at)));
  }

  private static <T> List<T> with(List<T> all, int at, T other) {
    return Stream.of(all.subList(0, at), List.of(other), all.subList(at + 1, all.size()))
        .flatMap(List::stream)
        .toList();
  }

  /** Whether these do; what does not compile is no failure of a law. */
  private boolean fails(List<Policies.Rule> some, List<Question> asked) {
    if (!compiles(some)) {
      return false;
    }
    try {
      law.holds(some, asked);
      return false;
    } catch (AssertionError | RuntimeException broken) {
      return true;
    }
  }

  private static boolean compiles(List<Policies.Rule> rules) {
    return Bundles.diagnostics(LawCase.text(rules)).stream().noneMatch(Diagnostic::isError);
  }
}
