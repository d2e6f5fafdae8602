package dev.remit.lang.decide;

import dev.remit.lang.Bundles;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A catalogue, rules, a question and live state, to be decided at noon. */
final class Bench {
  static final String CATALOGUE =
      """
      package p
      label pii
      group agents support = { "spiffe://acme.example/agent/support/*" }
      group principals leads = { "https://idp.acme.example" / "leads/*" }
      tool crm.query { does read on crm.customers }
      tool crm.refund {
        args { amount: decimal, note: string? }
        does pay on crm.refunds
        irreversible
      }
      tool fs.move {
        args { source: path, destination: path }
        does delete on files at args.source
        does write on files at args.destination
      }
      tool fs.read { args { paths: list<path> max 40 } does read on files at args.paths }
      tool x.noop { does execute }
      tool x.raw { args { amount: decimal } }
      tool x.open { args { amount: decimal } args open does execute }
      tool x.asked { does read on datasets from request }
      dataset crm.customers { labels { pii }, sensitivity confidential, owner "crm" }
      dataset crm.refunds { labels { }, sensitivity internal, owner "crm" }
      dataset files { labels { }, sensitivity internal }
      dataset files at "/etc/**" { labels { pii }, sensitivity restricted }
      """;

  final Asking asking = new Asking();
  final InMemoryLiveState memory = new InMemoryLiveState();
  LiveState state = memory;
  BundleSettings settings = Bundles.SETTINGS;
  Instant now = Asking.NOON;
  private final String rules;

  Bench(String rules) {
    this.rules = rules;
    asking.facts.clear();
  }

  /** One rule that permits whatever the chain and the credential allow. */
  static Bench open() {
    return new Bench("permit all_of_it \"A\" { grant for 1m }");
  }

  Bench call(String server, String name, String arguments) {
    asking.tool(server, name).arguments(arguments);
    return this;
  }

  Bench refund(String amount) {
    return call("crm", "refund", "{\"amount\":" + amount + "}");
  }

  Bench fact(String attribute, String json) {
    asking.fact(attribute, json, Source.VOUCHED);
    return this;
  }

  /** The question as it stands, for an agent that acts for itself. */
  Bench alone() {
    asking.principal = asking.agent;
    asking.chain = Sent.none();
    return this;
  }

  /** A chain of so many hops from Emma, the last to the asking agent. */
  Bench chain(int hops, UnaryOperator<Hops> change) {
    asking.chain = Sent.of(change.apply(new Hops(hops)).hops());
    return this;
  }

  CompiledBundle bundle() {
    return Bundles.compile(CATALOGUE + rules, settings);
  }

  Decision decide() {
    return Decider.decide(asking.question(), bundle(), state, now);
  }

  Decision.Allow allow() {
    if (decide() instanceof Decision.Allow allow) {
      return allow;
    }
    throw new AssertionError(decide().toString());
  }

  Decision.Reason deny() {
    if (decide() instanceof Decision.Deny(Decision.Reason reason)) {
      return reason;
    }
    throw new AssertionError(decide().toString());
  }

  /** {@code PERMITTED p.rule}, or {@code CODE}, rule, fact and hop, as far as there are any. */
  String outcome() {
    Decision.Reason reason = decide().reason();
    StringBuilder text = new StringBuilder(reason.code().name());
    reason.rule().ifPresent(rule -> text.append(' ').append(rule.id()));
    reason.fact().ifPresent(fact -> text.append(' ').append(fact));
    reason.hop().ifPresent(hop -> text.append(" hop ").append(hop));
    return text.toString();
  }

  static BundleSettings settings(int maxDepth, Set<Value.Identity> roots, Source floor) {
    BundleSettings base = Bundles.SETTINGS;
    return new BundleSettings(
        maxDepth,
        base.defaultGrant(),
        base.maxGrant(),
        base.cacheTime(),
        roots,
        floor,
        base.taskRegistration());
  }

  static BundleSettings grants(Duration standard, Duration most, Duration cache) {
    BundleSettings base = Bundles.SETTINGS;
    return new BundleSettings(
        base.maxDepth(), standard, most, cache, base.roots(), base.hopFloor(), false);
  }

  static BundleSettings registered() {
    BundleSettings base = Bundles.SETTINGS;
    return new BundleSettings(
        base.maxDepth(),
        base.defaultGrant(),
        base.maxGrant(),
        base.cacheTime(),
        base.roots(),
        base.hopFloor(),
        true);
  }

  static Value.Identity agent(String subject) {
    return new Value.Identity("spiffe://acme.example", subject);
  }

  static Value.Identity person(String subject) {
    return new Value.Identity("https://idp.acme.example", subject);
  }

  static Optional<Scope.Bound<String>> only(String... names) {
    return Optional.of(new Scope.Bound.Only<>(List.of(names)));
  }
}
