package dev.remit.lang.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.Bundles;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.ir.RuleIr;
import dev.remit.lang.runtime.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a file imports: names of other packages, and packs with arguments. */
class ModulesTest {
  private static final String COMMON =
      """
      // file: common.policy
      package acme.common
      import acme.base
      group agents bots = { "spiffe://acme.example/agent/**" }
      define for_work = is_work(task.purpose) or base.night
      define is_work(p: string) = p == "work"
      // file: base.policy
      package acme.base
      define night = task.purpose == "night"
      """;

  private static final String PACK =
      """
      // file: pack.policy
      package pack.keys
      parameter max_age: duration default 90d
      parameter services: group agents
      parameter kinds: set<credential.kind> max 4 default { static_key }
      deny old "Old keys" { agent in services when credential.kind in kinds and is_old(credential.age) }
      define is_old(age: duration) = age > max_age
      """;

  private static Set<String> rules(CompiledBundle bundle) {
    return Stream.of(
            bundle.program().permits(), bundle.program().denies(), bundle.program().obliges())
        .flatMap(List::stream)
        .map(RuleIr::id)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static List<Code> errors(String files) {
    return Bundles.diagnostics(Bench.CATALOGUE + files).stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::code)
        .toList();
  }

  private static Bench keys(String imports) {
    return new Bench(
            "permit a \"A\" { }\n// file: use.policy\npackage acme.use\n"
                + imports
                + "group agents support = { \"spiffe://acme.example/agent/support/*\" }\n"
                + "group agents others = { \"spiffe://acme.example/other/*\" }\n"
                + PACK)
        .fact("credential.kind", "\"static_key\"")
        .fact("credential.issued_at", "\"2026-10-01T00:00:00Z\"");
  }

  @Test
  void groups_and_defines_of_another_package_are_named_by_its_last_segment() {
    Bench bench =
        new Bench(
            "// file: app.policy\npackage acme.app\nimport acme.common\n"
                + "permit a \"A\" { agent in common.bots when common.for_work }\n"
                + COMMON);
    assertEquals("PERMITTED acme.app.a", bench.fact("task.purpose", "\"work\"").outcome());
    bench.asking.facts.clear();
    assertEquals("PERMITTED acme.app.a", bench.fact("task.purpose", "\"night\"").outcome());
    bench.asking.facts.clear();
    assertEquals("NOT_PERMITTED", bench.fact("task.purpose", "\"fun\"").outcome());
  }

  @Test
  void an_import_may_have_another_name() {
    String app =
        "// file: app.policy\npackage acme.app\nimport acme.common as shared\n"
            + "permit a \"A\" { agent in %s.bots }\n"
            + COMMON;
    assertEquals("PERMITTED acme.app.a", new Bench(app.formatted("shared")).outcome());
    assertEquals(List.of(Code.UNKNOWN_GROUP), errors(app.formatted("common")));
  }

  @Test
  void an_import_is_one_files_and_lets_no_names_through() {
    assertEquals(
        List.of(Code.UNKNOWN_GROUP),
        errors(
            "// file: app.policy\npackage acme.app\nimport acme.common\n"
                + "permit a \"A\" { agent in common.bots }\n"
                + "// file: more.policy\npackage acme.app\n"
                + "permit b \"B\" { agent in common.bots }\n"
                + COMMON));
    assertEquals(
        List.of(Code.UNKNOWN_NAME),
        errors(
            "// file: app.policy\npackage acme.app\nimport acme.common\n"
                + "permit a \"A\" { when common.night }\n"
                + COMMON));
  }

  @Test
  void a_pack_takes_effect_where_it_is_imported_with_arguments() {
    Bench bench = keys("import pack.keys with { services: support }\n");
    assertEquals(Set.of("p.a", "pack.keys.old"), rules(bench.bundle()));
    assertEquals("PERMITTED p.a", bench.outcome());
    assertEquals(
        "DENIED pack.keys.old",
        keys("import pack.keys with { services: support, max_age: 30d }\n").outcome());
    assertEquals(
        "PERMITTED p.a",
        keys("import pack.keys with { services: others, max_age: 30d }\n").outcome());
    assertEquals(
        "PERMITTED p.a",
        keys("import pack.keys with { services: support, max_age: 30d, kinds: { session } }\n")
            .outcome());
  }

  @Test
  void a_pack_is_instantiated_more_than_once_by_name() {
    Bench bench =
        keys(
            """
            import pack.keys with { services: others, max_age: 30d }
            import pack.keys as strict with { services: support, max_age: 1d }
            """);
    assertEquals(Set.of("p.a", "pack.keys.old", "pack.keys.strict.old"), rules(bench.bundle()));
    assertEquals("DENIED pack.keys.strict.old", bench.outcome());
  }

  @Test
  void a_second_instance_without_a_name_is_an_error_across_files_too() {
    String use =
        "// file: %s.policy\npackage acme.%s\nimport pack.keys with { services: s }\n"
            + "group agents s = { \"spiffe://acme.example/x\" }\n";
    assertEquals(
        List.of(Code.DUPLICATE_INSTANCE),
        errors(use.formatted("a", "a") + use.formatted("b", "b") + PACK));
  }

  @Test
  void an_instance_is_not_named_like_a_package() {
    assertEquals(
        List.of(Code.DUPLICATE_INSTANCE),
        errors(
            """
            // file: a.policy
            package acme.a
            import pack.keys as strict with { services: s }
            group agents s = { "spiffe://acme.example/x" }
            // file: b.policy
            package pack.keys.strict
            """
                + PACK));
  }

  @Test
  void a_pack_that_nothing_imports_is_checked_and_gives_no_rule() {
    Bench bench = new Bench("permit a \"A\" { }\n" + PACK);
    assertEquals(Set.of("p.a"), rules(bench.bundle()));
    assertEquals(
        List.of(Code.PACK_WITHOUT_IMPORT),
        Bundles.diagnostics(PACK).stream().map(Diagnostic::code).toList());
    assertEquals(List.of(Code.TYPE_MISMATCH), errors(PACK.replace("age > max_age", "age > 5")));
  }

  @Test
  void everything_that_a_rule_holds_works_with_parameters() {
    Bench bench =
        new Bench(
            """
            // file: use.policy
            package acme.use
            import acme.groups
            import pack.whole with {
              who: groups.support
              approvers: groups.leads
              guarded: { pii }
              kept: pii
              tools: { crm.query, x.* }
              most: 12
              purpose: "billing"
              hidden: { iban, "card" }
              area: crm.customers
            }
            // file: groups.policy
            package acme.groups
            group agents support = { "spiffe://acme.example/agent/support/*" }
            group principals leads = { "https://idp.acme.example" / "leads/*" }
            // file: pack.policy
            package pack.whole
            parameter who: group agents
            parameter approvers: group principals
            parameter guarded: set<label> max 5
            parameter kept: label
            parameter tools: set<tool> max 9
            parameter most: int
            parameter purpose: string
            parameter hidden: set<string> max 9
            parameter area: name
            parameter strict: bool default false
            for agent in who {
              permit read "Reads" {
                tool in tools
                dataset is area
                when task.purpose == purpose and some l in guarded satisfies (dataset labelled l)
                when dataset labelled kept
                grant for 1m
              }
            }
            deny never "Never" { when strict }
            oblige rows "Rows" { agent in who with max_rows { rows: most } }
            oblige fields "Fields" { with redact { fields: hidden } }
            oblige more "More" { with redact { fields: { extra, purpose } } }
            oblige ask "Ask" {
              dataset under area
              when task.purpose != purpose
              with human_approval { approvers: approvers, count: 1, within: 10m }
            }
            """);
    bench.asking.supported = Set.of("max_rows", "redact");
    bench.fact("task.purpose", "\"billing\"");
    Decision.Allow allow = bench.allow();
    assertEquals("pack.whole.read", allow.reason().rule().orElseThrow().id());
    assertEquals(
        List.of(
            new Value.Int(12),
            new Value.Many(
                Stream.of("billing", "card", "extra", "iban")
                    .<dev.remit.lang.runtime.Reading>map(Value.Text::new)
                    .toList())),
        allow.obligations().stream().flatMap(each -> each.fields().values().stream()).toList());
    bench.asking.facts.clear();
    assertEquals("NOT_PERMITTED", bench.fact("task.purpose", "\"fun\"").outcome());
  }

  @Test
  void an_ask_names_the_group_that_the_pack_was_given() {
    Bench bench =
        new Bench(
            """
            permit a "A" { }
            // file: use.policy
            package acme.use
            import pack.ask with { approvers: leads }
            group principals leads = { "https://idp.acme.example" / "leads/*" }
            // file: pack.policy
            package pack.ask
            parameter approvers: group principals
            oblige ask "Ask" { with human_approval { approvers: approvers, count: 1, within: 10m } }
            """);
    Decision.Reason reason = bench.deny();
    assertEquals("pack.ask.ask", reason.rule().orElseThrow().id());
    assertEquals(
        new Value.Text("acme.use.leads"),
        reason.ask().orElseThrow().obligation().fields().get("approvers"));
  }

  @Test
  void what_a_packs_file_governs_bounds_its_permits() {
    String files =
        """
        // file: use.policy
        package acme.use
        import pack.open with { }
        // file: pack.policy
        package pack.open governs tool x.**
        parameter on: bool default true
        permit all_of_it "A" { when on }
        """;
    assertEquals("NOT_PERMITTED", new Bench(files).outcome());
    assertEquals(
        "PERMITTED pack.open.all_of_it", new Bench(files).call("x", "noop", "{}").outcome());
  }

  @Test
  void names_of_an_instance_are_read_with_its_arguments() {
    String files =
        """
        // file: use.policy
        package acme.use
        import pack.p as one with { purpose: "one" }
        import pack.p as two with { purpose: "two" }
        permit a "A" { when one.fits and not two.fits }
        // file: pack.policy
        package pack.p
        parameter purpose: string
        define fits = task.purpose == purpose
        """;
    assertEquals(
        "PERMITTED acme.use.a", new Bench(files).fact("task.purpose", "\"one\"").outcome());
    assertEquals("NOT_PERMITTED", new Bench(files).fact("task.purpose", "\"two\"").outcome());
    assertEquals(List.of(Code.UNKNOWN_NAME), errors(files.replace("one.fits", "one.purpose")));
  }

  @Test
  void a_parameter_that_is_a_group_may_be_one_made_of_the_packs_own() {
    String files =
        """
        // file: use.policy
        package acme.use
        import pack.p with { given: support }
        group agents support = { "spiffe://acme.example/agent/support/*" }
        permit a "A" { agent in p.most }
        // file: pack.policy
        package pack.p
        parameter given: group agents
        group agents most = given - { "spiffe://acme.example/agent/support/7" }
        """;
    assertEquals("NOT_PERMITTED", new Bench(files).outcome());
    assertEquals("PERMITTED acme.use.a", new Bench(files.replace("/7", "/8")).outcome());
  }

  @Test
  void the_order_of_files_changes_nothing() {
    List<String> files =
        List.of(
            "// file: use.policy\npackage acme.use\nimport pack.keys with { services: s }\n"
                + "group agents s = { \"spiffe://acme.example/x\" }\n",
            PACK,
            COMMON);
    List<Code> before = errors(String.join("", files));
    assertEquals(before, errors(String.join("", files.reversed())));
    assertTrue(before.isEmpty());
  }
}
