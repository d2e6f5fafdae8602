package dev.remit.benchmarks;

import dev.remit.lang.ParsedFiles;
import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.schema.BundleLimit;
import dev.remit.lang.schema.BundleLimits;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The agent policy: per rule the tool, the task's purpose, the dataset among eight, a numeric bound
 * and a condition over each hop. Of any number of rules at most three match a call of {@code
 * crm.pay0}: all others are on another tool.
 */
final class AgentPolicy {
  /** Rules on the tool that is asked for. */
  static final int MATCHING = 3;

  private static final int RULES_A_FILE = 1_000;
  private static final int DATASETS = 8;
  private static final int SWEPT = 32;
  private static final int OVER_HOPS = 500;

  private static final BundleSettings SETTINGS =
      new BundleSettings(
          16,
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofSeconds(30),
          Set.of(),
          Source.VOUCHED,
          true,
          List.of(),
          new BundleLimits(Map.of(BundleLimit.RULES, BundleLimit.RULES.most())));

  private AgentPolicy() {}

  /** The bundle of so many rules, 1 to 100,000. */
  static CompiledBundle bundle(int rules) {
    return compiled(files(rules));
  }

  /** Its files. */
  static List<SourceFile> files(int rules) {
    return files(rules, RULES_A_FILE);
  }

  /** The bundle of so many rules on the tool, of which three are on the purpose of a refund. */
  static CompiledBundle onOneTool(int rules) {
    return compiled(
        files(
            rules,
            RULES_A_FILE,
            number ->
                (number == 0 ? tool(0) : "")
                    + rule(number, 0, number < MATCHING ? "refund" : "purpose" + number)));
  }

  /** Its files, with so many rules in each but the first. */
  static List<SourceFile> files(int rules, int each) {
    return files(rules, each, AgentPolicy::rule);
  }

  private static List<SourceFile> files(int rules, int each, IntFunction<String> rule) {
    List<SourceFile> files = new ArrayList<>();
    files.add(
        new SourceFile(
            "crm/catalogue.policy",
            "package crm\n\nattribute task.purpose: string from vouched\n"
                + datasets(DATASETS)
                + "\n"));
    for (int from = 0; from < rules; from += each) {
      String text =
          IntStream.range(from, Math.min(rules, from + each))
              .mapToObj(rule)
              .collect(Collectors.joining("\n", "package crm\n\n", ""));
      files.add(new SourceFile("crm/rules" + from + ".policy", text));
    }
    return files;
  }

  /** One rule, on a tool that makes an access for each of up to 32 accounts. */
  static CompiledBundle sweeping() {
    String accounts = accounts(SWEPT);
    return compiled(
        List.of(
            new SourceFile(
                "crm/sweep.policy",
                """
                package crm

                attribute task.purpose: string from vouched
                tool crm.sweep {
                  args { accounts: list<name> max 32, amount: decimal }
                  does pay on args.accounts
                }
                %s
                permit sweep "Refunds up to 100 are routine" {
                  tool is crm.sweep
                  when task.purpose == "refund"
                  when dataset in { %s }
                  when args.amount <= 100.00
                  when every hop satisfies (hop.trust >= vouched)
                  grant for 5m
                }
                """
                    .formatted(datasets(SWEPT), accounts))));
  }

  /**
   * Rules of one tool with a condition over each hop: 500 that have the same ({@code shared}), 500
   * with one each ({@code apart}), {@code one} rule; or 500 without it ({@code bare}).
   */
  static CompiledBundle overHops(String rules) {
    return compiled(
        files(
            rules.equals("one") ? 1 : OVER_HOPS,
            RULES_A_FILE,
            number -> (number == 0 ? tool(0) : "") + overHops(number, rules)));
  }

  private static String overHops(int number, String rules) {
    String purpose = rules.equals("apart") ? "none" + number : "none";
    String hops =
        "when every hop satisfies (hop.trust >= vouched and task.purpose != \"%s\")"
            .formatted(purpose);
    return """
    permit hops%d "Refunds by agents that are vouched for are routine" {
      tool is crm.pay0
      %s
      grant for 5m
    }
    """
        .formatted(number, rules.equals("bare") ? "" : hops);
  }

  private static String datasets(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            "dataset crm.account" + i + " { sensitivity internal, labels { }, owner \"team-crm\" }")
        .collect(Collectors.joining("\n"));
  }

  private static String accounts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "crm.account" + i)
        .collect(Collectors.joining(", "));
  }

  /** A rule, after its tool where it is the first on it. */
  private static String rule(int number) {
    int tool = Math.max(0, number - MATCHING + 1);
    return (number == 0 || tool > 0 ? tool(tool) : "") + rule(number, tool, "refund");
  }

  private static String rule(int number, int tool, String purpose) {
    return """
    permit refund%d "Refunds up to 100 are routine" {
      tool is crm.pay%d
      when task.purpose == "%s"
      when dataset in { %s }
      when args.amount <= 100.00
      when every hop satisfies (hop.trust >= vouched)
      grant for 5m
    }
    """
        .formatted(number, tool, purpose, accounts(DATASETS));
  }

  private static String tool(int number) {
    return "tool crm.pay"
        + number
        + " { args { account: name, amount: decimal } does pay on args.account }\n";
  }

  /** Whatever has no error, of any number of rules. */
  static CompiledBundle compiled(List<SourceFile> files) {
    return checked(files).compiled();
  }

  /** The same, its rules no code yet. */
  static CompiledBundle checked(List<SourceFile> files) {
    return checked(files, new ParsedFiles());
  }

  /** The same, with what of it was parsed before. */
  static CompiledBundle checked(List<SourceFile> files, ParsedFiles parsed) {
    PolicyCompiler.Result result =
        PolicyCompiler.compile(
            new BundleSource(files, DataFiles.NONE, SETTINGS, "sha256:benchmark"),
            SETTINGS,
            parsed);
    return result
        .bundle()
        .orElseThrow(() -> new IllegalStateException(TextRenderer.render(result.diagnostics())));
  }
}
