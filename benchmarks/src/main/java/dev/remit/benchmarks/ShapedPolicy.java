package dev.remit.benchmarks;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.index.RuleIndex;
import dev.remit.lang.ir.Condition;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rules on one tool, each on one of several attributes: the shape in which a decision tree over
 * attributes fills memory.
 *
 * @param rules of which rule {@code i} asks that attribute {@code i % attributes} is {@code v(i /
 *     attributes)}
 */
record ShapedPolicy(int rules, int attributes) {
  private static final int RULES_A_FILE = 1_000;

  /** {@code 48x8} is 48 rules over 8 attributes. */
  static ShapedPolicy of(String shape) {
    String[] parts = shape.split("x", -1);
    return new ShapedPolicy(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** All the rules. */
  CompiledBundle bundle() {
    return bundle(0, rules);
  }

  /** The same attributes with the one rule that the question matches. */
  CompiledBundle only() {
    return bundle(matching(), matching() + 1);
  }

  /** The rule that the question matches, and no other does: {@code v1} of the first attribute. */
  int matching() {
    return attributes;
  }

  /** States a value for each attribute. */
  Question question() {
    return AgentQuestion.stating(
        IntStream.range(0, attributes)
            .mapToObj(i ->
                new Question.Statement(
                    "env.a" + i,
                    Sent.of(new Json.Text(i == 0 ? "v1" : "none of them")),
                    Source.VOUCHED))
            .toList());
  }

  /** How many entries and words an index of the rules holds, for each rule. */
  double entriesPerRule() {
    return (double) RuleIndex.of(conditions()).size() / rules;
  }

  /** Those of each rule. */
  List<List<Condition>> conditions() {
    return bundle().program().permits().stream()
        .map(rule -> rule.clauses().stream().map(RuleIr.ClauseIr::condition).toList())
        .toList();
  }

  private CompiledBundle bundle(int from, int to) {
    List<SourceFile> files = new ArrayList<>();
    files.add(
        new SourceFile(
            "crm/catalogue.policy",
            """
            package crm

            attribute task.purpose: string from vouched
            dataset crm.account3 { sensitivity internal, labels { }, owner "team-crm" }
            tool crm.pay0 { args { account: name, amount: decimal } does pay on args.account }
            %s
            """
                .formatted(
                    IntStream.range(0, attributes)
                        .mapToObj(i -> "attribute env.a" + i + ": string from vouched")
                        .collect(Collectors.joining("\n")))));
    for (int start = from; start < to; start += RULES_A_FILE) {
      files.add(
          new SourceFile(
              "crm/rules" + start + ".policy",
              IntStream.range(start, Math.min(to, start + RULES_A_FILE))
                  .mapToObj(this::rule)
                  .collect(Collectors.joining("\n", "package crm\n\n", "\n"))));
    }
    return AgentPolicy.compiled(files);
  }

  private String rule(int number) {
    return """
    permit shaped%d "As an attribute says" {
      tool is crm.pay0
      when env.a%d == "v%d"
      grant for 5m
    }
    """
        .formatted(number, number % attributes, number / attributes);
  }
}
