package dev.remit.testkit;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.TestedBundle;
import dev.remit.lang.bundle.BundleFault;
import dev.remit.lang.bundle.BundleReader;
import dev.remit.lang.bundle.BundleSource;
import dev.remit.lang.decide.BundleSettings;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.source.DataFile;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.SourceFile;
import dev.remit.testkit.run.CaseResult;
import dev.remit.testkit.run.Filter;
import dev.remit.testkit.run.Mismatch;
import dev.remit.testkit.run.Progress;
import dev.remit.testkit.run.StageResult;
import dev.remit.testkit.run.SuiteResult;
import dev.remit.testkit.run.SuiteRunner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bundles with tests, out of texts. */
public final class Suites {
  /** The rules that the tests of this module are about. */
  public static final String RULES =
      """
      package crm

      group agents support = { "spiffe://acme.example/agent/support/**" }
      group principals leads = { "https://idp.acme.example" / "leads/*" }
      label pii
      data tenant[id: string] { limit: decimal }
      row tenant["acme"] { limit 100.00 }

      tool crm.query { args { customer: string } does read on crm.customers }
      tool crm.refund { args { amount: decimal, note: string? } does pay on crm.refunds irreversible }
      dataset crm.customers { sensitivity confidential, labels { pii }, owner "crm" }
      dataset crm.refunds { sensitivity internal, labels { }, owner "crm" }

      for agent in support {
        permit read "Customers are read" {
          tool is crm.query
          when task.purpose == "support"
          grant for 5m
        }
        permit refund "Refunds within the tenant's limit" {
          tool is crm.refund
          when args.amount > 0.00 and args.amount <= tenant["acme"].limit
          grant once for 1m
        }
      }
      deny keys "No static keys" {
        dataset labelled pii
        when credential.kind == static_key
      }
      oblige masked "Masked" {
        dataset is crm.customers
        with redact { fields: { iban } }
      }
      oblige lead "A lead approves" {
        tool is crm.refund
        unless args.amount <= 20.00
        with human_approval { approvers: leads, count: 1, within: 10m }
      }

      fixture ticket {
        agent "spiffe://acme.example/agent/support/7"
        principal "https://idp.acme.example" / "emma"
        task { id: "t-1", purpose: "support", deadline: 13:00 }
        credential { kind: jwt_svid, expires_at: 12:00 }
        call crm.query { customer: "c-9" }
        at 2026-11-23T11:00:00Z
      }
      fixture money from ticket { call crm.refund { amount: 15.00 } }
      """;

  private Suites() {}

  /** The rules above with these tests. */
  public static TestedBundle with(String tests) {
    return compiled(RULES + "\n" + tests);
  }

  public static TestedBundle compiled(String text) {
    return compiled(text, Map.of());
  }

  /** With data files beside it, by name. */
  public static TestedBundle compiled(String text, Map<String, String> files) {
    PolicyCompiler.Result result = result(text, files);
    return result
        .tested()
        .orElseThrow(() -> new AssertionError(TextRenderer.render(result.diagnostics())));
  }

  /** What is wrong with these tests of the rules above. */
  public static String problems(String tests, Map<String, String> files) {
    return TextRenderer.render(result(RULES + "\n" + tests, files).diagnostics());
  }

  private static PolicyCompiler.Result result(String text, Map<String, String> files) {
    Map<String, DataFile> data = new HashMap<>();
    files.forEach((name, of) -> data.put(name, new DataFile.Read(new SourceFile(name, of))));
    return PolicyCompiler.compile(
        List.of(new SourceFile("a.policy", text)),
        new DataFiles(data),
        BundleSettings.STANDARD,
        "test");
  }

  /** A directory of policies, as it is read. */
  public static TestedBundle read(Path directory) throws BundleFault {
    BundleSource source = BundleReader.read(directory);
    PolicyCompiler.Result result = PolicyCompiler.compile(source, source.settings());
    return result
        .tested()
        .orElseThrow(() -> new AssertionError(TextRenderer.render(result.diagnostics())));
  }

  public static SuiteResult run(TestedBundle tested) {
    return run(tested, Filter.ALL);
  }

  public static SuiteResult run(TestedBundle tested, Filter filter) {
    return new SuiteRunner(tested, new SuiteRunner.Options(filter, 2, false, 1), Progress.NONE)
        .run();
  }

  /** What is not as expected, such as {@code deny, but allow …}; none where all is. */
  public static List<String> mismatches(String tests) {
    return run(with(tests)).cases().stream()
        .map(CaseResult::stages)
        .flatMap(List::stream)
        .map(StageResult::mismatches)
        .flatMap(List::stream)
        .map(Suites::words)
        .toList();
  }

  private static String words(Mismatch mismatch) {
    return mismatch.expected() + ", but " + mismatch.actual();
  }
}
