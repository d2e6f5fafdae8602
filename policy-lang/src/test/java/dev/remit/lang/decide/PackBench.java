package dev.remit.lang.decide;

import dev.remit.lang.PolicyCompiler;
import dev.remit.lang.diagnostic.TextRenderer;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A shipped pack, imported by a small site that permits everything, and a question to spoil. */
final class PackBench {
  private static final Path PACKS = Path.of("../policies/packs");
  private static final String SITE =
      """
      group agents fleet = { "spiffe://acme.example/agent/support/*" }
      group agents workers = { "spiffe://acme.example/worker/*" }
      group principals leads = { "https://idp.acme.example" / "leads/*" }
      label pii, open
      action deploy
      tool s.read { does read on d.plain reversible }
      tool s.pii { does read on d.pii reversible }
      tool s.secret { does read on d.secret reversible }
      tool s.unstated { does read on d.unstated reversible }
      tool s.drain { does read on d.plain irreversible }
      tool s.look { does read on d.plain }
      tool s.write { does write on d.plain reversible }
      tool s.overwrite { does write on d.plain irreversible }
      tool s.touch { does write on d.plain }
      tool s.delete { does delete on d.plain reversible }
      tool s.delete_test { does delete on d.test reversible }
      tool s.assign { does admin on d.plain reversible }
      tool s.release { args { version: string } does deploy on d.plain reversible }
      tool s.reboot { does admin reversible }
      tool s.run { does execute reversible }
      tool s.pii_write { does write on d.pii reversible }
      tool s.elsewhere { does read on d.elsewhere reversible }
      tool s.test { does read on d.test reversible }
      tool s.tenant { does read on d.tenant reversible }
      tool t.read { does read on d.plain reversible }
      dataset d.plain { sensitivity internal, labels { open }, environment "production", tenant none, region "eu" }
      dataset d.pii { sensitivity internal, labels { pii }, environment "production", tenant none, region "eu" }
      dataset d.secret { sensitivity restricted, labels { }, environment "production", tenant none, region "eu" }
      dataset d.elsewhere { sensitivity internal, labels { }, environment "production", tenant none, region "us" }
      dataset d.test { sensitivity internal, labels { }, environment "test", tenant none, region "eu" }
      dataset d.tenant { sensitivity internal, labels { }, environment "production", tenant "acme", region "eu" }
      dataset d.unstated { owner "somebody" }
      permit everything "Everything" { grant for 10m }
      permit alone "Alone too" { acts alone without task without credential grant for 10m }
      """;

  private final String pack;
  private final String imports;
  private final Map<String, Question.Statement> facts = new TreeMap<>();
  final Asking asking = new Asking();
  final InMemoryLiveState state = new InMemoryLiveState();

  PackBench(String pack, String arguments) {
    this.pack = pack;
    this.imports = "package site\nimport pack." + pack + " with { " + arguments + " }\n";
    asking.supported = Set.of("redact");
    call("read");
  }

  private static String text(String pack) {
    try {
      return Files.readString(PACKS.resolve(pack).resolve(pack + ".policy"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  PackBench call(String tool) {
    return call("s", tool, "{}");
  }

  PackBench call(String server, String tool, String arguments) {
    asking.tool(server, tool).arguments(arguments);
    return this;
  }

  /** States a fact. */
  PackBench fact(String attribute, String json) {
    Asking one = new Asking();
    one.facts.clear();
    one.fact(attribute, json, Source.VOUCHED);
    facts.put(attribute, one.facts.getFirst());
    return this;
  }

  PackBench none(String attribute) {
    facts.put(attribute, new Question.Statement(attribute, Sent.none(), Source.VOUCHED));
    return this;
  }

  PackBench unknown(String attribute) {
    facts.remove(attribute);
    return this;
  }

  PackBench chain(int hops, UnaryOperator<Hops> change) {
    asking.chain = Sent.of(change.apply(new Hops(hops)).hops());
    return this;
  }

  PackBench alone() {
    asking.principal = asking.agent;
    asking.chain = Sent.none();
    return this;
  }

  PackBench withoutTask() {
    asking.task = Sent.none();
    asking.chain = Sent.none();
    asking.principal = asking.agent;
    return this;
  }

  PackBench withoutCredential() {
    asking.credential = Sent.none();
    return this;
  }

  PackBench deadline(Sent<java.time.Instant> deadline) {
    asking.task = Sent.of(new Question.TaskClaim("t-1", Sent.none(), deadline, Source.VOUCHED));
    return this;
  }

  Decision decide() {
    PolicyCompiler.Result result =
        PolicyCompiler.compile(
            List.of(
                new SourceFile("site.policy", imports + SITE),
                new SourceFile("pack.policy", text(pack))),
            Bench.settings(8, Set.of(), Source.ASSERTED),
            "sha256:test");
    CompiledBundle bundle =
        result
            .bundle()
            .orElseThrow(() -> new AssertionError(TextRenderer.render(result.diagnostics())));
    asking.facts.clear();
    asking.facts.addAll(facts.values());
    return Decider.decide(asking.question(), bundle, state, Asking.NOON);
  }

  Decision.Allow allow() {
    if (decide() instanceof Decision.Allow allow) {
      return allow;
    }
    throw new AssertionError(decide().toString());
  }

  /** {@code CODE}, the rule without its pack, and the fact that is not known. */
  String outcome() {
    Decision.Reason reason = decide().reason();
    StringBuilder text = new StringBuilder(reason.code().name());
    reason
        .rule()
        .ifPresent(rule ->
            text.append(' ')
                .append(rule.id().replace("pack." + pack + ".", "").replace("site.", "")));
    reason.fact().ifPresent(fact -> text.append(' ').append(fact));
    return text.toString();
  }
}
